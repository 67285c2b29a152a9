"""Reads party and state behind a legislator's name: (D-R.I.), (R-Maine), (I), R-Wis."""

from __future__ import annotations

from typing import NamedTuple

from .lexicon.states import PARTY_NAMES, state_code
from .tokens import Token


class PartyTag(NamedTuple):
    """Party letter, postal code (empty where not said), the token after the tag, and where the
    state stands."""

    party: str
    state: str
    last: int
    start: int
    end: int


def party_tag(sentence: list[Token], at: int) -> PartyTag | None:
    """The tag that begins at sentence[at], which is an opening bracket or a comma."""
    if at + 1 >= len(sentence) or sentence[at].text not in ("(", ",", "["):
        return None
    bracket = sentence[at].text != ","
    token = sentence[at + 1]
    party, dash, state = token.text.replace("–", "-").partition("-")
    party = party.rstrip(".").upper()
    if party not in PARTY_NAMES or token.kind != "w":
        return None
    if not dash:
        return _bare(sentence, at, party, bracket)
    last = at + 2
    start = token.start + len(token.text) - len(state)
    end = token.end
    while last < len(sentence) and (sentence[last].text == "." or sentence[last].capital):
        end = sentence[last].end
        state += sentence[last].text if sentence[last].text == "." else f" {sentence[last].text}"
        last += 1
    code = state_code(state)
    if not code:
        return None
    if (bracket and last < len(sentence) and sentence[last].text in (")", "]", ",")) or (
        not bracket and last < len(sentence) and sentence[last].text == ","
    ):
        last += 1
    return PartyTag(party, code, last, start, end)


def _bare(sentence: list[Token], at: int, party: str, bracket: bool) -> PartyTag | None:
    """A party letter alone, in brackets only."""
    if not bracket or at + 2 >= len(sentence) or sentence[at + 2].text not in (")", "]"):
        return None
    return PartyTag(party, "", at + 3, sentence[at + 1].start, sentence[at + 1].start)
