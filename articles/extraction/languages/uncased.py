"""Finds names in a script that has no capitals: behind titles, verbs and commas."""

from __future__ import annotations

from typing import Final, Protocol

from ..tokens import Token
from .packs import LanguagePack

_NO_NAMES: Final = (
    "prepositions", "conjunctions", "complementizers", "relatives", "determiners", "clitics",
    "adverbs", "bodies", "persons", "he", "she", "documents", "works",
)  # fmt: skip


class _Named(Protocol):
    words: tuple[str, ...]


class NamesSoFar(Protocol):
    """The names that have been found, as far as these rules ask for them."""

    def find(self, words: tuple[str, ...], kind: str) -> _Named | None:
        """The name that these words are, or are a part of."""


def _bare(low: str, pack: LanguagePack) -> str:
    """A word without a conjunction that is written onto it."""
    if low[:1] in pack.words["verb_prefixes"] and len(low) > 3:
        return low[1:]
    return low


def uncased_name(
    sentence: list[Token], at: int, pack: LanguagePack, names: NamesSoFar
) -> tuple[int, str, int] | None:
    """A name in a script without capitals: behind a title, a verb or a comma; a body by its noun;
    a place by the list."""
    token = sentence[at]
    if token.kind != "w":
        return None
    low = _bare(token.low, pack)
    if _place(token.low, pack):
        return at + 1, "place", at
    if pack.has("bodies", low) or pack.has("bodies", token.low):
        return _uncased_body(sentence, at, pack), "body", at
    if pack.has("persons", low):
        first = _behind_title(sentence, at + 1, pack)
        last = _name_end(sentence, first, pack)
        return (last, "person", first) if last - first >= 2 else None
    if pack.verb(token.low) or (at and sentence[at - 1].text in ("،", ",")):
        first = at + 1 if pack.verb(token.low) else at
        last = _name_end(sentence, first, pack)
        ends = _ends(sentence, last, pack) if first > at else _closed(sentence, last)
        return (last, "person", first) if last - first >= 2 and ends else None
    known = names.find((token.low,), "person") or names.find((low,), "person")
    return (at + 1, "person", at) if known is not None and token.low == known.words[-1] else None


def _place(low: str, pack: LanguagePack) -> bool:
    if pack.is_place(low):
        return True
    return len(low) > 4 and low[0] in "بلوف" and pack.is_place(low[1:])


def _behind_title(sentence: list[Token], at: int, pack: LanguagePack) -> int:
    """Where a name begins behind a title and what describes it ("الصحافي اليمني السابق")."""
    reach = at
    while reach < len(sentence) and reach - at < 3:
        token = sentence[reach]
        if token.kind != "w" or not (token.low.startswith("ال") or pack.has("persons", token.low)):
            break
        reach += 1
    if reach < len(sentence) and _name_word(sentence[reach], pack):
        return reach
    return at


def _name_word(token: Token, pack: LanguagePack) -> bool:
    if token.kind != "w" or len(token.low) < 2:
        return False
    if any(pack.has(kind, token.low) for kind in _NO_NAMES) or pack.verb(token.low):
        return token.low in pack.words["particles"]
    return not token.low.startswith(("لل", "بال", "وال"))


def _name_end(sentence: list[Token], first: int, pack: LanguagePack) -> int:
    last = first
    while last < len(sentence) and last - first < 4 and _name_word(sentence[last], pack):
        last += 1
    return last


def _ends(sentence: list[Token], last: int, pack: LanguagePack) -> bool:
    """Whether what follows shows that the words before were a name."""
    if last >= len(sentence):
        return True
    token = sentence[last]
    kinds = ("complementizers", "prepositions", "relatives", "conjunctions", "clitics")
    return token.kind in ("p", "q") or any(pack.has(kind, token.low) for kind in kinds)


def _closed(sentence: list[Token], last: int) -> bool:
    return last >= len(sentence) or sentence[last].kind in ("p", "q")


def _uncased_body(sentence: list[Token], at: int, pack: LanguagePack) -> int:
    last = at + 1
    if sentence[at].low.lstrip("وف").startswith("ال"):
        while last < len(sentence) and last - at < 3 and sentence[last].low.startswith("ال"):
            last += 1
        return last
    while last < len(sentence) and last - at < 5:
        low = sentence[last].low
        if sentence[last].kind != "w" or pack.verb(low):
            break
        if any(pack.has(kind, low) for kind in ("prepositions", "complementizers", "clitics")):
            break
        if any(pack.has(kind, low) for kind in ("persons", "relatives", "conjunctions", "adverbs")):
            break
        last += 1
        definite = low.startswith(("لل", "ال")) and last < len(sentence)
        if definite and not sentence[last].low.startswith(("ال", "لل", "وال")):
            break
    return last
