"""The rules by which a run of capitals is a person's name, and what rules it out."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .appositions import (
    Apposition,
    apposition,
    body_before,
    body_behind,
    owner_before,
    signed_body,
    title_before_comma,
)
from .capitalised_runs import Run
from .lexicon.bodies import FIRST_HEADS, HEADS, KNOWN
from .lexicon.cities import GOVERNMENT_SEATS, place_kind
from .lexicon.given_names import WEAK, is_given_name
from .lexicon.nations import COUNTRIES, REGIONS, is_demonym
from .lexicon.states import STATE_CODES
from .lexicon.titles import ABBREVIATED, TITLE_HEADS, TITLE_MODIFIERS
from .lexicon.topography import NEVER
from .lexicon.words import PERSON_NOUNS
from .lexicon.world_names import FAMILY_FIRST
from .party_tags import PartyTag, party_tag
from .phrases import is_noun_head
from .title_phrases import TitledName, lower_title, titled_name
from .tokens import Token

CONFIDENCE: Final = {
    "party_tag": 0.97,
    "title_and_full_name": 0.96,
    "apposition": 0.94,
    "given_name": 0.92,
    "initials": 0.85,
    "son_of": 0.9,
    "age": 0.9,
    "signed": 0.9,
    "family_name_first": 0.8,
    "done_to": 0.8,
    "speaks": 0.85,
    "title_and_surname": 0.85,
    "behind_title": 0.8,
    "surname_speaks": 0.7,
    "coordinated_with_person": 0.7,
    # Never sure: nobody's record is to be made of it unseen.
    "pseudonym": 0.5,
}
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){1,4}")
_SONS: Final = frozenset("bin binti bint ibn ould wuld".split())
_PARTICLES: Final = _SONS | frozenset("von van der de ben".split())
_RANKS: Final = frozenset("major general colonel captain lieutenant sergeant brigadier".split())
_LONGEST: Final = 4
_HEADLINE: Final = 7
# What is done to people only, before their name and behind it, and what only they do.
DONE: Final = frozenset(
    "arrested detained killed shot jailed imprisoned beat beaten tortured raped abducted kidnapped"
    " deported sentenced convicted freed summoned interrogated named married murdered wounded"
    " arresting detaining killing jailing assassinated appointed nominated interviewed".split()
)
_SUFFERED: Final = frozenset(
    "arrested detained killed shot jailed imprisoned beaten tortured raped abducted kidnapped"
    " deported"
    " sentenced convicted freed summoned interrogated born buried murdered wounded stabbed hanged"
    " executed hospitalized hospitalised married taken released last found among acquitted pardoned"
    " allowed handcuffed wearing sitting holding".split()
)
_LIVED: Final = frozenset("died whose".split())
_KIN: Final = frozenset(
    "wife husband mother father son daughter brother sister cousin uncle aunt nephew niece widow"
    " grandmother grandfather friend neighbour neighbor colleague lawyer client boyfriend"
    " girlfriend"
    " fiance fiancée partner twin grandson granddaughter stepson parents family body death arrest"
    " trial".split()
)
_LONG_HEADLINE: Final = 10
# Words in a run that rule out a person's name, and nouns that make a name somebody's body.
_NEVER: Final = ("house", "street", "avenue", "county", "city", "state", "states", "day", "act")
_PAGEANTS: Final = ("universe", "world", "america", "teen")
_PLACE_STARTS: Final = (
    "san", "santa", "los", "las", "new", "fort", "port", "north", "south", "east", "west", "mount",
    "lake", "el", "central", "united", "upper", "lower",
)  # fmt: skip
_INSIDE: Final = ("of", "for", "&", "and")
_GOVERNED: Final = (
    "administration", "campaign", "government", "team", "family", "supporters", "supporter",
    "organization", "foundation", "university", "tower", "aide", "aides", "adviser", "advisers",
)  # fmt: skip


class NamePhrase(NamedTuple):
    """A run read as a name: the title in it, where the bare name begins, its words in lower case,
    a title in lower case before it, and what stands behind it."""

    titled: TitledName | None
    first: int
    words: tuple[str, ...]
    lower: str = ""
    tag: PartyTag | None = None
    apposed: Apposition | None = None
    body: tuple[int, int] | None = None


def bare_phrase(sentence: list[Token], run: Run) -> NamePhrase:
    """The run divided into title and name only."""
    titled = titled_name(sentence, run.first, run.last)
    first = titled.name if titled else run.first
    return NamePhrase(titled, first, _words(sentence, first, run.last))


def full_phrase(sentence: list[Token], run: Run) -> NamePhrase:
    """The run with what stands before and behind it."""
    titled = titled_name(sentence, run.first, run.last)
    first = _inner_name(sentence, titled.name if titled else run.first, run.last)
    words = _words(sentence, first, run.last)
    lower, begin = ("", first) if titled else lower_title(sentence, first)
    if titled and only_rank(titled.title):
        # "military judge Lt. Col. Ana Ruiz": the office says more than the rank.
        lower, begin = lower_title(sentence, run.first)
    body = body_before(sentence, begin) if lower else None
    lower = lower or title_before_comma(sentence, run.first)
    if run.last >= len(sentence):
        return NamePhrase(titled, first, words, lower, body=body)
    tag = party_tag(sentence, run.last)
    apposed = apposition(sentence, _behind_bracket(sentence, run.last))
    body = body or body_behind(sentence, run.last) or owner_before(sentence, run.first)
    body = body or signed_body(sentence, run.last)
    return NamePhrase(titled, first, words, lower, tag, apposed, body)


def only_rank(title: str) -> bool:
    """Whether a title is a rank or an honorific and says no office: "Lt. Col.", "Dr"."""
    words = title.lower().split()
    return bool(words) and all(word in ABBREVIATED or word in _RANKS for word in words)


def _behind_bracket(sentence: list[Token], at: int) -> int:
    """Behind a short bracket: "Ana Ruiz (Dr.), head of …"."""
    if sentence[at].text != "(":
        return at
    close = next((i for i in range(at, min(len(sentence), at + 5)) if sentence[i].text == ")"), at)
    return close + 1 if at < close < len(sentence) - 1 else at


def _words(sentence: list[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(token.low for token in sentence[first:last])


def full_name_rule(
    sentence: list[Token], run: Run, phrase: NamePhrase, inherited: bool, spoken: frozenset[int]
) -> str:
    """The rule by which the phrase is a person's full name, empty where none applies."""
    words = phrase.words
    if not words or rules_out(words):
        return ""
    if phrase.tag:
        return "party_tag"
    if len(words) < 2:
        return ""
    if phrase.titled or phrase.lower or inherited:
        return "title_and_full_name"
    if sum(word not in _PARTICLES for word in words) > _LONGEST:
        return ""
    if words[-1] in HEADS and not is_given_name(words[0]):
        return ""
    return _by_words(sentence, phrase, words) or _by_context(sentence, run, phrase, spoken)


