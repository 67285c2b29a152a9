"""Says who is meant by the words for a speaker, in a language that has a pack."""

from __future__ import annotations

import unicodedata
from typing import Final

from ..lexicon.given_names import gender_of
from ..result import Span, Speaker
from ..tokens import Token
from .clauses import Who
from .mentions import Named, Names
from .packs import LanguagePack, folded

_LOOK_BACK: Final = 30
_FAR_BACK: Final = 200
_STEM: Final = 5
# Endings of women's given names, where a language has such.
_FEMALE: Final = {"es": ("a",), "ru": ("а", "я"), "uk": ("а", "я"), "ar": ("ة",)}


class Meaning:
    """Resolves speakers in the order of the text and remembers who spoke last."""

    def __init__(self, text: str, names: Names, pack: LanguagePack) -> None:
        self.text = text
        self.names = names
        self.pack = pack
        self.spoke: Named | None = None
        # Who spoke last where only words describe them ("la jeune femme").
        self.described: Speaker | None = None

    def speaker(self, sentence: list[Token], who: Who, *, moves: bool = True) -> Speaker | None:
        """The speaker that a phrase means; `moves`: later pronouns may mean them."""
        start, end = sentence[who.first].start, sentence[who.last - 1].end
        span, meant = Span(start, end), None
        if who.kind == "phrase":
            span, meant = self._phrase(sentence, who)
        elif self.described is not None:
            return self._again(self.described, who, Span(start, end))
        else:
            meant = self._pronoun(sentence[who.first].low, start)
        if meant is None and who.kind == "open":
            return None
        name = meant.name if meant else " ".join(self.text[span.start : span.end].split())
        kind = self._kind(sentence, who, meant)
        words = self.text[span.start : span.end]
        made = Speaker(kind, self._nominative(name, sentence, who), words, span, Span(start, end))
        if moves:
            self._move(made, meant)
        return made

    def hear_of(self, sentence: list[Token], who: Who) -> None:
        """Somebody whom the narrator brings in: a pronoun in the next sentence may mean them."""
        made = self.speaker(sentence, who, moves=False)
        if made is None:
            return
        at = made.span.start
        people = any(self.pack.has("persons", t.low) for t in sentence[who.first : who.last])
        if made.kind == "person" and at in self.names.at:
            self._move(made, self.names.at[at])
        elif people and who.kind == "phrase":
            self._move(made, None)

    def _move(self, made: Speaker, meant: Named | None) -> None:
        if meant is not None and meant.kind == "person":
            self.spoke, self.described = meant, None
        elif made.kind in ("described", "document"):
            self.described = made

    def _again(self, before: Speaker, who: Who, span: Span) -> Speaker:
        """The one who spoke before, described in the same words."""
        if who.kind == "open":
            return before
        return Speaker(before.kind, before.name, self.text[span.start : span.end], span, span)

    def _kind(self, sentence: list[Token], who: Who, meant: Named | None) -> str:
        if meant is not None:
            return {"person": "person", "body": "organization"}.get(meant.kind, "described")
        if any(self.pack.has("documents", t.low) for t in sentence[who.first : who.last]):
            return "document"
        return "described"

    def _phrase(self, sentence: list[Token], who: Who) -> tuple[Span, Named | None]:
        """The name in the phrase or right behind it ("su esposa, Basilia Choque")."""
        start, end = sentence[who.first].start, sentence[who.last - 1].end
        inside = self.names.between(start, end)
        people = [at for at in inside if self.names.at[at].kind == "person"]
        if people:
            at = people[0]
            return Span(at, self.names.ends[at]), self.names.at[at]
        apposed = self._apposed(sentence, who)
        if apposed is not None:
            return Span(apposed, self.names.ends[apposed]), self.names.at[apposed]
        surname = self._surname(sentence, who)
        if surname is not None:
            return surname
        if inside and inside[0] - start < 6 and self.names.at[inside[0]].kind == "body":
            at = inside[0]
            return Span(at, self.names.ends[at]), self.names.at[at]
        body = self._body(sentence, who)
        return Span(start, end), body or self._office(sentence, who)

    def _apposed(self, sentence: list[Token], who: Who) -> int | None:
        comma = next(
            (
                at
                for at in range(who.last, min(len(sentence), who.last + 5))
                if _comma(sentence[at])
            ),
            None,
        )
        kinds = ("persons", "determiners")
        described = any(
            self.pack.has(kind, token.low)
            for token in sentence[who.first : who.last]
            for kind in kinds
        )
        if comma is None or not described:
            return None
        for token in sentence[comma + 1 : comma + 6]:
            meant = self.names.at.get(token.start)
            if meant is not None:
                return token.start if meant.kind == "person" else None
            if token.kind != "w" or self.pack.verb(token.low):
                return None
        return None

    def _surname(self, sentence: list[Token], who: Who) -> tuple[Span, Named] | None:
        """Part of a name that the text has in full, or a new name where somebody only speaks."""
        for token in sentence[who.first : who.last]:
            cased = token.capital or self.pack.script == "Arabic"
            if not cased or self.pack.has("bodies", token.low):
                continue
            known = self.names.find((folded(token.text),), "person")
            if known is not None:
                return Span(token.start, token.end), known
        return None

    def _body(self, sentence: list[Token], who: Who) -> Named | None:
        """ "La Fundación", "организация": the body named last by that noun."""
        for token in sentence[who.first : who.last]:
            if self.pack.has("bodies", token.low):
                alike = [
                    one
                    for one in self.names.before(token.start, _FAR_BACK)
                    if one.kind == "body" and one.words[0][:_STEM] == token.low[:_STEM]
                ]
                return alike[-1] if alike else None
        return None

    def _office(self, sentence: list[Token], who: Who) -> Named | None:
        """ "La magistrada", "адвокат": who has been named with that noun, where only one has."""
        token = sentence[who.last - 1]
        if not self.pack.has("persons", token.low) or who.last - who.first > 2:
            return None
        alike = {
            id(one): one
            for one in self.names.before(token.start, _FAR_BACK)
            if any(title[:_STEM] == token.low[:_STEM] for title in one.titles)
        }
        return next(iter(alike.values())) if len(alike) == 1 else None

    def _pronoun(self, low: str, at: int) -> Named | None:
        """He and she: who spoke last, else who was named last and can be meant."""
        wanted = ""
        if low in self.pack.words["she"]:
            wanted = "she"
        elif low in self.pack.words["he"]:
            wanted = "he"
        if low in self.pack.words["others"]:
            return None
        if self.spoke is not None and self._fits(self.spoke, wanted):
            return self.spoke
        near = self.names.before(at, _LOOK_BACK)
        people = [one for one in near if one.kind == "person" and self._fits(one, wanted)]
        return people[-1] if people else None

    def _fits(self, person: Named, wanted: str) -> bool:
        """Whether the given name can be a woman's or a man's."""
        given = person.words[0]
        if not wanted or len(person.words) < 2:
            return True
        known = gender_of(_plain(given))
        if known:
            return known == wanted
        female = given.endswith(_FEMALE.get(self.pack.code, ("?",)))
        male = given.endswith("o") and self.pack.code == "es"
        if self.pack.script == "Cyrillic":
            male = given[-1] in "бвгдзклмнпрстфхцчшщй"
        return not male if wanted == "she" else not female

    def _nominative(self, name: str, sentence: list[Token], who: Who) -> str:
        """A name in the case that a source phrase puts it in, as it is without it."""
        oblique = who.first and sentence[who.first - 1].low in (
            "словам", "словами", "мнению", "думку", "данным", "даними", "слов", "слів", "версии",
        )  # fmt: skip
        if not oblique or not self.pack.cases or " " not in name:
            return name
        *given, surname = name.split()
        female = surname.endswith(("ой", "ої"))
        for ending, nominative in self.pack.cases:
            if surname.endswith(ending):
                surname = surname.removesuffix(ending) + nominative
                break
        return " ".join([*(_given(word, female) for word in given), surname])


def _given(word: str, female: bool) -> str:
    """A given name out of the genitive: Тараса is Тарас, Ніни is Ніна."""
    if female or word.endswith(("и", "ы")):
        return word[:-1] + "а" if word.endswith(("и", "ы")) else word
    return word.removesuffix("а")


def _plain(word: str) -> str:
    """Without accents, as the list of given names is written."""
    return "".join(char for char in unicodedata.normalize("NFD", word) if char.isascii())


def _comma(token: Token) -> bool:
    return token.text in (",", "،")
