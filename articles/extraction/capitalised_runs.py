"""Finds runs of capitals: the raw material of names."""

from __future__ import annotations

from typing import Final, NamedTuple

from .lexicon.bodies import BODY_MEMBERS, HEADS, KNOWN
from .lexicon.titles import ABBREVIATED, OF_OBJECTS, TITLE_HEADS, goes_on_with_of
from .lexicon.words import PERSONAL_PRONOUNS, SENTENCE_STARTERS, TIME_WORDS
from .lexicon.world_names import FAMILY_FIRST
from .phrases import verb_like
from .tokens import Token

_PARTICLES: Final = frozenset(
    "de del della van von der den bin binti bint al el la las le los du da das do dos di ibn ould"
    " ben wa na ap ter ten zu st abu umm".split()
)
_MONTH_NAMES: Final = ("may", "april", "june", "august")
_BEFORE_MONTHS: Final = (
    "in",
    "since",
    "last",
    "this",
    "next",
    "until",
    "by",
    "early",
    "late",
    "mid",
    "during",
    "of",
    "from",
    "to",
    "through",
    "between",
    "after",
    "before",
    "on",
    "every",
    "throughout",
    "for",
)
_JOINED_OFFICES: Final = frozenset(
    "department ministry committee office commission council agency bureau institute fund centre"
    " center directorate secretariat organization organisation union association".split()
)
# "Lawyers for Peace", "Physicians Without Walls".
MEMBER_LINKS: Final = ("for", "of", "without", "against")
_LINKS: Final = ("of", "to", "for", "on", "and", "&")


class Run(NamedTuple):
    """Tokens first to last (excluded) of a sentence; `sentence` is its number in the text."""

    sentence: int
    first: int
    last: int


def find_runs(sentence: list[Token], number: int) -> list[Run]:
    """The runs of capitals in a sentence, left to right, without its capitalised first word where
    that is an ordinary word."""
    found: list[Run] = []
    at = 0
    while at < len(sentence):
        if not _begins(sentence, at):
            at += 1
            continue
        stop = _run_end(sentence, at)
        found.append(Run(number, at, stop))
        at = stop
    return found


def _begins(sentence: list[Token], at: int) -> bool:
    token = sentence[at]
    if not token.capital:
        return False
    low = token.low
    if low in ("i", "i'm", "i'll", "i've", "i'd") or _is_party_tag(token.text):
        return False
    if _is_compound(token):
        return False
    first = at == 0 or sentence[at - 1].kind == "p"
    if low == "may" and at == 0:
        return _may_name(sentence, at) or (len(sentence) > 1 and sentence[1].capital)
    named = at + 1 < len(sentence) and sentence[at + 1].capital and low in ("will", "so", "long")
    if first and low in SENTENCE_STARTERS and not named and token.text != "US":
        return False
    timed = low.rstrip(".") in TIME_WORDS or low in _MONTH_NAMES
    return not timed or _may_name(sentence, at)


def _is_compound(token: Token) -> bool:
    """As in "Ruiz-led", "Oslo-based": an adjective made of a name."""
    tail = token.text.rpartition("-")[2]
    return len(tail) > 1 and tail != token.text and tail.islower()


def _is_party_tag(text: str) -> bool:
    return text[1:2] == "-" and text[0] in "DRIGL" and text[2:3].isupper()


def _may_name(sentence: list[Token], at: int) -> bool:
    """May, April, June or August as a name: nothing of a date stands beside it."""
    low = sentence[at].low
    if low not in _MONTH_NAMES or (at and sentence[at - 1].low in _BEFORE_MONTHS):
        return False
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    if low == "may" and at == 0:
        # "May was pleased" against "May we come in?"
        return (
            following is not None
            and verb_like(following)
            and following.low not in PERSONAL_PRONOUNS
        )
    return following is None or following.kind != "n"


def _run_end(sentence: list[Token], at: int) -> int:
    stop = at + 1
    while stop < len(sentence):
        token = sentence[stop]
        if _is_compound(token) and not _korean(sentence, at, stop):
            break
        if token.capital or (token.kind == "n" and stop > at and _numbered(sentence, stop)):
            low = token.low
            if low in TIME_WORDS and low not in _MONTH_NAMES:
                break
            stop += 1
            continue
        reach = _link(sentence, at, stop)
        if not reach:
            break
        stop = reach
    return stop


def _korean(sentence: list[Token], first: int, at: int) -> bool:
    """Whether a compound is a given name behind a family name: "Kim Sun-hui"."""
    return at == first + 1 and sentence[first].low in FAMILY_FIRST


def _numbered(sentence: list[Token], at: int) -> bool:
    return sentence[at].text.isdigit() and sentence[at - 1].low in (
        "article",
        "district",
        "section",
    )


def _link(sentence: list[Token], first: int, at: int) -> int:
    """The end of a link ("of the", "&", "van") and the capital behind it; 0 where there is none."""
    low = sentence[at].low
    reach = at + 1
    if reach < len(sentence) and sentence[reach].low == "the" and low in ("of", "to", "for", "on"):
        reach += 1
    if low in _PARTICLES:
        while reach < len(sentence) and reach - at < 3 and sentence[reach].low in _PARTICLES:
            reach += 1
    if reach >= len(sentence) or not sentence[reach].capital:
        return 0
    behind = sentence[reach].low.rstrip(".")
    if low in ("on", "for") and (behind in TIME_WORDS or behind in _MONTH_NAMES):
        # "The Council on March 1": a date is no part of a name.
        return 0
    if low in MEMBER_LINKS and sentence[at - 1].low in BODY_MEMBERS and reach == at + 1:
        return reach + 1
    if low in _PARTICLES:
        return reach + 1 if not (low == "la" and at == first) else 0
    if low not in _LINKS or (sentence[at].kind != "w" and low != "&"):
        return 0
    return reach + 1 if _linked(sentence, first, at, reach) else 0


def _linked(sentence: list[Token], first: int, at: int, reach: int) -> bool:
    low = sentence[at].low
    before = sentence[at - 1].low
    if low == "&":
        return True
    words = {sentence[i].low for i in range(first, at)}
    if low in ("of", "to", "for") and (goes_on_with_of(before) or before in ABBREVIATED):
        return low != "for" or before not in TITLE_HEADS or sentence[reach].low in OF_OBJECTS
    if low in ("of", "for", "on") and at - first > 2 and _headed_before(sentence, first, at):
        # "Office for the Coordination of …": the noun stands farther back.
        return True
    if low == "of":
        return before in HEADS or before in ("sons", "daughters", "knights", "friends", "league")
    if low == "and":
        # "Department of Health and Human Services": only inside a body's own name.
        return bool(words & {"of", "for", "on"}) and bool(words & _JOINED_OFFICES)
    if low in ("for", "on"):
        return before in HEADS and before not in ("house", "senate", "congress", "court")
    return False


def _headed_before(sentence: list[Token], first: int, at: int) -> bool:
    """Whether the run has an office's noun that already went on with "of" or "for"."""
    words = [sentence[here].low for here in range(first, at)]
    return any(
        word in _JOINED_OFFICES and words[here + 1] in ("of", "for", "on")
        for here, word in enumerate(words[:-1])
    )


def run_words(sentence: list[Token], run: Run) -> list[str]:
    """The run's words in lower case."""
    return [token.low for token in sentence[run.first : run.last]]


def is_known_body(words: list[str]) -> bool:
    """Whether the words are a body that everybody knows by that name."""
    return " ".join(words) in KNOWN