def _by_words(sentence: list[Token], phrase: NamePhrase, words: tuple[str, ...]) -> str:
    """The rule by which the words themselves are a name, whatever stands beside them."""
    if _SONS & set(words[1:-1]):
        return "son_of"
    if is_given_name(words[0]) and words[0] not in WEAK:
        return "given_name"
    if _initials(sentence[phrase.first].text) and len(words) < 4 and words[0] not in COUNTRIES:
        return "initials"
    if words[0] in FAMILY_FIRST and len(words) < 4 and not _placed(sentence, phrase.first):
        return "family_name_first"
    return ""


def _initials(text: str) -> bool:
    """Whether a word is the initials of given names: "J.", "A.K.M."."""
    return text.endswith(".") and text[0] != "U" and _INITIALS.fullmatch(text) is not None


def _by_context(sentence: list[Token], run: Run, phrase: NamePhrase, spoken: frozenset[int]) -> str:
    if phrase.apposed and not rules_out(phrase.words[-1:]):
        return "apposition"
    if _age(sentence, run.last):
        return "age"
    if phrase.body and _signs(sentence, run, phrase.body):
        return "signed"
    if len(phrase.words) == _LONGEST or phrase.words[-1] in HEADS:
        return ""
    if any(token.start in spoken for token in sentence[phrase.first : run.last]):
        return "speaks"
    if len(phrase.words) < _LONGEST and _of_a_person(sentence, phrase.first, run.last):
        return "done_to"
    return "behind_title" if _behind_title(sentence, phrase.first, run.last) else ""


