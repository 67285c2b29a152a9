"""Removes records, pictures and files that only the killed story used."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from taggit.models import Tag, TaggedItem
from wagtail.models import ModelLogEntry, ReferenceIndex

from articles.enums import NamingStatus
from articles.models import (
    Event,
    HistorySeal,
    ImportedFrom,
    MergedRecord,
    NewsFile,
    NewsImage,
    Person,
    RecordMerge,
    RetiredRecordAddress,
    SourceDocument,
)
from articles.models.kills import NAMELESS
from articles.services.history.sealing import redact_history
from articles.services.killing.copies import is_picture_used
from articles.services.killing.dependent_rows import held_by
from articles.services.killing.merges import forget_rows_of_record
from articles.services.killing.rows import Counts, plural
from articles.services.records.deletions import find_use
from articles.wagtail_compat.stored_rows import IndexEntry

if TYPE_CHECKING:
    from django.db.models import Model

    from articles.services.killing.mentioned_records import MentionedRecords


# Documents, events and private people that nothing else names go with the story. Organizations,
# places, topics and public people are known without it; they stay, and the report names them.
_OWN = (Event, SourceDocument, Person)
_MEDIA = (NewsImage, NewsFile)


@dataclass
class Swept:
    """What went, as (place, count); what stays, as (model, key); names of stored files that are to
    be deleted."""

    removed: Counts = field(default_factory=list)
    kept: list[tuple[str, int]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def remove_records(named: MentionedRecords) -> Swept:
    """Delete the story's own records, and what they alone held; to be called when the story itself
    is gone. What they held is added to `named`."""
    swept = Swept()
    counts: Counter[type[Model]] = Counter()
    # One that is gone lets others go: an event may be all that holds a document, and a document
    # all that holds a person.
    while gone := {model: number for model in _OWN if (number := _delete_unused(model, named))}:
        counts.update(gone)
    swept.removed = [(plural(model), counts[model]) for model in _OWN if counts[model]]
    for model, keys in named.items():
        if model in _MEDIA:
            continue
        alone = [
            record.pk
            for record in model._default_manager.filter(pk__in=keys)
            if not find_use(record)
        ]
        swept.kept += [(model._meta.label_lower, pk) for pk in sorted(alone)]
    return swept


def _delete_unused(model: type[Model], named: MentionedRecords) -> int:
    """Delete what nothing names any more, and return how many; those that somebody deleted before
    are forgotten by the history as well."""
    keys = named[model]
    records = list(model._default_manager.filter(pk__in=keys).order_by("pk"))
    missing = keys - {record.pk for record in records}
    _forget(model, sorted(_gone_before(model, missing)))
    gone = []
    for record in records:
        if (isinstance(record, Person) and record.standing != NamingStatus.PRIVATE) or find_use(
            record
        ):
            continue
        for held, key in list(held_by(record)):
            named[held].add(key)
        gone.append(record.pk)
        record.delete()
    _forget(model, gone)
    keys -= {*missing, *gone}
    return len(gone)


def _gone_before(model: type[Model], keys: set[int]) -> set[int]:
    """Without those that were merged into one that is still there: their names are its names."""
    kind = ContentType.objects.get_for_model(model)
    merged = MergedRecord.objects.filter(content_type=kind, removed_id__in=keys)
    return keys - set(merged.values_list("removed_id", flat=True))


def remove_media(named: MentionedRecords) -> Swept:
    """Delete the rows of pictures and files that nothing uses any more, with the tags that only
    they had; `files` of the result are the names under which they are stored."""
    swept = Swept()
    for model in _MEDIA:
        media = list(model.objects.filter(pk__in=named[model]).order_by("pk"))
        _forget(model, sorted(named[model] - {medium.pk for medium in media}))
        _delete_media(model, media, swept)
    return swept


def _delete_media(
    model: type[NewsImage | NewsFile], media: list[NewsImage] | list[NewsFile], swept: Swept
) -> None:
    gone, sizes, tags = [], 0, set[int]()
    for medium in media:
        if _is_used(medium):
            swept.kept.append((model._meta.label_lower, medium.pk))
            continue
        names = [medium.file.name]
        if isinstance(medium, NewsImage):
            names += medium.renditions.values_list("file", flat=True)
        swept.files += names
        sizes += len(names) - 1
        tags |= set(medium.tags.values_list("pk", flat=True))
        gone.append(medium.pk)
        medium.delete()
    if gone:
        _forget(model, gone)
        swept.removed.append((plural(model), len(gone)))
        swept.removed += [("Picture sizes", sizes)] if sizes else []
        used = TaggedItem.objects.filter(tag__in=tags).values("tag")
        Tag.objects.filter(pk__in=tags).exclude(pk__in=used).delete()


def _is_used(medium: NewsImage | NewsFile) -> bool:
    if isinstance(medium, NewsImage):
        return is_picture_used(medium.pk)
    return ReferenceIndex.get_references_to(medium).exists()


def _forget(model: type[Model], keys: list[int]) -> None:
    """The history keeps who did what with them, without their names; what was merged into them,
    what a merge of others keeps of their rows, and where they were imported from are forgotten."""
    if not keys:
        return
    kind = ContentType.objects.get_for_model(model)
    merges = RecordMerge.objects.filter(content_type=kind, kept_id__in=keys)
    merged = MergedRecord.objects.filter(merge__in=merges).values_list("removed_id", flat=True)
    all_keys = [*keys, *merged]
    texts = [str(key) for key in all_keys]
    log = ModelLogEntry.objects.filter(content_type=kind, object_id__in=texts)
    redact_history(log=HistorySeal.RECORDS, entries=log, now=timezone.now())
    log.update(label=NAMELESS, data={})
    IndexEntry.objects.filter(content_type=kind, object_id__in=texts).delete()
    ImportedFrom.objects.filter(content_type=kind, object_id__in=all_keys).delete()
    merges.delete()
    forget_rows_of_record(model, set(keys))
    RetiredRecordAddress.objects.filter(content_type=kind, record_id__in=all_keys).delete()
