"""Finds the words that give a sentence's quotations to somebody: its cues.

A cue is a verb of saying with its subject, "according to" with its object, or a noun of saying
with its owner ("her claim that").
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .lexicon.verbs import (
    ALSO_NOUNS,
    PARTICIPLES,
    READING,
    REPORTING,
    SAYING,
    SPEECH_NOUNS,
    is_base_only,
)
from .lexicon.words import BE, DETERMINERS, MODALS, POSSESSIVE, PREPOSITIONS, SUBJECT_PRONOUNS
from .speakers import Subject, is_speaker_like, subject_of
from .subjects import (
    Span,
    is_adverb,
    is_time,
    main_subject,
    noun_phrase_end,
    subject_after,
    subject_before,
)
from .tokens import Token

_DASHES: Final = ("-", "–", "—", "―", "--")


class Cue(NamedTuple):
    """One attribution in a frame: token indices, the subject, and how it was found.

    `form` is before (subject, verb), after (verb, subject), participle, source ("according to"),
    noun. `saying` tells a verb of direct speech from one that only reports an act.
    """

    first: int
    last: int
    verb_first: int
    verb_last: int
    subject: Subject
    form: str
    saying: bool


def _is_verb(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind != "w" or token.low not in REPORTING:
        return False
    if token.capital and at > 0 and tokens[at - 1].kind != "q":
        return False
    if at == 0:
        return not is_base_only(token.low)
    before = tokens[at - 1]
    if before.kind == "s" or (
        before.low in DETERMINERS
        and before.low
        not in ("both", "all", "this", "that", "one", "others", "another", "no", "some")
    ):
        return False
    if token.low in ALSO_NOUNS:
        return not (before.low in PREPOSITIONS or _adjective(before))
    return not (before.low in PREPOSITIONS and token.low not in PARTICIPLES)


def _adjective(token: Token) -> bool:
    return (
        token.low.endswith(("al", "ive", "ous", "ful", "ic", "ible", "able", "ary"))
        and not token.capital
    )


def _passive(tokens: list[Token], at: int) -> bool:
    """ "was told", "has been called": the subject is not the one who speaks."""
    if tokens[at].low in PARTICIPLES or not tokens[at].low.endswith(("d", "n", "t")):
        return False
    back = at - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return back >= 0 and tokens[back].low in BE


def _follows_quote(tokens: list[Token], at: int) -> bool:
    back = at - 1
    while back >= 0 and (tokens[back].text in (",", *_DASHES) or is_adverb(tokens[back])):
        back -= 1
    return back >= 0 and tokens[back].kind == "q"


def _inverted(tokens: list[Token], at: int) -> Cue | None:
    """ "…," said Ana Ruiz — the verb first, right after the quotation or at the very start."""
    if not (_follows_quote(tokens, at) or at == 0) or tokens[at].low in PARTICIPLES:
        return None
    if tokens[at].low not in SAYING and tokens[at].low not in READING:
        return None
    span = subject_after(tokens, at)
    if span is None:
        return None
    first = tokens[span.first]
    if not (
        first.capital
        or first.low in DETERMINERS
        or first.low in SUBJECT_PRONOUNS
        or is_speaker_like(tokens, span)
    ):
        return None
    subject = subject_of(tokens, span)
    if subject is None:
        return None
    return Cue(at, span.last, at, at + 1, subject, "after", True)


def _verb_first(tokens: list[Token], at: int) -> int:
    while at > 0 and (tokens[at - 1].low in MODALS or tokens[at - 1].low in ("has", "have", "had")):
        at -= 1
    return at


def _direct(tokens: list[Token], at: int) -> Cue | None:
    if tokens[at].low in PARTICIPLES and not (at > 0 and _after_be(tokens, at)):
        span = _participle_subject(tokens, at)
        form = "participle"
    else:
        span = subject_before(tokens, at)
        form = "before"
    if span is None:
        return None
    subject = subject_of(tokens, span)
    if subject is None:
        return None
    return Cue(
        span.first, at + 1, _verb_first(tokens, at), at + 1, subject, form, tokens[at].low in SAYING
    )


def _after_be(tokens: list[Token], at: int) -> bool:
    back = at - 1
    while back > 0 and is_adverb(tokens[back]):
        back -= 1
    return tokens[back].low in BE


def _participle_subject(tokens: list[Token], at: int) -> Span | None:
    before = tokens[at - 1] if at else None
    if before is not None and before.kind == "w" and before.low in ("as", "for", "of", "in", "by"):
        return main_subject(tokens, at)
    if before is not None and before.kind == "w" and before.capital:
        direct = subject_before(tokens, at)
        if direct is not None:
            return direct
    return main_subject(tokens, at)


def _source(tokens: list[Token], at: int) -> Cue | None:
    """ "according to Ana Ruiz"."""
    if at + 2 >= len(tokens) or tokens[at + 1].low != "to":
        return None
    stop = noun_phrase_end(tokens, at + 2, len(tokens))
    if stop <= at + 2:
        return None
    subject = subject_of(tokens, Span(at + 2, stop))
    return subject and Cue(at, stop, at, at + 2, subject, "source", True)


def _noun(tokens: list[Token], at: int) -> Cue | None:
    """ "her claim that", "Ruiz's promise to", "the words of Ana Ruiz"."""
    if tokens[at].low not in SPEECH_NOUNS or at == 0 or tokens[at].capital:
        return None
    back = at - 1
    while (
        back > 0
        and tokens[back].kind == "w"
        and tokens[back].low not in POSSESSIVE
        and at - back < 4
    ):
        back -= 1
    if tokens[back].low in POSSESSIVE and tokens[back].low != "your":
        owner = Subject(
            tokens[back].start, tokens[back].end, tokens[back].start, tokens[back].end, "pronoun"
        )
        return Cue(back, at + 1, at, at + 1, owner, "noun", False)
    if tokens[back].kind == "s" and back > 0 and tokens[back - 1].capital:
        first = back - 1
        while first > 0 and tokens[first - 1].capital:
            first -= 1
        subject = subject_of(tokens, Span(first, back))
        return subject and Cue(first, at + 1, at, at + 1, subject, "noun", False)
    return None


def _verb_cue(tokens: list[Token], at: int) -> Cue | None:
    if not _is_verb(tokens, at):
        return None
    if _passive(tokens, at):
        return None
    return _inverted(tokens, at) or _direct(tokens, at)


def cues_of(tokens: list[Token]) -> list[Cue]:
    """Every cue of a frame, in the order of the text."""
    found: list[Cue] = []
    for at, token in enumerate(tokens):
        if token.kind != "w":
            continue
        cue = _source(tokens, at) if token.low == "according" else _verb_cue(tokens, at)
        cue = cue or _noun(tokens, at)
        if cue is not None:
            found.append(cue)
    return found
