"""Reads what stands behind a name: "Ana Ruiz, a spokesperson for the Harbour Council,"."""

from __future__ import annotations

from typing import Final, NamedTuple

from .capitalised_runs import Run, find_runs
from .lexicon.bodies import BODIES_BEFORE, BODY_MEMBERS, HEADS, KNOWN
from .lexicon.cities import place_kind
from .lexicon.given_names import is_given_name
from .lexicon.nations import COUNTRIES, REGIONS, is_demonym
from .lexicon.states import STATE_CODES
from .lexicon.titles import TITLE_HEADS, TITLE_MODIFIERS
from .lexicon.topography import DIRECTIONS, NEVER
from .lexicon.verbs import REPORTING
from .lexicon.words import DETERMINERS, GROUP_NOUNS, RELATIVES, SENTENCE_STARTERS
from .phrases import is_noun_head
from .tokens import Token

_REACH: Final = 14
_JOINTS: Final = ("for", "of", "at", "with", "from", "in", "to", "on")
# Behind these an organization stands, whatever its name.
_HOUSES: Final = ("for", "of", "at", "with")
_LONGEST_TITLE: Final = 5
_SIGNATURE: Final = 14
# Journalists' titles have their newsroom before them, also one that is called like a place.
_REPORTERS: Final = frozenset("reporter editor correspondent journalist columnist".split())
_SPEAKS_FOR: Final = _REPORTERS | frozenset(
    "spokesman spokeswoman spokesperson commissioner director president chair chairman chairwoman"
    " chairperson ceo secretary-general coordinator researcher analyst".split()
)


class Apposition(NamedTuple):
    """The title in it and the organization that it names, as token indices (None where none), or
    `owner`, the index of the words for one that was named before ("the group", "its")."""

    title: str
    body: tuple[int, int] | None
    last: int
    owner: int | None = None


def apposition(sentence: list[Token], at: int) -> Apposition | None:
    """The apposition whose comma is sentence[at]; None where what follows is no title."""
    if at + 1 >= len(sentence) or sentence[at].text != ",":
        return None
    if at + 3 < len(sentence) and sentence[at + 1].kind == "n" and sentence[at + 2].text == ",":
        # An age stands between: "Ana Ruiz, 31, a nurse".
        at += 2
    if sentence[at + 1].low in REPORTING:
        # "…, said the director": no apposition but who says it.
        return None
    stop = at + 1
    while stop < len(sentence) and stop - at < _REACH and not _ends(sentence[stop]):
        stop += 1
    first = _behind_article(sentence, at + 1, stop)
    heads = [i for i in range(first, stop) if _heads(sentence, i)]
    if not heads or any(sentence[i].low in _JOINTS for i in range(first, heads[0])):
        return None
    joint = next((i for i in range(heads[0], stop) if sentence[i].low in _JOINTS), stop)
    head = max(i for i in heads if i < joint)
    while head + 1 < stop and sentence[head + 1].low in TITLE_HEADS:
        head += 1
    begin, body = _title_begin(sentence, first, head)
    end = _title_end(sentence, head, stop)
    title = " ".join(token.text for token in sentence[begin:end] if token.kind != "s")
    body = body or _body(sentence, head, stop) or _listed_body(sentence, stop)
    return Apposition(title, body, stop, None if body else _owner(sentence, at + 1, stop))


def _owner(sentence: list[Token], first: int, stop: int) -> int | None:
    """The noun in "director of the group" and "the ministry's spokesperson", "its" in "its
    director"."""
    for at in range(first, stop):
        low = sentence[at].low
        if low == "its":
            return at
        if sentence[at].capital or sentence[at].kind != "w" or at == first:
            continue
        owns = at + 1 < len(sentence) and sentence[at + 1].kind == "s"
        behind = at > 1 and sentence[at - 2].low in _HOUSES and sentence[at - 1].low == "the"
        if owns or behind:
            return at if low in GROUP_NOUNS or low in HEADS or low in BODIES_BEFORE else None
    return None


