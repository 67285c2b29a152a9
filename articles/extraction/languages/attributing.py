"""Gives the quotations of a sentence to who says them, in any language that has a pack."""

from __future__ import annotations

from typing import Final, NamedTuple

from ..tokens import Token
from .clauses import (
    Who,
    after_verb,
    before_verb,
    impersonal,
    is_denied,
    is_saying,
    phrase_at,
    phrase_end,
)
from .packs import LanguagePack
from .stretches import DIALOGUE_DASHES

_BETWEEN: Final = (",", "،", ".", "!", "?", *DIALOGUE_DASHES)
_FAR: Final = 8
# The rule of words that a sentence says somebody did not say.
DENIED: Final = "denied"


class SaidBy(NamedTuple):
    """Who says a quotation and by which words: token indices of the sentence, and the rule."""

    who: Who
    verb: int
    rule: str
    carrier: Who | None = None


def attributions(sentence: list[Token], pack: LanguagePack) -> dict[int, SaidBy]:
    """The attributions of a sentence's quotations, by the index of their token."""
    aside = _asides(sentence, pack)
    saying = [
        at for at in range(len(sentence)) if at not in aside and is_saying(sentence, at, pack)
    ]
    verbs = [at for at in saying if not is_denied(sentence, at, pack)]
    sources = _sources(sentence, pack)
    found: dict[int, SaidBy] = {}
    last: SaidBy | None = None
    for at, token in enumerate(sentence):
        if token.kind != "q":
            continue
        if _is_denied_here(at, saying, verbs):
            found[at] = SaidBy(Who(at, at + 1, "open"), at, DENIED)
            continue
        one = (
            _open_verb(sentence, at, pack)
            or _beside(sentence, at, verbs, sources, pack)
            or _earlier(sentence, at, verbs, sources, pack)
            or _later(sentence, at, verbs, sources, pack)
            or (last and last._replace(rule="same_sentence"))
            or _subject(sentence, at, pack)
        )
        if one is not None:
            found[at] = last = one
    return found


def _is_denied_here(at: int, saying: list[int], verbs: list[int]) -> bool:
    """Whether the nearest verb before a quotation is negated: nobody says the words."""
    nearest = max((one for one in saying if one < at), default=-1)
    return nearest >= 0 and nearest not in verbs


def _open_verb(sentence: list[Token], at: int, pack: LanguagePack) -> SaidBy | None:
    """A verb that no list has in the place of a verb of saying: "…", celebró Rosa Chimbo."""
    here = at + 1
    while here < len(sentence) and sentence[here].text in _BETWEEN:
        here += 1
    if here == at + 1 or here + 1 >= len(sentence):
        return None
    verb, name = sentence[here], sentence[here + 1]
    plain = verb.kind == "w" and not verb.capital and not pack.verb(verb.low)
    small = ("prepositions", "conjunctions", "determiners", "clitics", "adverbs", "relatives",
             "complementizers", "he", "she", "persons", "sources", "others")  # fmt: skip
    if not plain or not name.capital or any(pack.has(kind, verb.low) for kind in small):
        return None
    who = Who(here + 1, phrase_end(sentence, here + 1, pack), "phrase")
    return SaidBy(who, here, "quote_open_verb")


def _asides(sentence: list[Token], pack: LanguagePack) -> set[int]:
    """Where relative clauses between two commas stand: ", الذي طلب عدم ذكر اسمه،"."""
    found: set[int] = set()
    begin = -1
    for at, token in enumerate(sentence):
        if token.kind == "q" or token.text == ":":
            begin = -1
        if token.text not in (",", "،"):
            continue
        if begin >= 0:
            found |= set(range(begin, at))
        following = sentence[at + 1 : at + 3]
        relative = any(pack.has("relatives", one.low) for one in following)
        begin = at if relative else -1
    return found


def first_cue(sentence: list[Token], pack: LanguagePack) -> SaidBy | None:
    """Whom a sentence without a quotation introduces: who says in it, else its subject."""
    for at in range(len(sentence)):
        if is_saying(sentence, at, pack):
            return _by_verb(sentence, at, False, "introduced", pack)
    for at, source in _sources(sentence, pack).items():
        return SaidBy(source, at, "introduced")
    stop = len(sentence)
    while stop and sentence[stop - 1].kind == "p":
        stop -= 1
    who = before_verb(sentence, stop, pack)
    return SaidBy(who, 0, "introduced") if who is not None else None


def _sources(sentence: list[Token], pack: LanguagePack) -> dict[int, Who]:
    """ "Según X", "по его словам": where they stand, and who is meant."""
    found: dict[int, Who] = {}
    for at in range(len(sentence)):
        own = phrase_at(sentence, at, pack.words["his_words"])
        if own:
            found[at] = Who(at, own, "pronoun")
            continue
        stop = phrase_at(sentence, at, pack.words["sources"])
        if stop and stop < len(sentence) and at - 1 not in found:
            who = _source(sentence, at, stop, pack)
            if who is not None:
                found[at] = who
    return found


