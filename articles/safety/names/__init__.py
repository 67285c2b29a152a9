"""Names of people who must not be named, found in texts in whatever spelling and disguise.

`python -m articles.safety.names NAMES.json IN.jsonl OUT.jsonl` does it for files.
"""

from articles.safety.names.find import NameHit, find_names
from articles.safety.names.index import NamedPerson, NamesIndex

__all__ = ["NameHit", "NamedPerson", "NamesIndex", "find_names"]
