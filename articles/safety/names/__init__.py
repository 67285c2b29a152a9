"""Names of people who must not be named, found in texts in whatever spelling and disguise.

`python -m articles.safety.names NAMES.json IN.jsonl OUT.jsonl` does it for files.
"""

from articles.safety.names.find import NameHit, find_names
from articles.safety.names.index import NamedPerson, NamesIndex
from articles.safety.names.replace import NameStays, as_slug, replace_in_json, replace_names

__all__ = [
    "NameHit",
    "NameStays",
    "NamedPerson",
    "NamesIndex",
    "as_slug",
    "find_names",
    "replace_in_json",
    "replace_names",
]