def _inner_name(sentence: list[Token], first: int, last: int) -> int:
    """Where a full name begins inside a run whose first words are a title that no list has:
    "Harbour Master Ben Okafor"."""
    if is_given_name(sentence[first].low) or sentence[last - 1].low in HEADS:
        return first
    for at in range(first + 1, last - 1):
        low = sentence[at].low
        if low in _SONS:
            # "Ahmad Fauzi bin Abdul Rashid" is one name.
            return first
        one = at == first + 1 and sentence[first].low not in TITLE_MODIFIERS | TITLE_HEADS
        if is_given_name(low) and low not in WEAK and not one:
            return at
    return first


def _behind_title(sentence: list[Token], first: int, last: int) -> bool:
    """Whether the run stands between commas behind a title: "the director of the port, X Y,"."""
    if first < 2 or sentence[first - 1].text != ",":
        return False
    if last < len(sentence) and sentence[last].kind == "w":
        return False
    before = sentence[max(0, first - 8) : first - 1]
    return any(token.low in TITLE_HEADS and not token.capital for token in before)


def _placed(sentence: list[Token], first: int) -> bool:
    """Whether the words stand where a place does: "in Ho Chi Minh City"."""
    return first > 0 and sentence[first - 1].low in ("in", "at", "near", "the", "from")


def _of_a_person(sentence: list[Token], first: int, last: int) -> bool:
    """Whether something is told that only happens to people: "arrested X Y", "X Y was shot", "his
    brother X Y"."""
    before = sentence[first - 1] if first else None
    if before is not None and before.text == "," and first > 1:
        # "Ferhat's brother, Mehmet Emin Çelikkan, was …"
        before = sentence[first - 2] if is_kin(sentence[first - 2].low) else before
    if before is not None and not before.capital and _names_next(before.low):
        return True
    following = sentence[last : last + 3]
    lows = [token.low for token in following]
    if len(lows) > 1 and lows[0] in ("was", "is", "were", "been") and lows[1] in _SUFFERED:
        return True
    if lows[:1] == ["'s"] and len(lows) > 1:
        return is_kin(lows[1])
    return bool(lows) and lows[0] in _LIVED


def _names_next(low: str) -> bool:
    """Whether a person's name stands behind the word."""
    return low in DONE or is_kin(low) or low in PERSON_NOUNS


def _age(sentence: list[Token], at: int) -> bool:
    """Whether an age stands behind the name, between commas."""
    if at + 2 >= len(sentence) or sentence[at].text != ",":
        return False
    years = sentence[at + 1].text
    return years.isdigit() and len(years) < 4 and sentence[at + 2].text in (",", ".")


def is_kin(low: str) -> bool:
    """Whether a word is a relative or somebody near: only people have such."""
    return low in _KIN


def is_governed(sentence: list[Token], run: Run) -> bool:
    """Whether the run only modifies a body: "Ruiz administration" is not Ruiz."""
    return run.last < len(sentence) and sentence[run.last].low in _GOVERNED


_LAWS: Final = ("article", "section", "act", "law", "rule", "chapter", "resolution", "decree")


def rules_out(words: tuple[str, ...]) -> bool:
    """Whether words are a body, a place, a people or an office and so no person."""
    if words[0] in _LAWS or words[-1] == "borders":
        return True
    if all(word in TITLE_HEADS or word in TITLE_MODIFIERS or word in ABBREVIATED for word in words):
        return len(words) > 1 or words[0] not in TITLE_MODIFIERS
    joined = " ".join(words)
    if joined in KNOWN or joined in COUNTRIES or joined in STATE_CODES or joined in REGIONS:
        return True
    if len(words) == 1:
        word = words[0]
        office = word in TITLE_HEADS or is_noun_head(word)
        return is_demonym(word) or word in HEADS or word in NEVER or office
    if place_kind(joined) and (not is_given_name(words[0]) or words[0] in ("abu", "umm", "san")):
        return True
    if words[0] in _PLACE_STARTS or any(word in _NEVER or word in _INSIDE for word in words):
        return True
    headed = words[-1] in HEADS and not is_given_name(words[0])
    headed = headed or words[0] in FIRST_HEADS
    return is_demonym(words[0]) or words[-1] in COUNTRIES or headed


