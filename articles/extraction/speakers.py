"""What a subject phrase says about who speaks: a name, a pronoun, or a description."""

from __future__ import annotations

from typing import Final, NamedTuple

from .lexicon.titles import goes_on_with_of
from .lexicon.words import (
    DETERMINERS,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    PERSON_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
)
from .phrases import TokenSpan, is_noun_head, short_form
from .subjects import antecedent
from .tokens import Token

_PARTICLES: Final = frozenset("de del della van von der den bin al el la le du da dos ibn".split())
_INSIDE_NAMES: Final = frozenset("of for and the & in to".split())
# Nouns whose "of" belongs to the name: Department of State, University of Oslo.
_OF_NAMES: Final = frozenset(
    "secretary secretaries department university house bank school state ministry board council"
    " committee bureau office college institute speaker king queen prince duke archbishop bishop"
    " attorney court chamber league union association federation society republic kingdom"
    " organization organisation academy church center centre daughters sons knights minister"
    " director chief commission force members conference mayor city state district friends"
    " library museum museum's house congress alliance coalition commissioner voice".split()
)


# "One of the men" is one, "the mayor of the town" is the mayor.
_PARTS_OF: Final = frozenset("one some many several two three both few most another".split())


class Subject(NamedTuple):
    """A speaker as the text words it.

    `start`, `end` span the words that name it (the bare name where there is one), `phrase_…` the
    whole phrase with titles. `kind` is named, pronoun, relative, nominal, document or group; a
    relative ("who") has its antecedent.
    """

    start: int
    end: int
    phrase_start: int
    phrase_end: int
    kind: str
    antecedent: Subject | None = None


class Attribution(NamedTuple):
    """Who says a quotation, by which verb, and the rule that says so.

    `carrier` is the outer speaker where one report stands inside another; `doubted` says that the
    verb is negated or in doubt ("did not say", "may have said").
    """

    subject: Subject
    verb_start: int
    verb_end: int
    rule: str
    carrier: Subject | None = None
    doubted: bool = False


def _goes_on(tokens: list[Token], at: int, last: int, before: Token) -> bool:
    """Whether a preposition at `at` stands inside a name."""
    low = tokens[at].low
    following = tokens[at + 1] if at + 1 < last else None
    if low == "of" and not before.capital and goes_on_with_of(before.low):
        return _reaches_name(tokens, at + 1, last)
    if low not in _INSIDE_NAMES or not before.capital or following is None:
        return False
    if not (following.capital or following.low == "the"):
        return False
    if low == "of":
        return before.low.rstrip(".") in _OF_NAMES or goes_on_with_of(before.low)
    return low != "for" or before.low.endswith("s") or before.low in _OF_NAMES


def _reaches_name(tokens: list[Token], at: int, last: int) -> bool:
    """Whether a name follows the words of an office: "(director of) police (DGP) Ana Ruiz"."""
    while at < last and (short_form(tokens, at) or _plain(tokens[at])):
        at += 1
    return at < last and tokens[at].capital and tokens[at - 1].low not in DETERMINERS


def _plain(token: Token) -> bool:
    return token.kind == "w" and not token.capital and token.low not in PREPOSITIONS


def _core(tokens: list[Token], span: TokenSpan) -> list[Token]:
    """The phrase up to its first comma, bracket, relative clause or trailing preposition."""
    core: list[Token] = []
    for at in range(span.first, span.last):
        token = tokens[at]
        if short_form(tokens, at):
            continue
        if token.kind == "q" or (token.kind == "p" and token.text not in "&-/'’$#@."):
            break
        if core and not token.capital:
            if token.low in RELATIVES:
                break
            part = token.low == "of" and len(core) == 1 and core[0].low in _PARTS_OF
            ends = token.low in PREPOSITIONS and not part
            if ends and not _goes_on(tokens, at, span.last, core[-1]):
                break
        core.append(token)
    while core and core[-1].kind == "p":
        core.pop()
    return core


def _joins(core: list[Token], at: int) -> bool:
    before = core[at - 1]
    if before.capital or before.text == "&" or before.kind == "n":
        return True
    return before.low in _PARTICLES and before.low not in PREPOSITIONS


def _name_run(core: list[Token]) -> list[Token]:
    """The run of capitals that ends the phrase: "Kellyanne Conway" of "campaign manager …"."""
    at = len(core) - 1
    while at > 0:
        inside = core[at - 1].low in _INSIDE_NAMES and at > 1 and core[at - 2].capital
        if not (_joins(core, at) or inside):
            break
        at -= 1
    run = core[at:]
    while len(run) > 1 and run[0].low in DETERMINERS:
        run = run[1:]
    return run


def subject_of(tokens: list[Token], span: TokenSpan) -> Subject | None:
    """The speaker that the phrase at `span` words, None where it can be nobody."""
    core = _core(tokens, span)
    if not core:
        return None
    phrase = (tokens[span.first].start, tokens[span.last - 1].end)
    if len(core) == 1 and core[0].low in RELATIVES and not core[0].capital:
        before = antecedent(tokens, span.first)
        behind = subject_of(tokens, before) if before else None
        return Subject(core[0].start, core[0].end, *phrase, "relative", behind)
    if len(core) == 1 and core[0].low in SUBJECT_PRONOUNS:
        return Subject(core[0].start, core[0].end, *phrase, "pronoun")
    last = core[-1]
    if last.capital and not (is_noun_head(last.low) and core[0].low in DETERMINERS):
        run = _name_run(core)
        return Subject(run[0].start, run[-1].end, *phrase, "named")
    return Subject(core[0].start, last.end, *phrase, _nominal_kind(core))


def _nominal_kind(core: list[Token]) -> str:
    head = core[-1].low
    if head in DOCUMENT_NOUNS:
        return "document"
    return "group" if head in GROUP_NOUNS and head not in PERSON_NOUNS else "nominal"


def is_speaker_like(tokens: list[Token], span: TokenSpan) -> bool:
    """Whether the phrase names somebody or something that can speak at all."""
    core = _core(tokens, span)
    if not core:
        return False
    head = core[-1]
    return head.capital or head.low in SUBJECT_PRONOUNS or is_noun_head(head.low)


def is_plausible(tokens: list[Token], span: TokenSpan) -> bool:
    """A weaker test for the subject beside a verb of saying: any full noun phrase will do."""
    core = _core(tokens, span)
    if not core:
        return False
    first = core[0]
    if first.low in DETERMINERS or first.kind == "n" or first.low in RELATIVES:
        return True
    return is_speaker_like(tokens, span) or any(token.kind == "s" for token in core)
