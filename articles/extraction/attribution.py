"""Gives the quotations of one sentence to its cues."""

from __future__ import annotations

from typing import Final

from .cues import Cue
from .lexicon.verbs import CITING, CLAUSE_VERBS, PARTICIPLES
from .lexicon.words import DETERMINERS
from .phrases import DASH_TOKENS, TokenSpan, is_adverb, is_time
from .signed import dash_name, label, open_verb
from .speakers import Attribution, Subject, is_speaker_like, subject_of
from .subjects import main_subject, subject_before
from .tokens import Token

_AFTER_RULES: Final = {
    "before": "quote_subject_verb",
    "after": "quote_verb_subject",
    "source": "quote_according_to",
}
# What can begin a sentence as its subject and is nobody.
_EMPTY: Final = DETERMINERS | {"it's", "that's", "there's", "here's", "what's", "it", "there"}
# What may stand between a verb of saying and the clause that it reports.
_OPENS_CONTENT: Final = ("that", "on", "in", "last", "this", "how", "both")
_DOUBTS: Final = frozenset(
    "not never neither nor cannot nobody none no may might allegedly supposedly purportedly without"
    " refused declined denied refuses declines refusing declining".split()
)
_QUOTING: Final = frozenset("quoted quotes quoting cited cites citing".split())
_SPOKEN_END: Final = ",?!…—–-."
# How many tokens from its verb a quotation may stand and still be its object ("called it a “…”").
_BESIDE: Final = 6


def made(tokens: list[Token], cue: Cue, rule: str, carrier: Subject | None = None) -> Attribution:
    """The attribution that a cue gives under a rule."""
    return Attribution(
        cue.subject,
        tokens[cue.verb_first].start,
        tokens[cue.verb_last - 1].end,
        rule,
        carrier,
        is_doubted(tokens, cue.verb_first, cue.verb_last),
    )


