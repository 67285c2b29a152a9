"""Gives the quotations of a story to their speakers, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from ..frames import stream
from ..marks import Quoted
from ..paragraphs import Paragraph, TextTooLong
from ..result import Span, Speaker
from ..tokens import Token
from .attributing import DENIED, SaidBy, attributions, first_cue
from .clauses import split_sentences
from .meaning import Meaning
from .mentions import Names, read_names
from .packs import LanguagePack
from .stretches import DIALOGUE_DASHES, spoken_in
from .wording import tokens_in

# Twelve times a long story.
MOST_WORDS: Final = 60_000
# The least number of words of a quotation that only its place gives to somebody.
_LEAST_WORDS: Final = {"sentence_subject": 2, "unattributed": 4}


@dataclass
class Spoken:
    """A quotation with who says it, as far as the text tells."""

    quoted: Quoted
    said: SaidBy | None = None
    sentence: list[Token] = field(default_factory=list)
    rule: str = "unattributed"
    speaker: Speaker | None = None


@dataclass
class _Told:
    """Whom a sentence without quotations brings in."""

    said: SaidBy | None = None
    sentence: list[Token] = field(default_factory=list)


@dataclass
class _Here:
    """Where the reading of a paragraph stands: what it has found, which quotations still wait for
    a speaker, who spoke last in it."""

    told: _Told
    found: list[Spoken] = field(default_factory=list)
    waiting: list[Spoken] = field(default_factory=list)
    last: Spoken | None = None


class Conversation:
    """Reads a text paragraph by paragraph."""

    def __init__(self, text: str, made: LanguagePack, paragraphs: list[Paragraph]) -> None:
        self.text = text
        self.pack = made
        self.quoted: list[Quoted] = []
        self.cut: list[list[list[Token]]] = []
        style = "double" if any(mark in text for mark in '“”"«»„') else "single"
        running, number = False, 0
        plain: list[list[Token]] = []
        for start, end, _ in paragraphs:
            found = spoken_in(text, start, end, made, style, running)
            running = bool(found) and not found[-1].closed
            words = tokens_in(text, start, end, made)
            number += len(words)
            if number > MOST_WORDS:
                raise TextTooLong(f"A text of over {MOST_WORDS:,} words and marks is no story.")
            tokens = stream(words, found, len(self.quoted))
            self.quoted += found
            self.cut.append(split_sentences(text, tokens, made))
            plain += split_sentences(text, words, made)
        self.names: Names = read_names(text, plain, made)
        self.meaning = Meaning(text, self.names, made)

    def spoken(self) -> Iterator[Spoken]:
        """Every quotation worth proposing, in the order of the text."""
        before: Spoken | None = None
        told = _Told()
        for paragraph in self.cut:
            found = self._paragraph(paragraph, before, told)
            yield from (one for one in found if self._is_worth(one))
            before = found[-1] if found else before
            told = self._introduces(paragraph)

    def _introduces(self, paragraph: list[list[Token]]) -> _Told:
        """Whom the paragraph's last sentence brings in, for a quotation on its own behind it."""
        last = paragraph[-1] if paragraph else []
        if last and not any(token.kind == "q" for token in last):
            return _Told(first_cue(last, self.pack), last)
        return _Told()

    def _paragraph(
        self, paragraph: list[list[Token]], before: Spoken | None, told: _Told
    ) -> list[Spoken]:
        here = _Here(told)
        for sentence in paragraph:
            marks = [at for at, token in enumerate(sentence) if token.kind == "q"]
            if not marks:
                here.told = _Told(first_cue(sentence, self.pack), sentence)
                if here.told.said is not None:
                    self.meaning.hear_of(sentence, here.told.said.who)
                continue
            given = attributions(sentence, self.pack)
            for at in marks:
                one = Spoken(self.quoted[sentence[at].quote], given.get(at), sentence)
                if not self._is_work(sentence, at, one):
                    self._say(one, here)
        self._leave(here.waiting, before)
        return here.found

    def _say(self, one: Spoken, here: _Here) -> None:
        """Gives a quotation to its own speaker, else to whom the paragraph goes on with."""
        last, told = here.last, here.told
        here.found.append(one)
        if one.said is not None and one.said.rule == DENIED:
            one.said, one.rule = None, "unattributed"
            return
        if one.said is not None and not (one.said.rule == "sentence_subject" and last is not None):
            self._give(one, one.said, one.said.rule)
            for earlier in here.waiting:
                earlier.speaker, earlier.rule = one.speaker, "following"
            here.waiting, here.last, here.told = [], one, _Told()
        elif told.said is not None and last is None:
            one.sentence = told.sentence
            self._give(one, told.said, "introduced")
            here.last, here.told = one, _Told()
        elif last is not None:
            one.speaker, one.rule, one.said = last.speaker, "same_paragraph", last.said
            one.sentence = last.sentence
        else:
            here.waiting.append(one)

    def _give(self, one: Spoken, said: SaidBy, rule: str) -> None:
        one.said, one.rule = said, rule
        one.speaker = self.meaning.speaker(one.sentence, said.who)

    def _leave(self, waiting: list[Spoken], before: Spoken | None) -> None:
        """Quotations that nothing in their paragraph gives to anybody: a question in a dialogue is
        the interviewer's, what follows it is the answer of whoever is spoken with."""
        for one in waiting:
            words = self.text[one.quoted.start : one.quoted.end].rstrip()
            dialogue = (
                self.text[one.quoted.outer_start : one.quoted.outer_start + 1] in DIALOGUE_DASHES
            )
            if dialogue and words.endswith(("?", "؟")):
                one.rule = "question"
            elif dialogue:
                one.speaker = self._spoken_with(one)
                one.rule = "dialogue"
            elif before is not None and before.speaker is not None:
                one.speaker, one.rule = before.speaker, "previous_paragraph"

    def _spoken_with(self, one: Spoken) -> Speaker | None:
        meant = self.meaning.spoke
        if meant is None:
            meant = next((one for one in self.names.all if one.kind == "person"), None)
        if meant is None:
            return None
        span = Span(one.quoted.outer_start, one.quoted.outer_start + 1)
        return Speaker("person", meant.name, meant.name, meant.mentions[0], span)

    def _is_work(self, sentence: list[Token], at: int, one: Spoken) -> bool:
        """Whether marks only hold a name: of a book, a report, an operation, a group."""
        if at == 0:
            return False
        words = self.text[one.quoted.start : one.quoted.end]
        before = sentence[at - 1]
        marked = one.quoted.outer_start < one.quoted.start
        if (
            marked
            and before.text in DIALOGUE_DASHES
            and words[:1].isupper()
            and len(words.split()) < 4
        ):
            return at + 1 >= len(sentence) or sentence[at + 1].text == "."
        capital = self.pack.script == "Arabic" or words[:1].isupper()
        near = [token for token in sentence[max(0, at - 4) : at] if token.kind == "w"]
        if self.pack.has("called", before.low) or self._is_nickname(sentence, at, one):
            return True
        if before.text == ":" or not capital:
            return False
        if any(self.pack.has("works", token.low) for token in near[-3:]):
            return True
        if self.pack.script == "Arabic" or before.kind != "w":
            return False
        following = sentence[at + 1] if at + 1 < len(sentence) else None
        ends = following is None or following.text not in (",", "—", "–", "-")
        return ends and not self.pack.verb(before.low)

    def _is_nickname(self, sentence: list[Token], at: int, one: Spoken) -> bool:
        """Whether the words are what people call something: "яких називали «санітарами»"."""
        named = one.said is None or one.said.who.kind == "phrase"
        if self.pack.script != "Arabic" and (named or sentence[at - 1].text == ":"):
            return False
        near = sentence[max(0, at - 8) : at]
        namers = self.pack.words["namers"]
        return any(token.low in namers or token.low[1:] in namers for token in near)

    def _is_worth(self, one: Spoken) -> bool:
        words = len(self.text[one.quoted.start : one.quoted.end].split())
        open_rule = one.speaker is None and one.rule not in ("unattributed", "dialogue")
        return not open_rule and words >= _LEAST_WORDS.get(one.rule, 1)

    def carrier(self, one: Spoken) -> Speaker | None:
        """The outer speaker: "HRW cita a un superviviente"."""
        if one.said is None or one.said.carrier is None:
            return None
        return self.meaning.speaker(one.sentence, one.said.carrier, moves=False)
