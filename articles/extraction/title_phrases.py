"""Divides a run of capitals into what stands before a name and the name itself."""

from __future__ import annotations

from typing import Final, NamedTuple

from .lexicon.bodies import HEADS, KNOWN
from .lexicon.nations import COUNTRIES, is_demonym
from .lexicon.states import named_state
from .lexicon.titles import (
    ABBREVIATED,
    HONORIFICS,
    LOWER_MODIFIERS,
    OF_OBJECTS,
    TITLE_HEADS,
    TITLE_MODIFIERS,
    goes_on_with_of,
)
from .lexicon.words import DETERMINERS
from .tokens import Token

# Plurals that a list of names shares. Other plurals ("National Nurses United") are no titles.
_PLURALS: Final = {
    "reps.": "Rep.", "sens.": "Sen.", "govs.": "Gov.", "drs.": "Dr.", "messrs.": "",
    "senators": "Senator", "representatives": "Representative", "governors": "Governor",
    "presidents": "President", "mayors": "Mayor", "ministers": "Minister", "judges": "Judge",
    "justices": "Justice", "ambassadors": "Ambassador", "professors": "Professor",
    "candidates": "candidate", "lawmakers": "lawmaker", "reporters": "reporter",
    "spokesmen": "spokesman", "congressmen": "congressman", "generals": "General",
}  # fmt: skip


# The longest office in small letters: "director general of public prosecutions".
_LONGEST_OFFICE: Final = 6


class TitledName(NamedTuple):
    """A title before a name: its words in the singular, the organization or the nation or state
    before it, the
    index where the name begins, and whether the title is a plural that the next names share."""

    title: str
    body: tuple[int, int] | None
    nation: str
    name: int
    plural: bool


def _is_head(token: Token) -> bool:
    low = token.low
    return low in TITLE_HEADS or low in ABBREVIATED or low in HONORIFICS or low in _PLURALS


def _title_end(tokens: list[Token], head: int, last: int) -> int:
    """The end of the title whose noun is at `head`: over "of State", "to the U.N.", "General"."""
    at = head + 1
    if at < last and tokens[at].low == "general":
        at += 1
    if (
        at >= last
        or tokens[at].low not in ("of", "to", "for")
        or not goes_on_with_of(tokens[head].low)
    ):
        return at
    reach = at + 1
    if reach < last and tokens[reach].low == "the":
        reach += 1
    begin = reach
    while reach < last and _of_object(tokens, reach, begin):
        reach += 1
    if reach > begin:
        return reach
    # "CEO of the Refugee Council Ivan Bell": up to the body's noun.
    body = next((i for i in range(begin, last - 1) if tokens[i].low in HEADS), -1)
    return body + 1 if body > begin else at


def _of_object(tokens: list[Token], at: int, begin: int) -> bool:
    low = tokens[at].low
    if low in OF_OBJECTS or low in COUNTRIES or low in KNOWN or low in HEADS:
        return True
    if low == "and":
        return at > begin
    pair = " ".join(token.low for token in tokens[at : at + 2])
    earlier = " ".join(token.low for token in tokens[at - 1 : at + 1])
    return pair in COUNTRIES or pair in KNOWN or earlier in COUNTRIES or earlier in KNOWN


def titled_name(tokens: list[Token], first: int, last: int) -> TitledName | None:
    """The title in tokens[first:last], where a name follows it; None where there is no title."""
    heads = [at for at in range(first, last - 1) if _is_head(tokens[at])]
    if not heads:
        return None
    head = heads[-1]
    name = _title_end(tokens, head, last)
    if name >= last:
        return None
    begin = _give_back(tokens, first, _title_first(tokens, first, head), head)
    nation = ""
    body: tuple[int, int] | None = None
    if begin > first:
        if is_demonym(tokens[begin - 1].low) or tokens[begin - 1].low in COUNTRIES:
            nation = tokens[begin - 1].text
        elif named_state(" ".join(token.text for token in tokens[first:begin])):
            nation = " ".join(token.text for token in tokens[first:begin])
        else:
            body = (first, begin)
    if tokens[head].low in _PLURALS and name + 1 >= last:
        return None
    end, body = _body_inside(tokens, head, name) if body is None else (name, body)
    title = _title_text(tokens, begin, end)
    return TitledName(title, body, nation, name, tokens[head].low in _PLURALS)


