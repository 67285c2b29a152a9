"""Takes the metadata out of files that were kept before files were cleaned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from articles.models import NewsFile
from articles.safety.files import UnsafeFile
from articles.safety.metadata import clean_file


@dataclass(frozen=True, slots=True)
class FileCleaning:
    """What happened to one file. `fault` says why it was left as it is, "" where it was not."""

    pk: int
    name: str
    is_changed: bool = False
    fault: str = ""


def clean_kept_files(*, dry_run: bool = False) -> Iterator[FileCleaning]:
    """Clean each file that is not clean yet, under a new address; the old bytes are deleted."""
    for pk in NewsFile.objects.order_by("pk").values_list("pk", flat=True):
        yield _clean_one(pk, dry_run=dry_run)


def _clean_one(pk: int, *, dry_run: bool) -> FileCleaning:
    with transaction.atomic():
        kept = NewsFile.objects.select_for_update().get(pk=pk)
        old, storage = str(kept.file.name), kept.file.storage
        try:
            with storage.open(old) as file:
                data = file.read()
            clean = clean_file(data, ending=old.rpartition(".")[2])
        except UnsafeFile as error:
            return FileCleaning(pk, old, fault=str(error))
        except OSError:
            return FileCleaning(pk, old, fault="The file is gone.")
        if clean == data:
            return FileCleaning(pk, old)
        if not dry_run:
            kept.file = ContentFile(clean, name=old.rpartition("/")[2])
            kept.file_size, kept.file_hash = None, ""
            kept.save()
            kept.get_file_size()
            kept.get_file_hash()
            transaction.on_commit(lambda: storage.delete(old))
    return FileCleaning(pk, str(kept.file.name), is_changed=True)
