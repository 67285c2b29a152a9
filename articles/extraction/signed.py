"""Attributions without a verb of saying: signatures, labels, and verbs that no list has."""

from __future__ import annotations

from .lexicon.words import PERSON_NOUNS
from .phrases import DASH_TOKENS, TokenSpan, is_adverb, noun_phrase_end
from .speakers import Attribution, subject_of
from .subjects import subject_after
from .tokens import Token


def dash_name(tokens: list[Token], at: int) -> Attribution | None:
    """A name behind a dash, the way letters and epigraphs are signed: "…" — Ana Ruiz."""
    first = at + 2
    if first >= len(tokens) or tokens[at + 1].text not in DASH_TOKENS or not tokens[first].capital:
        return None
    stop = noun_phrase_end(tokens, first, len(tokens))
    if (stop < len(tokens) and tokens[stop].text not in (".", ",")) or stop - first > 5:
        return None
    subject = subject_of(tokens, TokenSpan(first, stop))
    return subject and Attribution(
        subject, tokens[at + 1].start, tokens[at + 1].end, "quote_dash_name"
    )


def label(tokens: list[Token], at: int) -> Attribution | None:
    """A name before a colon, the way transcripts and round-ups are set: Ana Ruiz: "…"."""
    if at < 2 or tokens[at - 1].text != ":" or not tokens[at - 2].capital:
        return None
    first = at - 2
    while first > 0 and tokens[first - 1].capital:
        first -= 1
    before = tokens[first - 1] if first else None
    announced = before is None or before.kind != "w" or before.low in ("from", "by")
    if not announced and tokens[first - 1].low not in PERSON_NOUNS:
        return None
    subject = subject_of(tokens, TokenSpan(first, at - 1))
    return subject and Attribution(
        subject, tokens[at - 1].start, tokens[at - 1].end, "name_colon_quote"
    )


def open_verb(tokens: list[Token], at: int) -> Attribution | None:
    """Any verb in the place of a verb of saying: "…," Ruiz retorted; "…," chuckled Ruiz."""
    first = at + 1
    while first < len(tokens) and tokens[first].text in (",", *DASH_TOKENS):
        first += 1
    if first + 1 >= len(tokens):
        return None
    if _past(tokens[first]):
        span = subject_after(tokens, first)
        if span is None or not tokens[span.first].capital:
            return None
        subject = subject_of(tokens, span)
        verb = first
    else:
        stop = noun_phrase_end(tokens, first, len(tokens))
        while stop < len(tokens) and is_adverb(tokens[stop]):
            stop += 1
        if stop <= first or stop >= len(tokens) or not _past(tokens[stop]):
            return None
        span_end = noun_phrase_end(tokens, first, stop)
        subject = subject_of(tokens, TokenSpan(first, span_end))
        verb = stop
    if subject is None or subject.kind not in ("named", "pronoun"):
        return None
    return Attribution(subject, tokens[verb].start, tokens[verb].end, "quote_open_verb")


def _past(token: Token) -> bool:
    return token.kind == "w" and not token.capital and token.low.endswith("ed")