def _body_inside(tokens: list[Token], head: int, name: int) -> tuple[int, tuple[int, int] | None]:
    """Where the title ends before the body that it names, and that body: "CEO | of the | Refugee
    Council"."""
    for at in range(head + 1, name - 1):
        if tokens[at].low in ("of", "for"):
            first = at + 2 if tokens[at + 1].low == "the" else at + 1
            words = [token.low for token in tokens[first:name]]
            if len(words) > 1 and (words[-1] in HEADS or " ".join(words) in KNOWN):
                return at, (first, name)
            return name, None
    return name, None


def _title_first(tokens: list[Token], first: int, head: int) -> int:
    """Where the title begins whose noun is at `head`."""
    begin = head
    while begin > first and (
        tokens[begin - 1].low in TITLE_MODIFIERS
        or _is_head(tokens[begin - 1])
        or tokens[begin - 1].low in ("u.s.", "of", "and", "&")
    ):
        begin -= 1
    while tokens[begin].low in ("of", "and", "&"):
        begin += 1
    return begin


def _give_back(tokens: list[Token], first: int, begin: int, head: int) -> int:
    """Gives a modifier back to the body that it ends: Human Rights Campaign | President."""
    if begin <= first or is_demonym(tokens[begin - 1].low) or tokens[begin - 1].low in COUNTRIES:
        return begin
    return begin + 1 if begin < head and tokens[begin].low in HEADS else begin


def _title_text(tokens: list[Token], first: int, last: int) -> str:
    words = []
    for token in tokens[first:last]:
        low = token.low
        if low not in HONORIFICS:
            words.append(_PLURALS.get(low, ABBREVIATED.get(low, token.text)))
    return " ".join(word for word in words if word)


def _without_bracket(tokens: list[Token], at: int) -> int:
    """Before a short form in brackets: "director of police (DGP) Ana Ruiz"."""
    bracketed = at > 3 and tokens[at - 1].text == ")" and tokens[at - 3].text == "("
    return at - 3 if bracketed and tokens[at - 2].text.isupper() else at


def _lower_office(tokens: list[Token], at: int) -> int:
    """Where "director of police" begins that ends right before tokens[at]; `at` where none does."""
    for joint in range(at - 2, max(0, at - _LONGEST_OFFICE), -1):
        token = tokens[joint]
        if token.kind != "w" or token.capital:
            return at
        if token.low in ("of", "for"):
            before = tokens[joint - 1]
            office = not before.capital and goes_on_with_of(before.low)
            return joint - 1 if office else at
    return at


def lower_title(tokens: list[Token], at: int) -> tuple[str, int]:
    """A title in lower case that ends right before tokens[at] ("campaign manager Ana Ruiz"): its
    words in the singular and where it begins; an empty string where there is none."""
    stop = _without_bracket(tokens, at)
    office = _lower_office(tokens, stop) if stop and tokens[stop - 1].low not in DETERMINERS else at
    if office < stop and tokens[stop - 1].kind == "w" and not tokens[stop - 1].capital:
        begin = office
        while begin and not tokens[begin - 1].capital and tokens[begin - 1].low in LOWER_MODIFIERS:
            begin -= 1
        return _title_text(tokens, begin, stop), begin
    begin = at
    while begin > 0 and tokens[begin - 1].kind == "w" and not tokens[begin - 1].capital:
        if not (_is_head(tokens[begin - 1]) or tokens[begin - 1].low in LOWER_MODIFIERS):
            break
        begin -= 1
    if begin == at or not _is_head(tokens[at - 1]):
        return "", at
    return _title_text(tokens, begin, at), begin
