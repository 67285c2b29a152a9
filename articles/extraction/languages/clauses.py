"""Finds verbs of saying and who says, in a sentence in which every quotation is one token."""

from __future__ import annotations

from typing import Final, NamedTuple

from ..tokens import Token
from .packs import LanguagePack
from .stretches import DIALOGUE_DASHES

_STOPS: Final = (".", "!", "?", "…", "؟")
_COMMAS: Final = (",", "،")
_LONGEST: Final = 200
_REACH: Final = 12
# Arabic conjunctions that are written onto the next word.
_PREFIXED: Final = ("و", "ف")
_CLAUSE: Final = 60


class Who(NamedTuple):
    """Who speaks, as token indices of the phrase. `kind` is phrase, pronoun or open: open where
    the verb has no subject of its own."""

    first: int
    last: int
    kind: str


def split_sentences(text: str, tokens: list[Token], pack: LanguagePack) -> list[list[Token]]:
    """The narrator's sentences of a paragraph."""
    found: list[list[Token]] = []
    begin = 0
    for at in range(len(tokens) - 1):
        if _ends(text, tokens, at, pack) or at - begin >= _LONGEST:
            found.append(tokens[begin : at + 1])
            begin = at + 1
    if begin < len(tokens):
        found.append(tokens[begin:])
    return found


