"""Says which runs of capitals are organizations, and of what kind."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .capitalised_runs import MEMBER_LINKS, Run
from .lexicon.bodies import BODY_MEMBERS, FIRST_HEADS, GOVERNING, HEADS, KNOWN, NOT_BODIES
from .lexicon.cities import place_kind
from .lexicon.given_names import is_given_name
from .lexicon.nations import COUNTRIES, REGIONS, is_demonym
from .lexicon.states import STATE_CODES, named_state
from .lexicon.titles import TITLE_HEADS
from .lexicon.topography import NEVER
from .person_rules import inner_capital, joined_name
from .tokens import Token

_TOLD: Final = ("told", "tells", "telling")
_INSIDE: Final = ("of", "for", "on", "and", "&", "the")
# A sentence with more words in capitals is a headline: they are no acronyms.
_MOST_CAPITALS: Final = 5
_LONG: Final = 5
_LOOSE: Final = frozenset(
    "government initiative centre center hospital reserve project convention house board society"
    " express front administration rights school conference campaign team museum clinic church"
    " club college guard corps service".split()
)
_ROMAN: Final = re.compile(r"[IVX]{1,6}")


class Body(NamedTuple):
    """An organization where it stands: token indices, canonical name, kind, rule, confidence."""

    first: int
    last: int
    name: str
    kind: str
    rule: str
    confidence: float


def _headed(words: list[str]) -> str:
    """The kind that the name's noun gives it, empty where no word of it is such a noun."""
    if len(words) > 1 and words[-1] in HEADS and not _place_like(words):
        return HEADS[words[-1]]
    for at, word in enumerate(words[:-1]):
        if word in HEADS and words[at + 1] in _INSIDE:
            return HEADS[word]
        if word in BODY_MEMBERS and words[at + 1] in MEMBER_LINKS:
            return "advocacy"
    return FIRST_HEADS.get(words[0], "") if len(words) > 1 else ""


def _loose(words: list[str]) -> bool:
    """Whether the noun is as often a building's, a plan's or a part of a longer name."""
    head = words[-1] if words[-1] in HEADS else next((word for word in words if word in HEADS), "")
    return head in _LOOSE or not head or len(words) > _LONG


def _place_like(words: list[str]) -> bool:
    return words[-1] in ("house", "school", "church", "center", "centre", "post") and len(words) < 2


def _acronym(sentence: list[Token], run: Run) -> bool:
    token = sentence[run.first]
    letters = token.text.replace(".", "").replace("-", "")
    if run.last - run.first > 1 or not 2 <= len(letters) <= 6 or not letters.isupper():
        return False
    low = token.low
    if low in NOT_BODIES or low in COUNTRIES or is_demonym(low):
        return False
    if low in STATE_CODES and "." in low:
        return False
    following = sentence[run.last].text if run.last < len(sentence) else ""
    if run.first == 0 and following in (",", "(", "—", "–", "-", "--"):
        # The place of a date line.
        return False
    capitals = sum(one.text.isupper() and len(one.text) > 1 for one in sentence)
    return capitals <= _MOST_CAPITALS and not _ROMAN.fullmatch(letters)


def governing(sentence: list[Token], run: Run) -> Body | None:
    """An adjective or a name with a common noun of rule: "Russian government"."""
    if run.last >= len(sentence):
        return None
    noun = sentence[run.last]
    if noun.low not in GOVERNING or noun.capital:
        return None
    owner = sentence[run.last - 1]
    if not (is_demonym(owner.low) or noun.low in ("administration", "campaign", "government")):
        return None
    first = run.last - 1 if is_demonym(owner.low) else run.first
    name = joined_name(sentence, first, run.last + 1)
    return Body(first, run.last + 1, name, GOVERNING[noun.low], "governing_noun", 0.93)


def _without_office(sentence: list[Token], run: Run) -> Run:
    """Without the office before it: "Director of the Harbour Agency" names the agency."""
    first = run.first
    office = run.last - first > 2 and sentence[first].low in TITLE_HEADS
    if not office or sentence[first + 1].low != "of":
        return run
    article = sentence[first + 2].low == "the" and run.last - first > 3
    return run._replace(first=first + (3 if article else 2))


def body_of(sentence: list[Token], run: Run) -> Body | None:
    """The organization that a run of capitals names, None where it is none."""
    run = _without_office(sentence, run)
    words = [token.low for token in sentence[run.first : run.last]]
    whole = " ".join(words)
    if whole == "human rights" or (len(words) > 1 and place_kind(whole) and whole not in KNOWN):
        return None
    first = run.first
    if words[0] in ("the", "u.s.", "us") and " ".join(words[1:]) in KNOWN and whole not in KNOWN:
        whole = " ".join(words[1:])
    if whole in KNOWN and _fits(sentence, run, whole):
        name, kind = KNOWN[whole]
        full = " " in whole or (len(whole) > 2 and sentence[run.last - 1].text.isupper())
        rule = "known_full_name" if full else "known_name"
        return Body(first, run.last, name, kind, rule, 0.95)
    made = governing(sentence, run)
    if made is not None:
        return made
    kind = _headed(words)
    if kind:
        rule = "loose_head_noun" if _loose(words) else "head_noun"
        return Body(first, run.last, joined_name(sentence, first, run.last), kind, rule, 0.9)
    if _acronym(sentence, run):
        return Body(first, run.last, sentence[first].text, "other", "acronym", 0.7)
    return _addressed(sentence, run)


def _fits(sentence: list[Token], run: Run, whole: str) -> bool:
    """Whether a short name that is also a word is a name here."""
    if whole in ("house", "senate", "congress", "parliament", "supreme court"):
        return True
    if whole in ("ice", "ap", "un", "eu", "apple", "abc"):
        return sentence[run.first].text.isupper() or whole == "apple"
    return True


def _excluded(words: list[str]) -> bool:
    """Words of places, beliefs, offices and peoples are no newspaper's name."""
    joined = " ".join(words)
    if joined in COUNTRIES or joined in REGIONS or named_state(joined):
        return True
    return any(word in NEVER or word in TITLE_HEADS or is_demonym(word) for word in words)


def _addressed(sentence: list[Token], run: Run) -> Body | None:
    """Who is told something with "the" before the name: a news organization."""
    at = run.first - 1
    words = [token.low for token in sentence[run.first : run.last]]
    plain = not place_kind(" ".join(words)) and not is_given_name(words[0])
    if at >= 0 and sentence[at].low in _TOLD and plain and not _excluded(words):
        name = joined_name(sentence, run.first, run.last)
        return Body(run.first, run.last, name, "news", "told_name", 0.7)
    if run.last - run.first == 1 and inner_capital(sentence[run.first].text):
        return Body(run.first, run.last, sentence[run.first].text, "other", "inner_capital", 0.75)
    if at >= 1 and sentence[at].low == "the" and sentence[at - 1].low in _TOLD:
        name = joined_name(sentence, run.first, run.last)
        return Body(run.first, run.last, name, "news", "told_the", 0.8)
    return None
