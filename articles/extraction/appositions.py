"""Reads what stands behind a name: "Ana Ruiz, a spokesperson for the Harbour Council,"."""

from __future__ import annotations

from typing import Final, NamedTuple

from .capitalised_runs import Run, find_runs
from .lexicon.nations import COUNTRIES, REGIONS, is_demonym
from .lexicon.states import STATE_CODES
from .lexicon.titles import TITLE_HEADS, TITLE_MODIFIERS
from .lexicon.topography import DIRECTIONS
from .lexicon.verbs import REPORTING
from .lexicon.words import RELATIVES
from .tokens import Token

_REACH: Final = 14
_JOINTS: Final = ("for", "of", "at", "with", "from", "in", "to")


class Apposition(NamedTuple):
    """The title in it and the organization that it names, as token indices (None where none)."""

    title: str
    body: tuple[int, int] | None
    last: int


def apposition(sentence: list[Token], at: int) -> Apposition | None:
    """The apposition whose comma is sentence[at]; None where what follows is no title."""
    if at + 1 >= len(sentence) or sentence[at].text != ",":
        return None
    if sentence[at + 1].low in REPORTING:
        # "…, said the director": no apposition but who says it.
        return None
    stop = at + 1
    while stop < len(sentence) and stop - at < _REACH and not _ends(sentence[stop]):
        stop += 1
    heads = [i for i in range(at + 1, stop) if _singular(sentence[i].low) in TITLE_HEADS]
    if not heads or any(sentence[i].low in _JOINTS for i in range(at + 1, heads[0])):
        return None
    head = heads[0]
    while head + 1 < stop and sentence[head + 1].low in TITLE_HEADS:
        head += 1
    begin = head
    while begin > at + 1 and (
        sentence[begin - 1].low in TITLE_MODIFIERS or sentence[begin - 1].low in TITLE_HEADS
    ):
        begin -= 1
    title = " ".join(token.text for token in sentence[begin : head + 1])
    return Apposition(title, _body(sentence, at + 1, begin, head, stop), stop)


def _is_place(sentence: list[Token], run: Run) -> bool:
    words = " ".join(token.low for token in sentence[run.first : run.last])
    if words in COUNTRIES or words in STATE_CODES or words in REGIONS:
        return True
    return is_demonym(sentence[run.first].low) or sentence[run.first].low in DIRECTIONS


def _singular(low: str) -> str:
    return low[:-1] if low.endswith("s") and low[:-1] in TITLE_HEADS else low


def _ends(token: Token) -> bool:
    if token.kind == "p":
        return token.text not in ("-", "&", "/")
    return token.low in RELATIVES and not token.capital


def _body(
    sentence: list[Token], first: int, begin: int, head: int, stop: int
) -> tuple[int, int] | None:
    """The organization: behind "for", "of", "at" after the title, or the capitals before it."""
    joints = [i for i in range(head + 1, stop) if sentence[i].low in _JOINTS]
    for run in find_runs(sentence[:stop], 0):
        if joints and run.first > joints[0] and run.first - joints[0] <= 4:
            return None if _is_place(sentence, run) else (run.first, run.last)
        if run.first >= first and run.last == begin:
            return run.first, run.last
    return None
