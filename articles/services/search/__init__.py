"""Keeps the index of the public search: one transaction with what changed.

Rows exist for what readers may see and for nothing else, so that neither a result nor a count nor a
corrected word can give anything away. What only time makes untrue (an expiry that is due, a consent
that ran out) is left out when somebody searches, and leaves the index with the next `publish_due`.
"""

from articles.services.search.index import (
    index_lapsed_people,
    index_records,
    index_stories,
    index_stories_naming,
    records_of_stories,
)
from articles.services.search.rebuild import rebuild_search
from articles.services.search.writing import forget_words_of

__all__ = [
    "forget_words_of",
    "index_lapsed_people",
    "index_records",
    "index_stories",
    "index_stories_naming",
    "rebuild_search",
    "records_of_stories",
]