def _listed_body(sentence: list[Token], at: int) -> tuple[int, int] | None:
    """The body in "Ana Ruiz, Executive Director, Harbour Trust", the way letters are signed."""
    if at + 1 >= len(sentence) or sentence[at].text != "," or not sentence[at + 1].capital:
        return None
    run = next((one for one in find_runs(sentence, 0) if one.first == at + 1), None)
    if run is None or not _is_body(sentence, run):
        return None
    closed = run.last >= len(sentence) or sentence[run.last].text in (",", ".", ";", "(")
    return (run.first, run.last) if closed else None


def signed_body(sentence: list[Token], at: int) -> tuple[int, int] | None:
    """The body in a line of a list of names without a title: "3. Ana Ruiz, Harbour Trust"."""
    body = _listed_body(sentence, at) if len(sentence) <= _SIGNATURE else None
    ends = body is not None and (body[1] >= len(sentence) or sentence[body[1]].text in (".", ";"))
    return body if ends else None


def body_behind(sentence: list[Token], at: int) -> tuple[int, int] | None:
    """The body in "Ana Ruiz of the Harbour Trust"; `at` is behind the name."""
    if at + 1 >= len(sentence) or sentence[at].low not in ("of", "from", "with", "at"):
        return None
    first = at + 2 if sentence[at + 1].low == "the" else at + 1
    run = next((one for one in find_runs(sentence, 0) if one.first == first), None)
    return (run.first, run.last) if run is not None and _is_body(sentence, run) else None


def body_before(sentence: list[Token], at: int) -> tuple[int, int] | None:
    """The body in "Harbour Trust (HT) chairperson Ana Ruiz"; `at` is where the title begins."""
    stop = at
    if stop > 2 and sentence[stop - 1].text == ")" and sentence[stop - 3].text == "(":
        stop -= 3
    run = next((one for one in find_runs(sentence[:stop], 0) if one.last == stop), None)
    if run is None:
        return None
    noun = sentence[at].low if run.last == at else ""
    reports = sentence[-1 if at >= len(sentence) else at].low in _REPORTERS
    if _is_place(sentence, run) and not (reports and run.last - run.first > 1):
        return None
    single = noun in _SPEAKS_FOR and _unusual(sentence[run.first].low)
    named = _is_body(sentence, run) or run.last - run.first > 1 or single
    return (run.first, run.last) if named else None


def _unusual(low: str) -> bool:
    """Whether a lone capital can be a body's name: "Harbourwatch commissioner Ana Ruiz"."""
    known = low in TITLE_MODIFIERS or low in NEVER or is_noun_head(low) or low in HEADS
    return not (known or low in SENTENCE_STARTERS or is_given_name(low) or place_kind(low))


def title_before_comma(sentence: list[Token], first: int) -> str:
    """The title in "The editor, Ana Ruiz," and "the Minister of Health, Dr. Ana Ruiz"."""
    if first < 2 or sentence[first - 1].text != ",":
        return ""
    for begin in range(first - 2, max(-1, first - 8), -1):
        token = sentence[begin]
        if token.kind == "p":
            return ""
        if token.low in DETERMINERS or token.kind == "s":
            words = sentence[begin + 1 : first - 1]
            heads = [word for word in words if word.low in TITLE_HEADS]
            return " ".join(word.text for word in words) if heads and len(words) <= 5 else ""
    return ""


def owner_before(sentence: list[Token], first: int) -> tuple[int, int] | None:
    """The body in "Harbour Trust's secretary-general, Ana Ruiz," and "Harbour Trust's chair Ana
    Ruiz"; `first` is where the name begins."""
    for at in range(first - 1, max(0, first - 8), -1):
        token = sentence[at]
        if token.kind == "p" and (token.text != "," or at != first - 1):
            return None
        if token.kind != "s":
            continue
        words = sentence[at + 1 : first]
        run = next((one for one in find_runs(sentence[:at], 0) if one.last == at), None)
        titled = any(_singular(word.low) in TITLE_HEADS for word in words)
        if run is None or not titled or _is_place(sentence, run):
            return None
        return (run.first, run.last) if _is_body(sentence, run) else None
    return None


