"""Reads every direct quotation of a text and gives it a speaker.

Within a sentence by its cues (`attribution`); beyond it by the habits of news writing: a quotation
without an attribution of its own goes on with the speaker of its paragraph, then with whoever the
paragraph before introduces or quotes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from .attribution import Attribution, attribute
from .cues import Cue, cues_of
from .frames import split_frames, stream, without_asides
from .marks import Quoted, quoted_spans
from .tokens import Token


@dataclass
class Reading:
    """A text cut up: its quotations, frames per paragraph, and who says what so far."""

    text: str
    quoted: list[Quoted] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)
    paragraphs: list[list[list[Token]]] = field(default_factory=list)
    cues: list[list[list[Cue]]] = field(default_factory=list)
    said: dict[int, Attribution] = field(default_factory=dict)
    # Quotation -> the one that it goes on from.
    continues: dict[int, int] = field(default_factory=dict)


def read(text: str, spans: list[tuple[int, int]], style: str) -> Reading:
    """Cuts the paragraphs at `spans` into frames, finds their quotations and cues."""
    reading = Reading(text)
    for number, (start, end) in enumerate(spans):
        quoted = quoted_spans(text, start, end, style)
        tokens = without_asides(stream(text, start, end, quoted, len(reading.quoted)))
        frames = split_frames(text, tokens)
        reading.quoted += quoted
        reading.paragraph_of += [number] * len(quoted)
        reading.paragraphs.append(frames)
        reading.cues.append([cues_of(frame) for frame in frames])
    return reading


def attribute_all(reading: Reading) -> None:
    """Fills `said` and `continues` for every quotation that has a speaker."""
    before: Attribution | None = None
    for number, frames in enumerate(reading.paragraphs):
        before = _attribute_paragraph(reading, number, frames, before)


def _attribute_paragraph(
    reading: Reading, number: int, frames: list[list[Token]], before: Attribution | None
) -> Attribution | None:
    """Attributes one paragraph and returns whom the next one may go on with."""
    within: tuple[int, Attribution] | None = None
    waiting: list[int] = []
    for at, frame in enumerate(frames):
        found = attribute(reading.text, frame, reading.cues[number][at])
        previous: int | None = None
        for token in frame:
            if token.kind != "q":
                continue
            quote = token.quote
            one = found.get(quote)
            if one is None or (one.rule == "sentence_subject" and within is not None):
                if within is not None:
                    reading.said[quote] = within[1]._replace(
                        rule="same_paragraph" if len(frame) == 1 else "same_paragraph_in_prose"
                    )
                    reading.continues[quote] = within[0]
                    within = (quote, within[1])
                elif one is None and len(frame) <= 2:
                    waiting.append(quote)
                elif one is not None:
                    reading.said[quote] = one
                continue
            reading.said[quote] = one
            if previous is not None and reading.said[previous].subject == one.subject:
                reading.continues[quote] = previous
            previous = quote
            if one.rule != "sentence_subject":
                within = (quote, one)
        if waiting and within is not None:
            for quote in waiting:
                reading.said[quote] = within[1]._replace(rule="following")
            waiting = []
    if waiting:
        source = before
        for quote in waiting:
            if source is not None:
                reading.said[quote] = source
        return source._replace(rule="previous_paragraph") if source else None
    return _handed_on(reading, number, frames, within)


def _handed_on(
    reading: Reading,
    number: int,
    frames: list[list[Token]],
    within: tuple[int, Attribution] | None,
) -> Attribution | None:
    """Whom a paragraph that is nothing but a quotation would go on with after this one."""
    if not frames:
        return None
    last = frames[-1]
    cues = reading.cues[number][-1]
    colon = last[-1].text == ":"
    if last[-1].kind == "q" and not reading.quoted[last[-1].quote].closed and within:
        return within[1]._replace(rule="open_quote")
    if cues and not any(token.kind == "q" for token in last):
        cue = cues[-1]
        rule = "introduced_by_colon" if colon else "introduced"
        return Attribution(
            cue.subject, last[cue.verb_first].start, last[cue.verb_last - 1].end, rule
        )
    if colon:
        only = attribute(
            reading.text, [*last, Token("“”", "“”", last[-1].end, last[-1].end, "q", -2)], cues
        )
        if -2 in only:
            return only[-2]._replace(rule="introduced_by_colon")
    return within[1]._replace(rule="previous_paragraph") if within else None