def _source(sentence: list[Token], at: int, stop: int, pack: LanguagePack) -> Who | None:
    token = sentence[stop]
    if token.low in pack.words["relatives"]:
        relative = before_verb([*sentence[:at], token], at + 1, pack) if at else None
        return relative or _antecedent(sentence, at, pack)
    if token.low in pack.words["he"] | pack.words["she"]:
        return Who(stop, stop + 1, "pronoun")
    if token.kind != "w":
        return None
    return Who(stop, phrase_end(sentence, stop, pack), "phrase")


def _antecedent(sentence: list[Token], at: int, pack: LanguagePack) -> Who | None:
    """The noun before ", по словам которого"."""
    stop = at - 1 if at and sentence[at - 1].text in (",", "،") else at
    return Who(stop - 1, stop, "phrase") if stop > 0 else None


def _by_verb(
    sentence: list[Token], verb: int, behind: bool, rule: str, pack: LanguagePack
) -> SaidBy:
    """The attribution that a verb gives; `behind` says that a quotation stands right before it."""
    document = impersonal(sentence, verb, pack)
    if document is not None:
        return SaidBy(document, verb, rule)
    if not behind:
        carried = _carried(sentence, verb, pack)
        if carried is not None:
            return SaidBy(carried, verb, "carried", before_verb(sentence, verb, pack))
    left = None if behind else before_verb(sentence, verb, pack)
    return SaidBy(left or after_verb(sentence, verb, pack), verb, rule)


def _carried(sentence: list[Token], verb: int, pack: LanguagePack) -> Who | None:
    """Whom the subject quotes: "cita a un superviviente", "ссылается на свидетеля"."""
    low = sentence[verb].low
    if low not in pack.words["carriers"] and low[1:] not in pack.words["carriers"]:
        return None
    for at in range(verb + 1, min(len(sentence), verb + _FAR)):
        token = sentence[at]
        if token.kind in ("p", "q"):
            return None
        if pack.has("persons", token.low):
            begin = at
            while begin - 1 > verb and sentence[begin - 1].low in pack.words["determiners"]:
                begin -= 1
            return Who(begin, at + 1, "phrase")
    return None


def _beside(
    sentence: list[Token],
    at: int,
    verbs: list[int],
    sources: dict[int, Who],
    pack: LanguagePack,
) -> SaidBy | None:
    """The verb right behind a quotation: "…", dijo X."""
    here = at + 1
    while here < len(sentence) and sentence[here].text in _BETWEEN:
        here += 1
    if here in sources:
        return SaidBy(sources[here], here, "quote_source")
    colon = at > 0 and sentence[at - 1].text == ":"
    step = here
    while step < len(sentence) and step - here < 3 and sentence[step].low in _loose(pack):
        step += 1
    for verb in (here, step):
        if verb in verbs and not colon and (here > at + 1 or pack.script == "Arabic" or at == 0):
            return _pronoun_between(sentence, at, verb, pack)
    if step < len(sentence) and step > here and step in verbs:
        return _by_verb(sentence, step, True, "quote_verb", pack)
    return None


def _loose(pack: LanguagePack) -> frozenset[str]:
    return pack.words["clitics"] | pack.words["adverbs"] | pack.words["inversion"]


def _pronoun_between(sentence: list[Token], at: int, verb: int, pack: LanguagePack) -> SaidBy:
    """ "…, a-t-elle ajouté": the pronoun stands before the participle."""
    for here in range(at + 1, verb):
        if sentence[here].low in pack.words["inversion"] | pack.words["he"] | pack.words["she"]:
            return SaidBy(Who(here, here + 1, "pronoun"), verb, "quote_verb")
    return _by_verb(sentence, verb, True, "quote_verb", pack)


def _earlier(
    sentence: list[Token],
    at: int,
    verbs: list[int],
    sources: dict[int, Who],
    pack: LanguagePack,
) -> SaidBy | None:
    """The nearest verb or source before a quotation."""
    verb = max((one for one in verbs if one < at), default=-1)
    source = max((one for one in sources if one < at), default=-1)
    if source > verb:
        return SaidBy(sources[source], source, "source_quote")
    if verb < 0:
        return None
    behind = any(token.kind == "q" for token in sentence[max(0, verb - 3) : verb])
    return _by_verb(sentence, verb, behind, "verb_quote", pack)


def _later(
    sentence: list[Token],
    at: int,
    verbs: list[int],
    sources: dict[int, Who],
    pack: LanguagePack,
) -> SaidBy | None:
    """A verb or a source farther behind: "…", — тихо, почти шёпотом сказала она."""
    verb = min((one for one in verbs if one > at), default=len(sentence))
    source = min((one for one in sources if one > at), default=len(sentence))
    if min(verb, source) == len(sentence):
        return None
    if source < verb:
        return SaidBy(sources[source], source, "later_source")
    return _by_verb(sentence, verb, False, "later_verb", pack)


def _subject(sentence: list[Token], at: int, pack: LanguagePack) -> SaidBy | None:
    """No verb of saying: the subject of the sentence, where something stands before the words."""
    if not any(token.kind == "w" for token in sentence[:at]):
        return None
    who = before_verb(sentence, at, pack)
    return SaidBy(who, max(0, at - 1), "sentence_subject") if who is not None else None