def _ends(text: str, tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    token, following = tokens[at], tokens[at + 1]
    caseless = pack.script == "Arabic"
    if token.kind == "q":
        last = text[token.start : token.end].rstrip(" \xa0\u202f\"”»“'’")[-1:]
        return last in _STOPS and not _goes_on(tokens, at + 1, pack)
    if token.text not in _STOPS or following.text in (*_COMMAS, ")", "»", "”"):
        return False
    return caseless or following.kind in ("q", "n") or following.capital or following.kind == "p"


def _goes_on(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    """Whether the attribution of a quotation that has its own full stop follows."""
    token = tokens[at]
    if token.text in (*_COMMAS, *DIALOGUE_DASHES):
        return True
    return (token.kind == "w" and not token.capital and pack.script != "Arabic") or any(
        pack.verb(one.low) for one in tokens[at : at + 1]
    )


def is_saying(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    """Whether the word is a verb of saying here, and not the noun of the same form."""
    token = tokens[at]
    if token.kind != "w" or not pack.verb(token.low):
        return False
    before = tokens[at - 1] if at else None
    if before is None or before.kind in ("q", "p"):
        return True
    if token.capital:
        return False
    participle = token.low.endswith(tuple(pack.words["participles"]))
    if participle and not any(one.low in _helpers(pack) for one in tokens[max(0, at - 3) : at]):
        return False
    if before.low in pack.words["determiners"]:
        return before.low in ("lo", "le", "les", "l'", "las", "один", "одна", "его", "её", "її")
    return True


def _helpers(pack: LanguagePack) -> frozenset[str]:
    """What may stand before a participle: "a", "ha", "ont"."""
    return pack.words["clitics"] - pack.words["determiners"]


def is_denied(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    """Whether the verb is negated: "no dijo", "не сказал"."""
    near = tokens[max(0, at - 2) : at]
    return any(token.low in pack.words["negations"] for token in near)


def phrase_at(tokens: list[Token], at: int, phrases: frozenset[str]) -> int:
    """The end of a phrase ("de acuerdo con") that begins at `at`, 0 where none does."""
    for width in (4, 3, 2, 1):
        words = [token.low for token in tokens[at : at + width]]
        if words and words[0] not in phrases and words[0][:1] in _PREFIXED and len(words[0]) > 3:
            bare = " ".join([words[0][1:], *words[1:]])
            if len(words) == width and bare in phrases:
                return at + width
        if len(words) == width and " ".join(words).replace("' ", "'") in phrases:
            return at + width
        if len(words) == width and " ".join(words) in phrases:
            return at + width
    return 0


def _skipped(token: Token, pack: LanguagePack) -> bool:
    words = pack.words
    return token.kind == "w" and (token.low in words["clitics"] or token.low in words["adverbs"])


def after_verb(tokens: list[Token], verb: int, pack: LanguagePack) -> Who:
    """The subject behind its verb ("dijo entre lágrimas Lucía Tzul"), open where there is none."""
    at, words = verb + 1, pack.words
    reach = min(len(tokens), verb + _REACH)
    while at < reach:
        token = tokens[at]
        if token.kind in ("q", "p"):
            break
        if token.low in words["he"] | words["she"] | words["others"]:
            return Who(at, at + 1, "pronoun")
        if token.low in words["complementizers"] | words["conjunctions"] | words["relatives"]:
            break
        if token.low in words["prepositions"] and token.low not in words["determiners"]:
            at = _behind_phrase(tokens, at, reach, pack)
            continue
        if _skipped(token, pack) or _is_day(token, pack):
            at += 1
            continue
        return Who(at, phrase_end(tokens, at, pack), "phrase")
    return Who(verb, verb + 1, "open")


def _is_day(token: Token, pack: LanguagePack) -> bool:
    return any(token.low in row.split() for row in pack.dates["weekdays"])


def _behind_phrase(tokens: list[Token], at: int, reach: int, pack: LanguagePack) -> int:
    """Behind "en Twitter", "entre lágrimas", "в своём канале": where somebody can be named."""
    step = at + 1
    while step < reach and tokens[step].low in pack.words["determiners"]:
        step += 1
    step += 1
    while step < reach and tokens[step].kind == "w":
        token = tokens[step]
        speaks = token.capital or pack.has("persons", token.low) or pack.has("bodies", token.low)
        if pack.script == "Arabic":
            speaks = speaks and token.low.startswith("ال")
        if speaks or token.low in pack.words["determiners"]:
            return step
        step += 1
    return step


def phrase_end(tokens: list[Token], first: int, pack: LanguagePack) -> int:
    """The end of the noun phrase that begins at `first`."""
    at, words = first + 1, pack.words
    if tokens[first].low in words["one_of"] and at < len(tokens) and tokens[at].low in words["of"]:
        at += 2
    named = _is_name(tokens, first, pack)
    while at < len(tokens) and at - first < _REACH:
        token = tokens[at]
        if token.kind in ("p", "q") or pack.verb(token.low):
            break
        if token.low in words["complementizers"] | words["relatives"] | words["conjunctions"]:
            break
        particle = token.low in words["particles"]
        if token.low in words["prepositions"] and not particle:
            break
        if pack.script == "Arabic" and token.low in words["adverbs"]:
            break
        if named and not token.capital and not particle and pack.script != "Arabic":
            break
        named = named or _is_name(tokens, at, pack)
        at += 1
    return at


def _is_name(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    """Whether a capital is a name's, and not a title's or an article's at a sentence's head."""
    token = tokens[at]
    common = ("determiners", "persons", "bodies", "documents", "adverbs")
    return token.capital and not any(pack.has(kind, token.low) for kind in common)


def _clause_first(tokens: list[Token], verb: int, pack: LanguagePack) -> int:
    for at in range(verb - 1, max(-1, verb - _CLAUSE), -1):
        token = tokens[at]
        if token.kind == "q" or token.text in (";", ":", "(", *_STOPS):
            return at + 1
        if pack.joins(token.low) and at < verb - 1 and not _is_relative(tokens, at, pack):
            return at + 1
    return max(0, verb - _CLAUSE)


def _is_relative(tokens: list[Token], at: int, pack: LanguagePack) -> bool:
    """Whether "que" hangs on a noun ("un vecino que pidió …") and not on a verb of saying."""
    if tokens[at].low not in pack.words["relatives"]:
        return False
    return not any(is_saying(tokens, here, pack) for here in range(max(0, at - _REACH), at))


def before_verb(tokens: list[Token], verb: int, pack: LanguagePack) -> Who | None:
    """The subject before its verb, None where nothing there can be one."""
    words = pack.words
    first = _clause_first(tokens, verb, pack)
    last = verb
    while last > first and _skipped(tokens[last - 1], pack):
        last -= 1
    if last <= first:
        return None
    relative = _relative(tokens, first, last, pack)
    if relative is not None:
        return relative
    if tokens[last - 1].low in words["he"] | words["she"] | words["others"]:
        return Who(last - 1, last, "pronoun")
    segments = _segments(tokens, first, last)
    heads = [one for one in (_head(tokens, *span, pack) for span in segments) if one is not None]
    if not heads:
        return _house(tokens, first, verb, pack)
    speaking = [one for one in heads if _can_speak(tokens, one, pack)]
    return (speaking or heads)[0]


def _house(tokens: list[Token], first: int, verb: int, pack: LanguagePack) -> Who | None:
    """ "У міністерстві заявили": a plural without a subject is said in the house it names."""
    low = tokens[verb].low if verb < len(tokens) else ""
    plural = low.endswith(("ли", "ють", "ять", "ют", "ят")) and low not in pack.words["namers"]
    if pack.script != "Cyrillic" or not plural:
        return None
    for at in range(first, verb - 1):
        if tokens[at].low in ("в", "во", "у") and tokens[at + 1].kind == "w":
            return Who(at + 1, min(verb, phrase_end(tokens, at + 1, pack)), "phrase")
    return None


def _can_speak(tokens: list[Token], who: Who, pack: LanguagePack) -> bool:
    """Whether a phrase is sure to be of somebody: a pronoun, a title, a name, a document."""
    if who.kind == "pronoun":
        return True
    return any(
        (_is_name(tokens, at, pack) and at > 0)
        or any(pack.has(kind, tokens[at].low) for kind in ("persons", "bodies", "documents"))
        for at in range(who.first, who.last)
    )


def impersonal(tokens: list[Token], verb: int, pack: LanguagePack) -> Who | None:
    """The document in "У заяві сказано", "وجاء في رسالة"."""
    low = tokens[verb].low
    known = pack.words["impersonal"]
    if low not in known and not (low[:1] in pack.words["verb_prefixes"] and low[1:] in known):
        return None
    first = _clause_first(tokens, verb, pack)
    for at in (*range(verb - 1, first - 1, -1), *range(verb + 1, min(len(tokens), verb + 6))):
        token = tokens[at]
        if token.kind == "q":
            return None
        if pack.has("prepositions", token.low) and at + 1 < len(tokens):
            begin = at + 1
            return Who(begin, max(begin + 1, phrase_end(tokens, begin, pack)), "phrase")
    return None


def _relative(tokens: list[Token], first: int, last: int, pack: LanguagePack) -> Who | None:
    """ "…, який назвав": the noun before the relative pronoun."""
    at = last - 1
    if tokens[at].low not in pack.words["relatives"] or at <= first:
        return None
    stop = at - 1 if tokens[at - 1].text in _COMMAS else at
    begin = stop - 1
    while begin > first and tokens[begin - 1].kind == "w" and stop - begin < 6:
        if pack.verb(tokens[begin - 1].low) or tokens[begin - 1].low in pack.words["prepositions"]:
            break
        begin -= 1
    return Who(begin, stop, "phrase") if stop > begin else None


def _segments(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = first
    for at in range(first, last + 1):
        if at == last or tokens[at].text in (*_COMMAS, *DIALOGUE_DASHES, ")"):
            if at > begin:
                found.append((begin, at))
            begin = at + 1
    return found


def _head(tokens: list[Token], first: int, last: int, pack: LanguagePack) -> Who | None:
    """What a segment between commas can say about who speaks."""
    words = pack.words
    while (
        first < last
        and (tokens[first].low in words["conjunctions"] or _skipped(tokens[first], pack))
        and tokens[first].low not in words["determiners"]
    ):
        first += 1
    if first >= last:
        return None
    token = tokens[first]
    if token.low in words["he"] | words["she"] | words["others"]:
        return Who(first, first + 1, "pronoun")
    if pack.verb(token.low) and not token.capital:
        behind = after_verb(tokens, first, pack)
        return behind if behind.kind == "phrase" and behind.last <= last else None
    oblique = pack.opens_phrase(token.low) and token.low not in words["determiners"]
    if oblique or token.low in words["relatives"] or token.kind == "n":
        return _later_head(tokens, first + 2, last, pack)
    return Who(first, min(last, phrase_end(tokens, first, pack)), "phrase")


def _later_head(tokens: list[Token], first: int, last: int, pack: LanguagePack) -> Who | None:
    """Somebody named behind an adverbial without a comma: "Через час она …"."""
    words = pack.words
    for at in range(first, last):
        token = tokens[at]
        if tokens[at - 1].low in words["prepositions"] | words["particles"]:
            continue
        if token.low in words["he"] | words["she"]:
            return Who(at, at + 1, "pronoun")
        speaks = pack.has("persons", token.low) or pack.has("bodies", token.low)
        if speaks or (token.capital and tokens[at - 1].kind == "w"):
            return Who(at, min(last, phrase_end(tokens, at, pack)), "phrase")
    return None
