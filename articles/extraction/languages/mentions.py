"""Finds the names of a text in a language that has a pack: people, bodies and places."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from ..lexicon.bodies import KNOWN
from ..result import Span
from ..tokens import Token
from .packs import LanguagePack, folded
from .uncased import uncased_name

_LONGEST: Final = 5
# Behind these a capital may only begin a sentence.
_OPENERS: Final = (
    "“",
    "«",
    "„",
    "»",
    "”",
    '"',
    ":",
    "—",
    "–",
    "-",
    "¿",
    "¡",
    ".",
    "(",
    "…",
    "?",
    "!",
)
_LONGEST_BODY: Final = 9


class NameSpan(NamedTuple):
    """A name where it stands: its span and kind (person, body or place)."""

    start: int
    end: int
    kind: str


@dataclass(eq=False)
class Named:
    """Somebody or something that the text names; `titles` are the folded nouns beside the name."""

    name: str
    kind: str
    words: tuple[str, ...]
    mentions: list[Span] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)


class Names:
    """The names of a text, found by where they begin."""

    def __init__(self, text: str, pack: LanguagePack) -> None:
        self.text = text
        self.pack = pack
        self.all: list[Named] = []
        self.at: dict[int, Named] = {}
        self.ends: dict[int, int] = {}
        # Where names begin, in the order of the text.
        self.order: list[int] = []
        self._by_word: dict[str, list[Named]] = {}

    def note(self, mention: NameSpan, titles: set[str]) -> Named:
        """Takes a mention in, under a name that it may be short for."""
        name = " ".join(self.text[mention.start : mention.end].split())
        words = tuple(folded(word) for word in name.split())
        known = self.find(words, mention.kind)
        if known is None:
            known = Named(name, mention.kind, words)
            self.all.append(known)
            for word in {self._stem(word) for word in words}:
                self._by_word.setdefault(word, []).append(known)
        known.titles |= titles
        known.mentions.append(Span(mention.start, mention.end))
        self.at[mention.start] = known
        self.order.append(mention.start)
        self.ends[mention.start] = mention.end
        return known

    def _stem(self, word: str) -> str:
        """A word without the ending that its case gives it."""
        if self.pack.script != "Cyrillic" or len(word) < 5:
            return word
        return word[: max(4, len(word) - 2)]

    def find(self, words: tuple[str, ...], kind: str) -> Named | None:
        """The name that these words are, or are a part of: the one named last."""
        alike = self._by_word.get(self._stem(words[-1]), [])
        for one in reversed(alike[-12:]):
            if one.kind == kind and self._stands_for(words, one.words):
                return one
        return None

    def _stands_for(self, words: tuple[str, ...], full: tuple[str, ...]) -> bool:
        stems = [self._stem(word) for word in full]
        return all(self._stem(word) in stems for word in words)

    def before(self, at: int, most: int = 40) -> list[Named]:
        """The names mentioned last before a code point, in the order of the text."""
        last = bisect_left(self.order, at)
        return [self.at[start] for start in self.order[max(0, last - most) : last]]

    def between(self, start: int, end: int) -> list[int]:
        """Where the names begin that begin in text[start:end]."""
        return self.order[bisect_left(self.order, start) : bisect_left(self.order, end)]


def read_names(text: str, sentences: list[list[Token]], pack: LanguagePack) -> Names:
    """The names in the sentences: those in capitals, or, in a script without them, those behind
    titles and verbs."""
    names = Names(text, pack)
    inside = _inside_words(sentences)
    for sentence in sentences:
        at = 0
        while at < len(sentence):
            found = (
                uncased_name(sentence, at, pack, names)
                if pack.script == "Arabic"
                else _cased(sentence, at, pack, inside)
            )
            if found is None:
                at += 1
                continue
            last, kind, first = found
            mention = NameSpan(sentence[first].start, sentence[last - 1].end, kind)
            names.note(mention, _titles(sentence, first, pack))
            at = last
    return names


def _inside_words(sentences: list[list[Token]]) -> frozenset[str]:
    """Words that have a capital also where no sentence begins."""
    return frozenset(
        token.low
        for sentence in sentences
        for before, token in pairwise(sentence)
        if token.capital and before.kind == "w"
    )


def _titles(sentence: list[Token], first: int, pack: LanguagePack) -> set[str]:
    near = sentence[max(0, first - 5) : first]
    return {token.low for token in near if pack.has("persons", token.low)}


def _cased(
    sentence: list[Token], at: int, pack: LanguagePack, inside: frozenset[str]
) -> tuple[int, str, int] | None:
    """The end, kind and beginning of a name that begins at `at`."""
    token = sentence[at]
    if not token.capital or token.kind != "w":
        return None
    body = _body_end(sentence, at, pack)
    if body:
        return body, "body", at
    opening = at == 0 or sentence[at - 1].text in _OPENERS
    if opening and _ordinary(sentence, at, pack, inside):
        return None
    last = _run_end(sentence, at, pack)
    first = at
    while first < last - 1 and pack.has("persons", sentence[first].low):
        first += 1
    if _genitive_body(sentence, first, last, pack):
        # "речник Червоного Хреста Марк Енґель": the body stands before the name.
        first = last - 2
    kind = _kind(sentence, first, last, pack)
    return (last, kind, first) if kind else None


def _genitive_body(sentence: list[Token], first: int, last: int, pack: LanguagePack) -> bool:
    long = pack.script == "Cyrillic" and last - first > 3
    return long and sentence[first].low.endswith(("ого", "ої", "ой", "их", "ых"))


def _ordinary(sentence: list[Token], at: int, pack: LanguagePack, inside: frozenset[str]) -> bool:
    """Whether a sentence's first word has its capital only from there."""
    low = sentence[at].low
    small = ("determiners", "prepositions", "conjunctions", "clitics", "adverbs", "relatives")
    if any(pack.has(kind, low) for kind in small) or pack.has("persons", low) or pack.verb(low):
        return True
    following = at + 1 < len(sentence) and sentence[at + 1].capital
    return not (following or low in inside or pack.is_place(low))