def _heads(sentence: list[Token], at: int) -> bool:
    low = sentence[at].low
    if low == "head":
        return at + 1 < len(sentence) and sentence[at + 1].low in ("of", "for")
    return _singular(low) in TITLE_HEADS


def _behind_article(sentence: list[Token], at: int, stop: int) -> int:
    while at < stop - 1 and (sentence[at].low in DETERMINERS or sentence[at].low == "then"):
        at += 1
    return at


def _title_begin(
    sentence: list[Token], first: int, head: int
) -> tuple[int, tuple[int, int] | None]:
    """Where the title begins before its noun, and the body that stands before it: "Human Rights
    Watch | Middle East director", "the ministry's | deputy spokesperson"."""
    owner = next((i for i in range(head - 1, first - 1, -1) if sentence[i].kind == "s"), -1)
    if owner >= 0:
        run = next((one for one in find_runs(sentence[:owner], 0) if one.last == owner), None)
        if run is None or run.first < first:
            return owner + 1, None
        named = _is_body(sentence, run) or not _is_place(sentence, run)
        return owner + 1, (run.first, run.last) if named else None
    runs = [one for one in find_runs(sentence[:head], 0) if one.first >= first]
    for run in reversed(runs):
        if _is_body(sentence, run):
            return run.last, (run.first, run.last)
    if runs and runs[-1].last < head - 3:
        return head, None
    return _modified(sentence, first, head), None


def _modified(sentence: list[Token], first: int, head: int) -> int:
    """Back over the words of the title before its noun, as long as they are few."""
    return first if head - first <= _LONGEST_TITLE else head


def _title_end(sentence: list[Token], head: int, stop: int) -> int:
    """Behind "of communications", "on human rights in North Korea": what is no body's name."""
    end = head + 1
    while end < stop and sentence[end].low in ("of", "on", "for", "in"):
        run = next((one for one in find_runs(sentence[:stop], 0) if one.first >= end), None)
        reach = end + 1
        while reach < stop and sentence[reach].low not in _JOINTS and reach - end < 6:
            reach += 1
        inside = run is not None and run.first < reach
        ministry = (
            inside and run is not None and sentence[end].low == "of" and not _is_body(sentence, run)
        )
        topic = inside and run is not None and sentence[end].low in ("on", "in") and end > head + 1
        if inside and not (ministry or topic or sentence[end].low == "on"):
            break
        if not inside and sentence[end].low in ("in", "for") and end == head + 1:
            break
        end = reach
    return end


def _is_body(sentence: list[Token], run: Run) -> bool:
    """Whether a run of capitals names a body by its words."""
    words = [token.low for token in sentence[run.first : run.last]]
    short = len(words) == 1 and sentence[run.first].text.isupper() and len(words[0]) > 1
    known = " ".join(words) in KNOWN or (len(words) > 1 and words[0] in BODY_MEMBERS)
    return known or short or (len(words) > 1 and any(word in HEADS for word in words))


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


def _body(sentence: list[Token], head: int, stop: int) -> tuple[int, int] | None:
    """The organization behind "for", "of", "at" after the title; behind "in" and "from" only what
    is one by its words."""
    joints = [i for i in range(head + 1, stop) if sentence[i].low in _JOINTS]
    if not joints:
        return None
    runs = [run for run in find_runs(sentence[:stop], 0) if run.first > joints[0]]
    bodies = [run for run in runs if _is_body(sentence, run)]
    if bodies:
        return bodies[0].first, bodies[0].last
    for run in runs:
        joint = max((i for i in joints if i < run.first), default=-1)
        near = joint >= 0 and run.first - joint <= 4 and sentence[joint].low in _HOUSES
        if near and not _is_place(sentence, run):
            return run.first, run.last
    return None
