"""Removes what only the killed story brought: records, pictures and files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ModelLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry

from articles.enums import Standing
from articles.models import (
    Event,
    MergedRecord,
    NewsFile,
    NewsImage,
    Person,
    RecordMerge,
    RetiredRecordAddress,
    SourceDocument,
)
from articles.models.kills import NAMELESS
from articles.services.killing.named import is_picture_used
from articles.services.killing.rows import plural
from articles.services.records import find_use

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

type Counts = list[tuple[str, int]]

# Documents, events and private people that nothing else names go with the story. Organizations,
# places, topics and public people are known without it; they stay, and the report names them.
_OWN = (Event, SourceDocument, Person)


@dataclass
class Swept:
    """What went, as (place, count); what stays, as (model, key); keys of the files that documents
    had, or names of stored files that are to be deleted."""

    removed: Counts = field(default_factory=list)
    kept: list[tuple[str, int]] = field(default_factory=list)
    files: list = field(default_factory=list)


def remove_records(named: dict[type[Model], set[int]]) -> Swept:
    """Delete the story's own records; to be called when the story itself is gone."""
    swept = Swept()
    left = {model: set(keys) for model, keys in named.items() if model is not NewsImage}
    # An event may be all that holds a document, and a document all that holds a person.
    for model in _OWN:
        gone = _delete_unused(model, left.get(model, set()), swept)
        left.get(model, set()).difference_update(gone)
        if gone:
            swept.removed.append((plural(model), len(gone)))
    for model, keys in left.items():
        alone = [
            record.pk
            for record in model._default_manager.filter(pk__in=keys)
            if not find_use(record)
        ]
        swept.kept += [(model._meta.label_lower, pk) for pk in sorted(alone)]
    return swept


def _delete_unused(model: type[Model], keys: set[int], swept: Swept) -> list[int]:
    gone = []
    for record in model._default_manager.filter(pk__in=keys).order_by("pk"):
        if (isinstance(record, Person) and record.standing != Standing.PRIVATE) or find_use(record):
            continue
        if isinstance(record, SourceDocument) and record.file_id:
            swept.files.append(record.file_id)
        gone.append(record.pk)
        record.delete()
    _forget(model, gone)
    return gone


def remove_media(named: dict[type[Model], set[int]], files: Iterable[int]) -> Swept:
    """Delete the rows of pictures and files that nothing uses any more; `files` of the result are
    the names under which they are stored."""
    swept = Swept()
    pictures = NewsImage.objects.filter(pk__in=named.get(NewsImage, set()))
    _delete_media(pictures.order_by("pk"), swept)
    _delete_media(NewsFile.objects.filter(pk__in=files).order_by("pk"), swept)
    return swept


def _delete_media(media: Iterable[NewsImage | NewsFile], swept: Swept) -> None:
    gone, sizes, model = [], 0, None
    for medium in media:
        model = type(medium)
        if _is_used(medium):
            swept.kept.append((model._meta.label_lower, medium.pk))
            continue
        names = [medium.file.name]
        if isinstance(medium, NewsImage):
            names += medium.renditions.values_list("file", flat=True)
        swept.files += names
        sizes += len(names) - 1
        gone.append(medium.pk)
        medium.delete()
    if model and gone:
        _forget(model, gone)
        swept.removed.append((plural(model), len(gone)))
        swept.removed += [("Sizes of pictures", sizes)] if sizes else []


def _is_used(medium: NewsImage | NewsFile) -> bool:
    if isinstance(medium, NewsImage):
        return is_picture_used(medium.pk)
    return ReferenceIndex.get_references_to(medium).exists()


def _forget(model: type[Model], keys: list[int]) -> None:
    """The history keeps who did what with them, without their names; what was
    merged into them is forgotten as well."""
    kind = ContentType.objects.get_for_model(model)
    merges = RecordMerge.objects.filter(content_type=kind, kept_id__in=keys)
    merged = MergedRecord.objects.filter(merge__in=merges).values_list("removed_id", flat=True)
    texts = [str(key) for key in (*keys, *merged)]
    log = ModelLogEntry.objects.filter(content_type=kind, object_id__in=texts)
    log.update(label=NAMELESS, data={})
    IndexEntry.objects.filter(content_type=kind, object_id__in=texts).delete()
    merges.delete()
    RetiredRecordAddress.objects.filter(content_type=kind, record_id__in=keys).delete()
