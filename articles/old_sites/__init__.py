"""Exports of other systems, read into plain items (docs/import-format.md).

Pure: files go in, items come out; nothing is fetched and nothing is run. What a file asks a parser
to do (entities, archives that unpack without end, paths that lead out) is refused in words.
"""

from articles.old_sites.items import (
    LostPart,
    OldItem,
    OldMedium,
    OldSite,
    OldTerm,
    OldWriter,
    SkippedItem,
)
from articles.old_sites.opening import read_old_site
from articles.old_sites.sources import SourceRefused

__all__ = [
    "LostPart",
    "OldItem",
    "OldMedium",
    "OldSite",
    "OldTerm",
    "OldWriter",
    "SkippedItem",
    "SourceRefused",
    "read_old_site",
]
