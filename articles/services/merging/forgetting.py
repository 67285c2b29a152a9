"""Merges into records that were deleted since: nobody can undo them, and they say who it was."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType

from articles.models import MergedRecord, RecordMerge


def forget_merges_into_deleted_records() -> int:
    """Drop them with their snapshots; how many. One that was merged on is still there, within the
    record that was kept then."""
    forgotten = 0
    while gone := _into_nothing():
        forgotten += len(gone)
        RecordMerge.objects.filter(pk__in=gone).delete()
    return forgotten


def _into_nothing() -> list[int]:
    found: list[int] = []
    kinds = RecordMerge.objects.order_by().values_list("content_type", flat=True).distinct()
    for kind in ContentType.objects.filter(pk__in=kinds):
        model = kind.model_class()
        if model is None:
            continue
        merges = RecordMerge.objects.filter(content_type=kind, undone_at__isnull=True)
        kept = merges.exclude(kept_id__in=model._default_manager.order_by().values("pk"))
        onward = MergedRecord.objects.filter(content_type=kind, merge__undone_at__isnull=True)
        kept = kept.exclude(kept_id__in=onward.values("removed_id"))
        found += kept.values_list("pk", flat=True)
    return found
