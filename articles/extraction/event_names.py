"""Names an event in the way of a headline: the clause that its date stands in, without the date,
without what is told beside it, and without the rest of the sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from .lexicon.verbs import REPORTING
from .lexicon.words import PREPOSITIONS, RELATIVES
from .result import Span
from .tokens import Token

MAX_EVENT_NAME: Final = 110
# From here on a name may end where a new clause begins.
_ENOUGH: Final = 30
_OPENERS: Final = frozenset(RELATIVES) | frozenset(
    "after before while because although though when whether if as since until unless but".split()
)
_BEFORE_DATE: Final = frozenset("on in since by during of at from until for around".split())
_HAPPENED: Final = frozenset("took happened occurred was were had".split())
_DETERMINERS: Final = frozenset("the a an this that his her its their".split())
_MARKS: Final = {"“": "”", "‘": "’", '"': '"'}
# The noun that a relative clause tells more of stands at most so far before it.
_ANTECEDENT: Final = 9
# No clause begins farther before its date.
_LOOK_BACK: Final = 60
# The longest phrase that is left out whole where a name is cut.
_PHRASE: Final = 7


def event_name(text: str, sentence: list[Token], date: Span, instead: Mapping[int, str]) -> str:
    """The name of what `sentence` tells about `date`; `instead` has names for pronouns by where
    they start. At most LONGEST characters; empty where nothing is left to tell."""
    first, last = _dated_at(sentence, date)
    if first == last:
        return ""
    kept: Iterable[int]
    named = _modified_noun(sentence, first, last) or _antecedent(sentence, first)
    if named is None:
        start = _clause_start(sentence, first)
        kept = _without_asides(sentence, start, _without_preposition(sentence, first), last)
    else:
        kept = range(*named)
    words = _joined(text, sentence, _cut(sentence, kept), instead)
    return words[:1].upper() + words[1:]


def _dated_at(sentence: list[Token], date: Span) -> tuple[int, int]:
    """Indices of the date's first token and of the one behind its last."""
    first = bisect_left(sentence, date.start, key=_start)
    return first, bisect_left(sentence, date.end, lo=first, key=_start)


def _start(token: Token) -> int:
    return token.start


def _without_preposition(sentence: list[Token], first: int) -> int:
    return first - 1 if first and sentence[first - 1].low in _BEFORE_DATE else first


def _modified_noun(sentence: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """A date before a noun belongs to the noun: "the 2016 presidential campaign"."""
    if not first or sentence[first - 1].low not in _DETERMINERS or last - first > 1:
        return None
    end = last
    while end < len(sentence) and end - last < 4 and _plain(sentence[end]):
        end += 1
    return (first, end) if end > last else None


def _plain(token: Token) -> bool:
    low = token.low
    return token.kind == "w" and low not in _OPENERS | _BEFORE_DATE and low not in ("and", "to")


def _antecedent(sentence: list[Token], first: int) -> tuple[int, int] | None:
    """ "The meeting between A and B that took place on July 7" is the meeting."""
    for at in range(first - 1, max(-1, first - 6), -1):
        if sentence[at].low in RELATIVES and at + 1 < first:
            if sentence[at + 1].low not in _HAPPENED:
                return None
            for back in range(at - 1, max(-1, at - 1 - _ANTECEDENT), -1):
                if sentence[back].low in _DETERMINERS:
                    return back, at
            return None
    return None


def _clause_start(sentence: list[Token], first: int) -> int:
    """Behind the last verb of saying, "that" or semicolon before the date, where a subject
    follows ("that the crew …", also "reports that show the crew …"); else the beginning."""
    for at in range(first - 2, max(-1, first - 2 - _LOOK_BACK), -1):
        token = sentence[at]
        if token.text == ";":
            return at + 1
        if token.low == "that":
            subject = next((n for n in (at + 1, at + 2) if _opens_subject(sentence[n])), 0)
            if 0 < subject < first:
                return subject
        says = token.low in REPORTING and not token.capital
        if says and _opens_subject(sentence[at + 1]) and _has_verb(sentence, at + 1, first):
            return at + 1
    return max(0, first - 2 - _LOOK_BACK)


def _opens_subject(token: Token) -> bool:
    return token.capital or token.low in ("the", "a", "an")


def _has_verb(sentence: list[Token], first: int, last: int) -> bool:
    """Whether what a verb governs is a clause and not a thing."""
    return any(
        token.kind == "w" and not token.capital and (token.low in REPORTING or _finite(token.low))
        for token in sentence[first:last]
    )


def _finite(low: str) -> bool:
    return low.endswith("ed") or low in ("is", "was", "were", "are", "has", "have", "had", "will")


def _without_asides(sentence: list[Token], start: int, date: int, after: int) -> Iterator[int]:
    """Indices of the clause without the date and without what stands between two commas."""
    at = start
    while at < len(sentence):
        past = after if at == date else _aside_end(sentence, at, date)
        if not past:
            yield at
        at = past or at + 1


def _aside_end(sentence: list[Token], at: int, date: int) -> int:
    """Where an apposition that opens with a comma or a bracket ends, 0 where none opens."""
    if sentence[at].text not in (",", "("):
        return 0
    wanted = ")" if sentence[at].text == "(" else ","
    for end in range(at + 1, min(len(sentence), at + 14)):
        if sentence[end].text == wanted:
            inside = sentence[at + 1].low
            apposed = wanted == ")" or inside in _DETERMINERS or inside in RELATIVES
            return end + 1 if apposed and not at < date < end else 0
    return 0


def _cut(sentence: list[Token], kept: Iterable[int]) -> list[int]:
    """The tokens as far as a headline goes: to the next clause, or as many as fit."""
    length, quoted = 0, ""
    out: list[int] = []
    for at in kept:
        token = sentence[at]
        if not quoted and length > _ENOUGH and (token.low in _OPENERS or token.text in ";:"):
            break
        if length + len(token.text) + 1 > MAX_EVENT_NAME:
            out = _whole_phrases(sentence, out)
            break
        length += len(token.text) + 1
        if quoted and token.text == quoted:
            quoted = ""
        elif not quoted and token.text in _MARKS:
            quoted = _MARKS[token.text]
        out.append(at)
    return _without_open_end(sentence, out)


def _whole_phrases(sentence: list[Token], kept: list[int]) -> list[int]:
    """What was cut by its length ends before the phrase that was cut."""
    for back in range(len(kept) - 1, max(_PHRASE, len(kept) - _PHRASE), -1):
        if sentence[kept[back]].low in PREPOSITIONS:
            return kept[:back]
    return kept


def _without_open_end(sentence: list[Token], kept: list[int]) -> list[int]:
    """No name ends in a comma, a conjunction, an article or a preposition."""
    loose = _DETERMINERS | _BEFORE_DATE | {"and", "or", "to", "with", "that", "into", "against"}
    while kept and (sentence[kept[-1]].text in ".,;:—–-(“‘" or sentence[kept[-1]].low in loose):
        kept = kept[:-1]
    return kept


def _joined(text: str, sentence: list[Token], kept: list[int], instead: Mapping[int, str]) -> str:
    """The words as they stand in the text, a blank where the text has one or where words are left
    out; a quotation that was cut is closed."""
    parts: list[str] = []
    before = None
    for at in kept:
        token = sentence[at]
        if before is not None:
            gap = sentence[before].end < token.start
            parts.append(" " if gap else "")
        parts.append(instead.get(token.start, text[token.start : token.end]))
        before = at
    words = "".join(parts)
    for opening, closing in _MARKS.items():
        if opening != closing and words.count(opening) > words.count(closing):
            words = f"{words}…{closing}"
    return words
