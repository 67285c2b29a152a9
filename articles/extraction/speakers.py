"""What a subject phrase says about who speaks: a name, a pronoun, or a description."""

from __future__ import annotations

from typing import Final, NamedTuple

from .lexicon.words import (
    DETERMINERS,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    PERSON_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
)
from .subjects import Span
from .tokens import Token

_PARTICLES: Final = frozenset("de del della van von der den bin al el la le du da dos ibn".split())
_INSIDE_NAMES: Final = frozenset("of for and the on & in to".split())


class Subject(NamedTuple):
    """A speaker as the text words it.

    `start`, `end` span the words that name it (the bare name where there is one), `phrase_…` the
    whole phrase with titles. `kind` is named, pronoun, nominal, document or group.
    """

    start: int
    end: int
    phrase_start: int
    phrase_end: int
    kind: str


def _core(tokens: list[Token], span: Span) -> list[Token]:
    """The phrase up to its first comma, bracket, relative clause or trailing preposition."""
    core: list[Token] = []
    for at in range(span.first, span.last):
        token = tokens[at]
        if token.kind == "p" and token.text not in ("&", "-", "/", "'", "’", "$", "#", "@", "."):
            break
        if token.kind == "q" or (core and token.low in RELATIVES and not token.capital):
            break
        if core and token.low in PREPOSITIONS and not token.capital:
            following = tokens[at + 1] if at + 1 < span.last else None
            if (
                token.low not in _INSIDE_NAMES
                or not core[-1].capital
                or (following is None or not (following.capital or following.low == "the"))
            ):
                break
        core.append(token)
    return core


def _name_run(core: list[Token]) -> list[Token]:
    """The run of capitals that ends the phrase: "Kellyanne Conway" of "campaign manager …"."""
    at = len(core) - 1
    while at > 0:
        before = core[at - 1]
        joined = before.low in _PARTICLES and before.low not in PREPOSITIONS
        if not (before.capital or before.text in ("&",) or before.kind == "n" or joined):
            if before.low in _INSIDE_NAMES and at > 1 and core[at - 2].capital:
                at -= 1
                continue
            break
        at -= 1
    return core[at:]


def subject_of(tokens: list[Token], span: Span) -> Subject | None:
    """The speaker that the phrase at `span` words, None where it can be nobody."""
    core = _core(tokens, span)
    while core and core[-1].kind == "p":
        core.pop()
    if not core:
        return None
    phrase = (tokens[span.first].start, tokens[span.last - 1].end)
    if len(core) == 1 and core[0].low in SUBJECT_PRONOUNS:
        return Subject(core[0].start, core[0].end, *phrase, "pronoun")
    last = core[-1]
    if last.capital and not (last.low in PERSON_NOUNS and len(core) > 1 and _lower(core)):
        run = _name_run(core)
        while len(run) > 1 and run[0].low in DETERMINERS:
            run = run[1:]
        return Subject(run[0].start, run[-1].end, *phrase, "named")
    return Subject(core[0].start, last.end, *phrase, _nominal_kind(core))


def _lower(core: list[Token]) -> bool:
    return not any(token.capital for token in core[1:-1])


def _nominal_kind(core: list[Token]) -> str:
    head = core[-1].low
    if head in DOCUMENT_NOUNS:
        return "document"
    if head in GROUP_NOUNS:
        return "group"
    return "nominal"


def is_speaker_like(tokens: list[Token], span: Span) -> bool:
    """Whether the phrase names somebody or something that can speak at all."""
    core = _core(tokens, span)
    if not core:
        return False
    head = core[-1]
    if head.capital or head.low in SUBJECT_PRONOUNS:
        return True
    return head.low in PERSON_NOUNS or head.low in GROUP_NOUNS or head.low in DOCUMENT_NOUNS
