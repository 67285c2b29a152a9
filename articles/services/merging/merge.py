"""Merging records in one transaction, logged in the kept record's history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.models import ArticlePage, MergedRecord, RecordMerge
from articles.selectors.merging.merge_values import MERGEABLE, NAMING_STATUS, merged_values
from articles.selectors.merging.references import columns_of, read_references
from articles.services.merging.errors import MergeRefused
from articles.services.merging.names import keep_names, lead_on, public_ones
from articles.services.merging.rights import can_choose_naming_status, can_merge
from articles.services.merging.rows import move_index, move_rows
from articles.services.merging.snapshots import move_in_snapshots
from articles.services.merging.stories import move_in_bodies, move_in_versions
from articles.services.search import index_stories
from articles.services.site.cache_purges import purge_all_kept_pages

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from django.db import models

    from articles.models import User

MERGE = "record.merge"
# At once: more are a mistake, and a long transaction.
MAX_MERGED = 20


@transaction.atomic
def merge_records(
    *,
    keep: models.Model,
    duplicates: Sequence[models.Model],
    by: User | None,
    reason: str,
    now: datetime.datetime,
    choices: Mapping[str, int] | None = None,
) -> RecordMerge:
    """Make the duplicates part of `keep`: all that names them names `keep` from now on.

    `choices` says whose value wins where the records contradict one another (name of the value ->
    key of the record, see `articles.selectors.merging.merge_values`); without one the kept
    record's does, and of people the stricter standing. Raises MergeRefused, or PermissionDenied
    for somebody who may not merge or not choose the standing.
    """
    choices = choices or {}
    _check(type(keep), by, reason, choices)
    if any(type(record) is not type(keep) for record in duplicates):
        raise MergeRefused(_("Only records of the same type can be merged."))
    _lock_stories(keep, duplicates)
    records = lock_records(type(keep), [keep.pk, *(record.pk for record in duplicates)])
    keep, *gone = records
    public = {record.pk for record in public_ones(gone)}
    values = merged_values(records, choices)
    moves = _move(keep, gone)
    for record in gone:
        log(instance=record, action="wagtail.delete", user=by, deleted=True)
        record.delete()
    moves["values"] = _give_values(keep, values)
    moves["names"] = keep_names(keep, [record.name for record in gone])
    slugs = [columns["slug"] for pk, columns in moves["removed"] if pk in public]
    moves["addresses"] = lead_on(keep=keep, slugs=slugs, by=by, now=now)
    index_stories(keys=[page for page, *_ in moves["pages"]])
    purge_all_kept_pages()
    return _record(keep, moves, by=by, reason=reason.strip(), now=now)


def lock_records(kind: type[models.Model], keys: Sequence[int]) -> list[Any]:
    """The records in the order of `keys`, locked until the transaction ends. Raises MergeRefused
    where one is named twice or gone."""
    if not 2 <= len(keys) <= MAX_MERGED + 1:
        raise MergeRefused(
            _("Choose between two and %(most)s records to merge.") % {"most": MAX_MERGED + 1}
        )
    rows = kind._default_manager.select_for_update().filter(pk__in=keys).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != len(keys):
        raise MergeRefused(
            _("One of these records no longer exists, or was chosen twice. Choose again.")
        )
    return [found[pk] for pk in keys]


def _lock_stories(keep: models.Model, duplicates: Sequence[models.Model]) -> None:
    """Wait for whoever is publishing a story that names one of the records: their rows are new
    when they are done. Before the records, which a publication needs at its end."""
    pages = read_references(keep, duplicates).holders(ArticlePage)
    stories = ArticlePage.objects.select_for_update().filter(pk__in=pages).order_by("pk")
    list(stories.values_list("pk", flat=True))


def _check(
    kind: type[models.Model], by: User | None, reason: str, choices: Mapping[str, int]
) -> None:
    if kind not in MERGEABLE:
        raise MergeRefused(_("Records of this type cannot be merged."))
    if not reason.strip():
        raise MergeRefused(_("Say why these records are the same."))
    if by is not None and not can_merge(by, kind):
        raise PermissionDenied
    if by is not None and NAMING_STATUS in choices and not can_choose_naming_status(by):
        raise PermissionDenied


def _move(keep: Any, gone: Sequence[Any]) -> dict[str, Any]:
    """Everything that names the records names the kept one; what was moved, as it is stored."""
    kind, keys = type(keep), {record.pk: keep.pk for record in gone}
    found = read_references(keep, gone)
    pages = found.holders(ArticlePage)
    versions = move_in_versions(gone, keys)
    pages |= {row["page"] for row in versions}
    live = ArticlePage.objects.select_for_update().filter(pk__in=pages).order_by("pk")
    kept_versions = live.values_list("pk", "live_revision_id", "latest_revision_id")
    moves: dict[str, Any] = {
        "pages": [list(row) for row in kept_versions],
        "versions": versions,
        "bodies": move_in_bodies(kind, pages, keys),
        "snapshots": move_in_snapshots(kind, keys),
    }
    moves["rows"], moves["spare"] = move_rows(found, keep.pk)
    move_index(kind, keys, keep.pk)
    moves["removed"] = [(record.pk, columns_of(record)) for record in gone]
    return moves


def _give_values(keep: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The values that the kept record takes over: column -> what it was, what it is now."""
    changed = {column: [getattr(keep, column), value] for column, value in values.items()}
    for column, value in values.items():
        setattr(keep, column, value)
    # Also where nothing changed: its rows did, and they are searched and indexed with it.
    keep.save()
    return changed


def _record(
    keep: Any, moves: dict[str, Any], *, by: User | None, reason: str, now: datetime.datetime
) -> RecordMerge:
    kind = ContentType.objects.get_for_model(type(keep))
    removed = moves.pop("removed")
    merge = RecordMerge.objects.create(
        content_type=kind,
        kept_id=keep.pk,
        kept_name=keep.name,
        moves=moves,
        reason=reason[:255],
        merged_by=by,
        merged_at=now,
    )
    MergedRecord.objects.bulk_create(
        MergedRecord(
            merge=merge, content_type=kind, removed_id=pk, name=columns["name"], snapshot=columns
        )
        for pk, columns in removed
    )
    names = [columns["name"] for _row, columns in removed]
    log(
        instance=keep,
        action=MERGE,
        user=by,
        data={"reason": reason, "names": names},
        content_changed=True,
    )
    return merge
