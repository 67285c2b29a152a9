"""Merging records of one kind, and undoing it."""

from articles.services.merging.errors import MergeRefused
from articles.services.merging.merge import MAX_MERGED, MERGE, merge_records
from articles.services.merging.rights import can_choose_naming_status, can_merge
from articles.services.merging.undo import UNDO, undo_merge

__all__ = [
    "MAX_MERGED",
    "MERGE",
    "UNDO",
    "MergeRefused",
    "can_choose_naming_status",
    "can_merge",
    "merge_records",
    "undo_merge",
]
