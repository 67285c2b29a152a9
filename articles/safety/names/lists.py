"""Words that say nothing by themselves: common surnames, given names, and common English words.

`data/README.md` says where they are from. All are in small letters a to z, as `romanise` writes
them.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

COMMON_SURNAMES = "common_surnames"
KNOWN_SURNAMES = "known_surnames"
GIVEN_NAMES = "given_names"
COMMON_WORDS = "words"
PROPER_NOUNS = "proper_nouns"


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a shipped list."""
    file = resources.files("articles.safety.names") / "data" / f"{name}.txt"
    return frozenset(file.read_text(encoding="ascii").split())


@cache
def everyday() -> frozenset[str]:
    """What is no sign of one person when it stands alone."""
    return (
        listed(COMMON_SURNAMES) | listed(GIVEN_NAMES) | listed(COMMON_WORDS) | listed(PROPER_NOUNS)
    )


@cache
def usual_names() -> frozenset[str]:
    """Common surnames and given names."""
    return listed(COMMON_SURNAMES) | listed(GIVEN_NAMES)


@cache
def familiar() -> frozenset[str]:
    """Every word and name on the lists: such a word is not a slip of the pen for another."""
    return everyday() | listed(KNOWN_SURNAMES)