def _run_end(sentence: list[Token], at: int, pack: LanguagePack) -> int:
    last = at + 1
    while last < len(sentence) and last - at < _LONGEST:
        token = sentence[last]
        if token.capital and token.kind == "w":
            last += 1
            continue
        reach = last
        while reach < len(sentence) and pack.has("particles", sentence[reach].low):
            reach += 1
        if reach == last or reach - last > 2 or reach >= len(sentence):
            break
        if not sentence[reach].capital:
            break
        last = reach + 1
    return last


def _kind(sentence: list[Token], first: int, last: int, pack: LanguagePack) -> str:
    words = [token.low for token in sentence[first:last]]
    if " ".join(words) in KNOWN:
        return "body"
    raw = sentence[first].text
    if last - first == 1 and raw.isupper() and 1 < len(raw) < 7:
        return "place" if pack.is_place(words[0]) else "body"
    before = sentence[first - 1] if first else None
    if all(pack.is_place(word) or pack.has("particles", word) for word in words):
        return "place"
    titled = before is not None and pack.has("persons", before.low)
    if titled or (last - first > 1 and not _placed(sentence, first, pack)):
        return "person"
    apposed = first > 1 and sentence[first - 1].text == "," and _kin(sentence, first - 2, pack)
    if apposed:
        return "person"
    if _placed(sentence, first, pack):
        return "place"
    return "surname"


def _kin(sentence: list[Token], at: int, pack: LanguagePack) -> bool:
    """Whether a person is described before the comma: "his mother, Zohra"."""
    return pack.has("persons", sentence[at].low)


def _placed(sentence: list[Token], first: int, pack: LanguagePack) -> bool:
    return first > 0 and pack.has("place_prepositions", sentence[first - 1].low)


def _body_end(sentence: list[Token], at: int, pack: LanguagePack) -> int:
    """The end of a body's name that begins at `at`: its noun, capitals, and what belongs to them
    ("Comisión Interamericana de …", "Центральноазиатская группа наблюдения")."""
    head = at
    while head < len(sentence) and head - at < 3 and not pack.has("bodies", sentence[head].low):
        if sentence[head].kind != "w" or (head > at and sentence[head].capital):
            head = len(sentence)
        head += 1
    known = KNOWN.get(" ".join(token.low for token in sentence[at : at + 3]))
    if known:
        return at + 3
    if head >= len(sentence) or head - at >= 3:
        return 0
    if head > at and pack.script != "Cyrillic":
        return 0
    last = head + 1
    while last < len(sentence) and last - at < _LONGEST_BODY:
        step = _body_goes_on(sentence, last, pack)
        if not step:
            break
        last += step
    return last


def _body_goes_on(sentence: list[Token], at: int, pack: LanguagePack) -> int:
    """How many tokens from `at` on still belong to a body's name."""
    token = sentence[at]
    if token.kind != "w":
        return 0
    if pack.script == "Cyrillic":
        return _genitive(sentence, at, pack)
    if token.capital and not pack.verb(token.low):
        return 1
    links = 0
    while at + links < len(sentence) and sentence[at + links].low in pack.words["particles"]:
        links += 1
    if links and at + links < len(sentence) and sentence[at + links].kind == "w":
        return links + 1
    nouns = at + 1 < len(sentence) and sentence[at + 1].low in pack.words["particles"]
    small = any(pack.has(kind, token.low) for kind in ("prepositions", "conjunctions", "clitics"))
    return 1 if nouns and not small and not pack.verb(token.low) else 0


def _genitive(sentence: list[Token], at: int, pack: LanguagePack) -> int:
    token = sentence[at]
    if token.capital:
        return 1 if token.text.isupper() else 0
    kinds = ("conjunctions", "clitics", "adverbs", "he", "she", "others", "persons", "relatives")
    if any(pack.has(kind, token.low) for kind in kinds) or pack.verb(token.low):
        return 0
    if token.low in ("по", "з", "із") and at + 1 < len(sentence):
        return 2 if sentence[at + 1].low.startswith("прав") else 0
    if pack.has("prepositions", token.low) or len(token.low) < 3:
        return 0
    # The cases that a name's later words have; a verb or a nominative ends it.
    return 1 if token.low.endswith(_GENITIVE) else 0


_GENITIVE: Final = (
    "ого", "его", "их", "ых", "ий", "ов", "ей", "ел", "и", "ы", "я", "а", "у", "ої", "них", "ам",
)  # fmt: skip
