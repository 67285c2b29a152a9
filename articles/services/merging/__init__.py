"""Several records of one kind become one, and become several again."""

from articles.services.merging.errors import MergeRefused
from articles.services.merging.merge import MERGE, MOST, merge_records
from articles.services.merging.rights import can_choose_standing, can_merge
from articles.services.merging.undo import UNDO, undo_merge

__all__ = [
    "MERGE",
    "MOST",
    "UNDO",
    "MergeRefused",
    "can_choose_standing",
    "can_merge",
    "merge_records",
    "undo_merge",
]
