"""Gives the quotations of one sentence to its cues."""

from __future__ import annotations

from typing import Final, NamedTuple

from .cues import Cue
from .speakers import Subject, is_speaker_like, subject_of
from .phrases import is_adverb
from .subjects import main_subject
from .tokens import Token

_DASHES: Final = ("-", "–", "—", "―", "--")


class Attribution(NamedTuple):
    """Who says a quotation, by which verb, and the rule that says so.

    `carrier` is the outer speaker where one report stands inside another.
    """

    subject: Subject
    verb_start: int
    verb_end: int
    rule: str
    carrier: Subject | None = None


def _made(tokens: list[Token], cue: Cue, rule: str, carrier: Subject | None = None) -> Attribution:
    return Attribution(
        cue.subject, tokens[cue.verb_first].start, tokens[cue.verb_last - 1].end, rule, carrier
    )


def _starts_after(tokens: list[Token], at: int, cue: Cue) -> bool:
    """Whether the cue begins right after the quotation at `at`."""
    follow = at + 1
    while (
        follow < len(tokens)
        and follow < cue.first
        and (
            tokens[follow].text in (",", *_DASHES)
            or is_adverb(tokens[follow])
            or tokens[follow].low in ("as", "and")
        )
    ):
        follow += 1
    return cue.first <= follow and cue.first > at


def _adjacent_after(
    tokens: list[Token], at: int, cues: list[Cue], comma: bool
) -> Attribution | None:
    for cue in cues:
        if cue.first <= at:
            continue
        if not _starts_after(tokens, at, cue) or cue.form in ("noun", "participle"):
            return None
        if cue.form == "before" and not comma:
            return None
        rule = {
            "before": "quote_subject_verb",
            "after": "quote_verb_subject",
            "source": "quote_according_to",
        }[cue.form]
        return _made(tokens, cue, rule)
    return None


def _carrier(cues: list[Cue], chosen: Cue) -> Subject | None:
    """The outer speaker: a cue before, whose verb takes the chosen cue as its content."""
    for cue in reversed(cues):
        if cue.verb_last <= chosen.first and cue.form in ("before", "after", "source"):
            return cue.subject if cue.subject != chosen.subject else None
    return None


def _introduced(tokens: list[Token], at: int, cue: Cue) -> str:
    """The rule for a cue that stands before the quotation."""
    before = tokens[at - 1]
    if cue.form == "noun":
        return "noun_quote"
    if cue.form == "participle":
        return "participle_quote"
    if cue.form == "source":
        return "according_to_quote"
    if before.text == ":":
        return "subject_verb_colon_quote"
    if before.text == "," or at == cue.verb_last:
        return "subject_verb_quote" if cue.saying else "subject_act_quote"
    return "subject_verb_partial" if cue.saying else "subject_act_partial"


def _before(tokens: list[Token], at: int, cues: list[Cue]) -> Attribution | None:
    """The nearest cue to the left."""
    for cue in reversed(cues):
        if cue.verb_last <= at and cue.last <= at:
            return _made(tokens, cue, _introduced(tokens, at, cue), _carrier(cues, cue))
    return None


def _later(tokens: list[Token], at: int, cues: list[Cue]) -> Attribution | None:
    """A cue further to the right: "The “plan” was late, Ruiz said"."""
    for cue in cues:
        if cue.first > at and cue.form in ("before", "after", "source"):
            return _made(tokens, cue, "later_in_sentence")
    return None


def _subject_only(tokens: list[Token], at: int) -> Attribution | None:
    """No verb of saying at all: the sentence's own subject, where it can speak."""
    span = main_subject(tokens, at)
    if span is None or not is_speaker_like(tokens, span):
        return None
    subject = subject_of(tokens, span)
    if subject is None:
        return None
    verb = min(span.last, len(tokens) - 1)
    return Attribution(subject, tokens[verb].start, tokens[verb].end, "sentence_subject")


def attribute(text: str, tokens: list[Token], cues: list[Cue]) -> dict[int, Attribution]:
    """Attributions of a frame's quotations, by the quotation's index in the whole text."""
    found: dict[int, Attribution] = {}
    last: Attribution | None = None
    for at, token in enumerate(tokens):
        if token.kind != "q":
            continue
        inner = text[token.start : token.end].rstrip(" \"”»'’")
        ends = inner[-1:]
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        comma = ends in ",?!…—–-." or following in (",", *_DASHES)
        one = _adjacent_after(tokens, at, cues, comma) if comma else None
        one = one or _before(tokens, at, cues)
        one = one or _adjacent_after(tokens, at, cues, True)
        one = one or _later(tokens, at, cues)
        if one is None and last is None:
            one = _subject_only(tokens, at)
        if one is None and last is not None:
            one = last._replace(rule="same_sentence")
        if one is not None:
            found[token.quote] = one
            last = one
    return found
