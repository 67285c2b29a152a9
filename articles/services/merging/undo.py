"""Undoing a merge: restores what nobody has changed since, and reports the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex
from wagtail.search import index

from articles.models import ArticlePage, MergedRecord, RecordMerge, RetiredRecordAddress, Topic
from articles.services.merging.errors import MergeRefused
from articles.services.merging.names import take_names_away
from articles.services.merging.rights import can_merge
from articles.services.merging.rows import make_again, move_index_back, put_back_rows
from articles.services.merging.snapshots import put_back_snapshots
from articles.services.merging.stories import put_back_bodies, put_back_versions, settle_live_rows
from articles.services.merging.unrestored import (
    UndoReport,
    changed_pages,
    is_of_stories,
    leave_out_stale,
    stale_pages,
)
from articles.services.search import index_stories
from articles.services.site.cache_purges import purge_all_kept_pages

if TYPE_CHECKING:
    import datetime

    from articles.models import User

UNDO = "record.merge_undone"


@transaction.atomic
def undo_merge(*, merge: RecordMerge, by: User | None, now: datetime.datetime) -> RecordMerge:
    """Make the merged records again, with all that named them and was not changed since.

    `unrestored` of the merge that is returned says in words what could not be brought back.
    Raises MergeRefused where the merge is undone already, another one stands on it or a name is
    taken, PermissionDenied where `by` may not merge; nothing is changed then.
    """
    merge = RecordMerge.objects.select_for_update().get(pk=merge.pk)
    kind: Any = merge.content_type.model_class()
    if by is not None and not can_merge(by, kind):
        raise PermissionDenied
    keep = kind._default_manager.select_for_update().filter(pk=merge.kept_id).first()
    _check(merge, keep)
    report = UndoReport(keep.name)
    removed = list(merge.removed.all())
    _take_back(merge, keep, report)
    records = [_make_record(kind, row, report) for row in removed]
    _put_back(merge, keep, report)
    for record in (keep, *records):
        _index(record)
        log(instance=record, action=UNDO, user=by, data={"names": [row.name for row in removed]})
    merge.undone_by, merge.undone_at, merge.unrestored = by, now, report.lines()
    merge.moves["told"] = report.told
    merge.save()
    index_stories(keys=[page for page, *_ in merge.moves["pages"]])
    purge_all_kept_pages()
    return merge


def _check(merge: RecordMerge, keep: Any) -> None:
    if merge.undone_at is not None:
        raise MergeRefused(_("This merge has already been undone."))
    later = MergedRecord.objects.filter(
        content_type=merge.content_type,
        removed_id=merge.kept_id,
        merge__undone_at__isnull=True,
    )
    above = later.select_related("merge").first()
    if above is not None:
        raise MergeRefused(
            _("“%(name)s” was later merged into “%(other)s”. Undo that merge first.")
            % {"name": above.name, "other": above.merge.kept_name}
        )
    if keep is None:
        raise MergeRefused(
            _("“%(name)s” has since been deleted, so nothing can be restored.")
            % {"name": merge.kept_name}
        )
    if isinstance(keep, Topic):
        _check_topic_names(merge)


def _check_topic_names(merge: RecordMerge) -> None:
    """No two topics have one name; a synonym that the merge made is taken away first."""
    for row in merge.removed.all():
        if Topic.objects.filter(name_key=row.snapshot["name_key"]).exists():
            raise MergeRefused(
                _("There is now another topic called “%(name)s”. Rename or merge it first.")
                % {"name": row.name}
            )


def _take_back(merge: RecordMerge, keep: Any, report: UndoReport) -> None:
    """What the kept record got: values, names, addresses."""
    take_names_away(merge.moves["names"])
    RetiredRecordAddress.objects.filter(pk__in=merge.moves["addresses"]).delete()
    fields = {field.attname: field for field in keep._meta.local_fields}
    for column, (old, new) in merge.moves["values"].items():
        field = fields[column]
        if getattr(keep, column) != field.to_python(new):
            report.value(str(field.verbose_name))
        else:
            setattr(keep, column, field.to_python(old))
    keep.save()


def _make_record(kind: Any, row: MergedRecord, report: UndoReport) -> Any:
    """The record as it was; where somebody took its address or its id in a catalogue, or what it
    pointed to is gone, without."""
    fields = {field.attname: field for field in kind._meta.local_fields}
    columns = {name: fields[name].to_python(value) for name, value in row.snapshot.items()}
    record = kind(**columns)
    for name in ("slug", *_unique_fields(kind)):
        value = getattr(record, name)
        if value and kind._base_manager.filter(**{name: value}).exists():
            report.taken(record.name, str(fields[name].verbose_name))
            setattr(record, name, "")
    together = set(row.merge.removed.values_list("removed_id", flat=True))
    for field in fields.values():
        key, target = getattr(record, field.attname), field.related_model
        if target is None or key is None or (target is kind and key in together):
            continue
        if not target._base_manager.filter(pk=key).exists():
            report.gone(record.name, str(field.verbose_name))
            setattr(record, field.attname, None)
    record.save(force_insert=True)
    return record


def _unique_fields(kind: Any) -> list[str]:
    fields: list[list[str]] = [
        list(getattr(constraint, "fields", ())) for constraint in kind._meta.constraints
    ]
    return [names[0] for names in fields if len(names) == 1]


def _put_back(merge: RecordMerge, keep: Any, report: UndoReport) -> None:
    """All that named the records. Stories whose live version is another one now keep their rows:
    these belong to what somebody published since."""
    moves = merge.moves
    versions = put_back_versions(moves["versions"])
    stale = stale_pages(moves["pages"], versions)
    bodies = [row for row in moves["bodies"] if row["page"] not in stale]
    changed = put_back_bodies(bodies)
    rows, spare = leave_out_stale(moves["rows"], moves["spare"], stale | changed)
    lost = put_back_rows(rows, keep.pk)
    make_again(spare)
    put_back_snapshots(moves["snapshots"])
    report.stories(moves["pages"], stale | changed | {page for page, _version in versions})
    report.rows(lost)
    if is_of_stories(lost):
        settle_live_rows({row["page"] for row in moves["versions"]} - stale - changed)
        indexed = {row[0] for row in moves["pages"]}
    else:
        move_index_back(rows, type(keep), keep.pk)
        indexed = changed_pages(bodies, spare)
    for article in ArticlePage.objects.filter(pk__in=indexed):
        ReferenceIndex.create_or_update_for_object(article)
    for label, pks in _holders(rows).items():
        for record in apps.get_model(label)._default_manager.filter(pk__in=pks):
            _index(record)


def _holders(rows: list[dict[str, Any]]) -> dict[str, set[Any]]:
    """The records whose rows were put back, which are indexed with them."""
    found: dict[str, set[Any]] = {}
    for row in rows:
        model = apps.get_model(row["model"])
        for field in model._meta.local_fields:
            target = field.related_model
            if target is not None and hasattr(target, "snippet_viewset"):
                keys = model._base_manager.filter(pk__in=row["pks"])
                pks = set(keys.values_list(field.attname, flat=True)) - {None}
                found.setdefault(target._meta.label_lower, set()).update(pks)
    return found


def _index(record: Any) -> None:
    index.insert_or_update_object(record)
    ReferenceIndex.create_or_update_for_object(record)