def is_doubted(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a verb is negated, or only may have been: "did not say", "no one said"."""
    near = tokens[max(0, first - 3) : last]
    return any(token.low in _DOUBTS or token.low.endswith("n't") for token in near)


def _skip_after(tokens: list[Token], at: int) -> int:
    """The first token after a quotation that is no comma, dash or adverb."""
    follow = at + 1
    while follow < len(tokens) and (
        tokens[follow].text in (",", *DASH_TOKENS)
        or is_adverb(tokens[follow])
        or tokens[follow].low in ("as", "and")
    ):
        follow += 1
    return follow


def _adjacent_after(tokens: list[Token], at: int, cues: list[Cue]) -> Attribution | None:
    follow = _skip_after(tokens, at)
    for cue in cues:
        if cue.first > at and cue.form in _AFTER_RULES:
            near = at < cue.first <= follow
            return made(tokens, cue, _AFTER_RULES[cue.form]) if near else None
    return None


def _carrier(tokens: list[Token], cues: list[Cue], chosen: Cue) -> Subject | None:
    """The outer speaker: a cue whose verb has the chosen cue's clause right behind it."""
    inner = chosen.subject.antecedent or chosen.subject
    for cue in reversed(cues):
        if cue.verb_last > chosen.first or cue.form not in _AFTER_RULES:
            continue
        between = [
            t for t in tokens[cue.verb_last : chosen.verb_first] if t.start < inner.phrase_start
        ]
        verbs = CITING if chosen.subject.antecedent else CLAUSE_VERBS
        nested = tokens[cue.verb_last - 1].low in verbs and all(
            t.low in _OPENS_CONTENT or is_time(t) for t in between
        )
        return cue.subject if nested and cue.subject != chosen.subject else None
    return None


def _introduced(tokens: list[Token], at: int, cue: Cue) -> str:
    """The rule for a cue that stands before the quotation."""
    before = tokens[at - 1]
    if cue.form in ("noun", "participle", "source"):
        near = before.text in (":", ",") or at - cue.verb_last < 2
        return f"{cue.form}_{'quote' if near else 'partial'}"
    if before.text == ":":
        return "subject_verb_colon_quote"
    grade = "verb" if cue.saying else "act"
    if before.text == "," or at == cue.verb_last:
        return f"subject_{grade}_quote"
    return f"subject_{grade}_partial"


def _takes(tokens: list[Token], at: int, cue: Cue) -> bool:
    """Whether a cue can govern the quotation: beside it, or by a verb that takes a clause."""
    if cue.form == "noun":
        return False
    if at - cue.verb_last <= _BESIDE and cue.saying:
        return True
    verb = tokens[cue.verb_last - 1].low
    return verb in CLAUSE_VERBS or (at - cue.verb_last <= 3)


def _beside(teller: Cue, source: Cue) -> bool:
    """Whether somebody says something right before its source is told, with a comma between."""
    return teller.form in ("before", "after") and 0 <= source.first - teller.last < 3


def _before(tokens: list[Token], at: int, cues: list[Cue]) -> Attribution | None:
    """The nearest cue to the left that can govern the quotation, else the nearest at all."""
    earlier = [cue for cue in cues if cue.verb_last <= at and cue.last <= at]
    if not earlier:
        return None
    chosen = next((cue for cue in reversed(earlier) if _takes(tokens, at, cue)), earlier[-1])
    place = earlier.index(chosen)
    teller = earlier[place - 1] if place else None
    if teller and chosen.form == "source" and _beside(teller, chosen):
        # "she said, according to a transcript, “…”": the transcript carries what she said.
        return made(tokens, teller, "subject_verb_quote", chosen.subject)
    return made(tokens, chosen, _introduced(tokens, at, chosen), _carrier(tokens, earlier, chosen))


def _later(text: str, tokens: list[Token], at: int, cues: list[Cue]) -> Attribution | None:
    """A cue at the sentence's end, after a comma: "The “plan” was late, Ruiz said"."""
    for cue in cues:
        if cue.first <= at or cue.form not in _AFTER_RULES:
            continue
        if tokens[cue.first - 1].text != "," and not _ends_spoken(text, tokens[cue.first - 1]):
            continue
        if cue.form == "before" and not _clause_over(tokens, cue.verb_last):
            continue
        return made(tokens, cue, "later_in_sentence")
    return None


def _clause_over(tokens: list[Token], at: int) -> bool:
    """Whether nothing that could be a content follows the verb."""
    return (
        at >= len(tokens)
        or tokens[at].text in (".", ",", ";", ")")
        or (
            tokens[at].low in ("in", "on", "at", "during", "to", "last", "this", "after")
            or tokens[at].capital
        )
    )


def _subject_only(tokens: list[Token], at: int) -> Attribution | None:
    """No verb of saying at all: the sentence's own subject, where it can speak."""
    span = main_subject(tokens, at)
    if span is None or not is_speaker_like(tokens, span):
        return None
    subject = subject_of(tokens, span)
    if subject is None or tokens[span.last - 1].low in _EMPTY:
        return None
    verb = min(span.last, len(tokens) - 1)
    return Attribution(subject, tokens[verb].start, tokens[verb].end, "sentence_subject")


def _ends_spoken(text: str, token: Token) -> bool:
    """Whether a quotation ends the way it does before its attribution."""
    ends = text[token.start : token.end].rstrip(" \"”»'’")[-1:]
    return token.kind == "q" and bool(ends) and ends in _SPOKEN_END


def _one(text: str, tokens: list[Token], at: int, cues: list[Cue]) -> Attribution | None:
    following = tokens[at + 1].text if at + 1 < len(tokens) else ""
    spoken = _ends_spoken(text, tokens[at]) or following in (",", *DASH_TOKENS)
    one = _adjacent_after(tokens, at, cues) if spoken else None
    one = one or _as_saying(tokens, at)
    one = one or dash_name(tokens, at) or _before(tokens, at, cues) or label(tokens, at)
    if one is None and spoken:
        one = open_verb(tokens, at)
    return one or _adjacent_after(tokens, at, cues) or _later(text, tokens, at, cues)


def _as_saying(tokens: list[Token], at: int) -> Attribution | None:
    """ "HRW quoted a survivor as saying": the survivor speaks, HRW carries it."""
    for here in range(at - 2, max(0, at - 8), -1):
        if tokens[here].low != "as" or tokens[here + 1].low not in PARTICIPLES:
            continue
        verb = next((i for i in range(here - 1, 0, -1) if tokens[i].low in _QUOTING), 0)
        if not 0 < verb < here - 1:
            return None
        passive = tokens[verb + 1].low == "by"
        behind = subject_of(tokens, TokenSpan(verb + (2 if passive else 1), here))
        span = subject_before(tokens, verb)
        before = subject_of(tokens, span) if span else None
        # "Ana Ruiz was quoted by the Lantern as saying": she speaks, the Lantern carries it.
        subject, carrier = (before, behind) if passive else (behind, before)
        start, end = tokens[here + 1].start, tokens[here + 1].end
        return subject and Attribution(subject, start, end, "subject_verb_quote", carrier)
    return None


def _by_whom(one: Attribution | None, at: int, cues: list[Cue]) -> Attribution | None:
    """Adds who carries the words, told behind them: "…," Ana Ruiz said, according to Marc Ruiz."""
    if one is None or one.carrier is not None:
        return one
    for cue in cues:
        if cue.form == "source" and cue.first > at and cue.subject != one.subject:
            return one._replace(carrier=cue.subject)
    return one


def attribute(text: str, tokens: list[Token], cues: list[Cue]) -> dict[int, Attribution]:
    """Attributions of a frame's quotations, by the quotation's index in the whole text."""
    found: dict[int, Attribution] = {}
    last: Attribution | None = None
    for at, token in enumerate(tokens):
        if token.kind != "q":
            continue
        one = _by_whom(_one(text, tokens, at, cues), at, cues)
        if one is None:
            one = last._replace(rule="same_sentence") if last else _subject_only(tokens, at)
        if one is not None:
            found[token.quote] = last = one
    return found
