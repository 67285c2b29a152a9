"""Reads a story from its first to its last sentence and proposes its record."""

from __future__ import annotations

from .confidence import quote_confidence
from .gazetteer import Gazetteer
from .paragraphs import paragraph_spans
from .quotes import Reading, attribute_all, read
from .worth import worth_proposing
from .result import ExtractionResult, QuoteProposal, Span, Speaker

NOTHING_KNOWN = Gazetteer()


def _style(text: str, doubled_apostrophes: bool) -> str:
    if doubled_apostrophes:
        return "doubled"
    return "double" if any(mark in text for mark in ("“", "”", '"', "«", "„", "''")) else "single"


def extract(
    text: str, known: Gazetteer = NOTHING_KNOWN, *, doubled_apostrophes: bool = False
) -> ExtractionResult:
    """Proposes the record of a story.

    `known` is what the newsroom has on record. `doubled_apostrophes` reads two apostrophes as a
    quotation mark, the way some archives write it. Works on any text; the same text gives the same
    result everywhere.
    """
    reading = read(text, paragraph_spans(text), _style(text, doubled_apostrophes))
    attribute_all(reading)
    return ExtractionResult(quotes=tuple(_proposals(reading)))


def _proposals(reading: Reading) -> list[QuoteProposal]:
    text = reading.text
    made: list[QuoteProposal] = []
    for number, quoted in enumerate(reading.quoted):
        one = reading.said.get(number)
        words = len(text[quoted.start : quoted.end].split())
        rule = one.rule if one else "unattributed"
        if number in reading.works or not worth_proposing(rule, words, reading.before.get(number)):
            continue
        speaker = None
        if one is not None:
            who = one.subject
            span = Span(who.start, who.end)
            name = text[who.start : who.end]
            phrase = Span(who.phrase_start, who.phrase_end)
            speaker = Speaker("described", name, name, span, phrase)
        made.append(
            QuoteProposal(
                span=Span(quoted.start, quoted.end),
                confidence=quote_confidence(rule),
                rule=rule,
                text=text[quoted.start : quoted.end],
                outer=Span(quoted.outer_start, quoted.outer_end),
                form="full" if words > 5 else "partial",
                speaker=speaker,
                verb=text[one.verb_start : one.verb_end] if one else "",
            )
        )
    return made
