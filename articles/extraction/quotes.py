"""Reads every direct quotation of a text and gives it a speaker.

Within a sentence by its cues (`attribution`); beyond it by the habits of news writing: a quotation
without an attribution of its own goes on with the speaker of its paragraph, then with whoever the
paragraph before introduces or quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from .attribution import attribute, made
from .cues import Cue, cues_of
from .frames import split_frames, stream, without_asides
from .interviews import answers_in
from .marks import Quoted, quoted_spans, trim_blank
from .paragraphs import Paragraph
from .phrases import DASH_TOKENS, TokenSpan, noun_phrase_end
from .pseudonyms import Pseudonyms
from .result import Span
from .speakers import Attribution, Subject, is_speaker_like, subject_of
from .subjects import main_subject
from .titles_of_works import names_a_work
from .tokens import Token

_SIGNATURE: Final = 14
_TRANSCRIPT: Final = re.compile(r"([A-Z][A-Z.’'\- ]{2,30}):(?=\s)")


@dataclass
class QuoteReading:
    """A text cut up: its quotations, frames per paragraph, and who says what so far."""

    text: str
    quoted: list[Quoted] = field(default_factory=list)
    paragraphs: list[list[list[Token]]] = field(default_factory=list)
    cues: list[list[list[Cue]]] = field(default_factory=list)
    said: dict[int, Attribution] = field(default_factory=dict)
    # Quotation -> the one of the same sentence that it goes on from.
    continues: dict[int, int] = field(default_factory=dict)
    # Marks around titles, names and terms: nobody's words.
    works: set[int] = field(default_factory=set)
    # The narrator's token before each quotation, in its sentence.
    before: dict[int, Token] = field(default_factory=dict)


def read(
    text: str, paragraphs: list[Paragraph], style: str, pseudonyms: Pseudonyms
) -> QuoteReading:
    """Cuts paragraphs into frames, finds their quotations and cues."""
    reading = QuoteReading(text)
    running = False
    answers = answers_in(text, paragraphs)
    for number, (start, end, words) in enumerate(paragraphs):
        whole = answers.get(number) or _block(text, start, end)
        if whole is not None:
            quoted = [Quoted(whole.start, whole.end, whole.start, whole.end, True)]
        else:
            quoted = [
                one
                for one in quoted_spans(text, start, end, style, running)
                if one.start not in pseudonyms.quoted
            ]
        running = bool(quoted) and not quoted[-1].closed
        tokens = without_asides(stream(words, quoted, len(reading.quoted)))
        frames = split_frames(text, tokens)
        reading.quoted += quoted
        reading.paragraphs.append(frames)
        reading.cues.append([cues_of(frame) for frame in frames])
        for frame in frames:
            for at, token in enumerate(frame):
                if token.kind != "q":
                    continue
                if at:
                    reading.before[token.quote] = frame[at - 1]
                if names_a_work(text, frame, at):
                    reading.works.add(token.quote)
    return reading


def _block(text: str, start: int, end: int) -> Span | None:
    """The words of a block quotation as mails mark it: a bracket before the paragraph."""
    if text[start] != ">":
        return None
    begin, stop = trim_blank(text, start + 1, end)
    marked = text[begin:stop][:1] in "“\"‘'«"
    return None if marked or begin >= stop else Span(begin, stop)


def attribute_all(reading: QuoteReading) -> None:
    """Fills `said` and `continues` for every quotation that has a speaker."""
    before: Attribution | None = None
    for number in range(len(reading.paragraphs)):
        before = _Paragraph(reading, number, before).attribute()


class _Paragraph:
    """One paragraph: who spoke last in it, and which quotations still wait for a speaker."""

    def __init__(self, reading: QuoteReading, number: int, before: Attribution | None) -> None:
        self.reading = reading
        self.number = number
        self.frames = reading.paragraphs[number]
        self.cues = reading.cues[number]
        self.before = before
        self.last: Attribution | None = None
        self.last_quote: int | None = None
        self.told: Attribution | None = None
        self.waiting: list[int] = []
        # The quotations of the sentence that is read.
        self.sentence: frozenset[int] = frozenset()

    def attribute(self) -> Attribution | None:
        """Attributes the paragraph; returns whom the next one may go on with."""
        for frame, cues in zip(self.frames, self.cues, strict=True):
            quotes = [token.quote for token in frame if token.kind == "q"]
            if quotes:
                self._frame(frame, cues, quotes)
            else:
                self.told = introduction(frame, cues)
        signed = self._signature() if self.waiting else None
        if signed is not None:
            for quote in self.waiting:
                self._say(quote, signed)
            self.waiting = []
        if self.waiting and self.before is not None:
            for quote in self.waiting:
                self.reading.said[quote] = self.before
            self.last = self.last or self.before
        return self._handed_on()

    def _frame(self, frame: list[Token], cues: list[Cue], quotes: list[int]) -> None:
        found = attribute(self.reading.text, frame, cues)
        self.sentence = frozenset(quotes)
        bare = all(token.kind in ("q", "p") for token in frame)
        for quote in quotes:
            one = found.get(quote) or self._transcript(quote)
            if one is None or (one.rule == "sentence_subject" and self.last is not None):
                one = self._carried(bare) or one
            if one is None:
                if bare:
                    self.waiting.append(quote)
                continue
            self._say(quote, one)

    def _signature(self) -> Attribution | None:
        """Who signs a quotation in the next line: a dash and a name."""
        following = self.reading.paragraphs[self.number + 1 : self.number + 2]
        frame = following[0][0] if following and following[0] else []
        if len(frame) < 2 or len(frame) > _SIGNATURE or frame[0].text not in DASH_TOKENS:
            return None
        if not frame[1].capital or any(token.kind == "q" for token in frame):
            return None
        span = TokenSpan(1, noun_phrase_end(frame, 1, len(frame)))
        subject = subject_of(frame, span)
        return subject and Attribution(subject, frame[0].start, frame[0].end, "quote_dash_name")

    def _transcript(self, quote: int) -> Attribution | None:
        """A speaker's name in capitals at the head of the quotation itself: "RUIZ: Well, …"."""
        start = self.reading.quoted[quote].start
        label = _TRANSCRIPT.match(self.reading.text, start)
        if label is None:
            return None
        end = label.end(1)
        return Attribution(Subject(start, end, start, end, "named"), end, end + 1, "transcript")

    def _carried(self, bare: bool) -> Attribution | None:
        """The speaker that a quotation without attribution goes on with in its paragraph."""
        running = self.before is not None and self.before.rule == "open_quote"
        if bare and running and self.last is None and self.told is None:
            return self.before
        if bare and self.told is not None:
            return self.told
        if self.last is None:
            return None
        rule = "same_paragraph" if bare else "same_paragraph_in_prose"
        return self.last._replace(rule=rule)

    def _say(self, quote: int, one: Attribution) -> None:
        said = self.reading.said
        said[quote] = one
        before = self.last_quote if self.last_quote in self.sentence else None
        if before is not None and said[before].subject == one.subject:
            # What another sentence says is a quote of its own.
            self.reading.continues[quote] = before
        if one.rule != "sentence_subject" and quote not in self.reading.works:
            self.last, self.last_quote, self.told = one, quote, None
            for waiting in self.waiting:
                said[waiting] = one._replace(rule="following")
            self.waiting = []

    def _handed_on(self) -> Attribution | None:
        if not self.frames:
            return self.before
        frame = self.frames[-1]
        if frame[-1].kind == "q" and not self.reading.quoted[frame[-1].quote].closed and self.last:
            return self.last._replace(rule="open_quote")
        if not any(token.kind == "q" for token in frame):
            one = introduction(frame, self.cues[-1])
            if one is not None:
                colon = frame[-1].text == ":"
                return one._replace(rule="introduced_by_colon" if colon else "introduced")
        return self.last._replace(rule="previous_paragraph") if self.last else None


def introduction(frame: list[Token], cues: list[Cue]) -> Attribution | None:
    """Whom a sentence without a quotation introduces: its first cue, before a colon its subject."""
    if frame[0].text in DASH_TOKENS and len(frame) > 1 and frame[1].capital:
        return None
    colon = frame[-1].text == ":"
    for cue in cues:
        if cue.form in ("before", "source", "after"):
            return made(frame, cue, "introduced_here")
    if not colon:
        return None
    span = main_subject(frame, len(frame) - 1)
    if span is None or not is_speaker_like(frame, span):
        return None
    subject = subject_of(frame, span)
    verb = frame[min(span.last, len(frame) - 1)]
    return subject and Attribution(subject, verb.start, verb.end, "introduced_here")