def surname_rule(
    sentence: list[Token],
    run: Run,
    phrase: NamePhrase,
    spoken: frozenset[int],
    common: frozenset[str],
) -> str:
    """The rule by which a lone capital that nothing explains is a surname; `common` are the words
    that the text also has in lower case."""
    if len(phrase.words) != 1:
        return ""
    if phrase.titled:
        return "" if phrase.words[0] in _PAGEANTS else "title_and_surname"
    word = phrase.words[0]
    named = is_given_name(word) and word not in WEAK
    if inner_capital(sentence[phrase.first].text):
        return ""
    if sentence[phrase.first].text.isupper() or (word in common and not named):
        return ""
    if run.first == 0 and word.endswith(("ed", "ing")):
        return ""
    if run.first and sentence[run.first - 1].low in ("the", "a", "an"):
        return ""
    if word in GOVERNMENT_SEATS and not named:
        return ""
    return "surname_speaks" if sentence[phrase.first].start in spoken else ""


def ordinary_words(sentences: list[list[Token]]) -> frozenset[str]:
    """Words that the text has in lower case, or with a capital only where a sentence begins."""
    lower: set[str] = set()
    first: set[str] = set()
    inside: set[str] = set()
    for sentence in sentences:
        opening = True
        for token in sentence:
            if token.kind == "w":
                (lower if not token.capital else first if opening else inside).add(token.low)
            opening = token.text in ("“", '"', ":", "”") or (opening and token.kind != "w")
    return frozenset(lower | (first - inside))


def _signs(sentence: list[Token], run: Run, body: tuple[int, int]) -> bool:
    """Whether a line is a name, a comma and a body, and nothing else."""
    alone = run.first < 2 and sentence[run.last : run.last + 1] and body[0] == run.last + 1
    return bool(alone) and body[1] >= len(sentence) - 1


def _is_signature(sentence: list[Token]) -> bool:
    """Whether a line is of a list of names: "2. Ana Ruiz, Executive Director, Harbour Trust"."""
    commas = [at for at, token in enumerate(sentence) if token.text == ","]
    if not commas or len(commas) > 3:
        return False
    if sentence[0].kind == "n" and commas[0] < 8:
        return True
    part = sentence[commas[0] + 1 : commas[0] + 4]
    return 2 <= commas[0] <= 5 and any(token.low in TITLE_HEADS for token in part)


def is_headline(sentence: list[Token]) -> bool:
    """Whether nearly every word has a capital: then capitals say nothing about names."""
    words = [token for token in sentence if token.kind == "w"]
    capitals = sum(token.capital for token in words)
    if _is_signature(sentence):
        return False
    ends = sentence[-1].text == "."
    long = _LONG_HEADLINE if ends else _HEADLINE
    return len(words) >= long and capitals >= (0.9 if ends else 0.75) * len(words)


_NAME_STARTS: Final = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "Al", "El")


def inner_capital(text: str) -> bool:
    """Whether a capital stands inside a word, as newsrooms write themselves: HarbourWire,
    ABC-Info. Names of people have one only behind a particle: McRae, DeSilva."""
    first, hyphen, rest = text.partition("-")
    if hyphen:
        return len(first) > 1 and first.isupper() and rest.isalpha() and not rest.isupper()
    small = next((at for at, char in enumerate(text) if char.islower()), len(text))
    big = next((at for at in range(small, len(text)) if text[at].isupper()), 0)
    return big > 1 and text.isalpha() and not text[:big].endswith(_NAME_STARTS)


def joined_name(sentence: list[Token], first: int, last: int) -> str:
    """The words as the text has them, one blank where the text has any."""
    parts = [sentence[first].text]
    for at in range(first + 1, last):
        gap = " " if sentence[at].start > sentence[at - 1].end else ""
        parts.append(gap + sentence[at].text)
    return "".join(parts)
