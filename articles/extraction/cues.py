"""Finds the words that give a sentence's quotations to somebody: its cues.

A cue is a verb of saying with its subject, "according to" with its object, or a noun of saying
with its owner ("her claim that").
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .lexicon.phrasal import PHRASAL
from .lexicon.verbs import (
    ALSO_NOUNS,
    BASE_FORMS,
    CLAUSE_VERBS,
    PARTICIPLES,
    READING,
    REPORTING,
    SAYING,
    SPEECH_NOUNS,
    is_base_only,
)
from .lexicon.words import (
    BE,
    DETERMINERS,
    MODALS,
    POSSESSIVE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from .phrases import DASH_TOKENS, TokenSpan, is_adverb, noun_phrase_end
from .speakers import Subject, is_plausible, is_speaker_like, subject_of
from .subjects import main_subject, subject_after, subject_before, subject_behind
from .tokens import Token

# Determiners that are also pronouns: "some say", "others said".
_ALSO_PRONOUNS: Final = frozenset(
    "both all this that one others another no some many few most these those".split()
)
_COUNTING: Final = ("this", "that", "these", "those", "no", "one", "another", "which")
_ADJECTIVES: Final = ("al", "ive", "ous", "ful", "ic", "ible", "able", "ary", "ing", "ial")
_HAVE: Final = ("has", "have", "had")


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
    if token.low not in REPORTING:
        return False
    if token.capital and at > 0 and tokens[at - 1].kind != "q":
        return False
    if at == 0:
        return not is_base_only(token.low)
    before = tokens[at - 1]
    if before.kind == "s" or (before.low in DETERMINERS and before.low not in _ALSO_PRONOUNS):
        return False
    if before.low == "to":
        return token.low in BASE_FORMS
    if token.low.startswith("continu") and at + 1 < len(tokens) and tokens[at + 1].low == "to":
        return False
    if token.low in ALSO_NOUNS and not (token.low in PARTICIPLES and before.low == "as"):
        return not _reads_as_noun(before)
    return before.low not in PREPOSITIONS or token.low in PARTICIPLES


def _reads_as_noun(before: Token) -> bool:
    """Whether the word before makes a noun of a form that may be either."""
    if before.low in PREPOSITIONS or before.low in _COUNTING:
        return True
    return not before.capital and before.low.endswith(_ADJECTIVES)


def _after_be(tokens: list[Token], at: int) -> bool:
    back = at - 1
    while back >= 0 and is_adverb(tokens[back]):
        back -= 1
    return back >= 0 and tokens[back].low in BE


def _passive(tokens: list[Token], at: int) -> bool:
    """Whether the subject is not the one who speaks ("was told", "has been called")."""
    if tokens[at].low in PARTICIPLES or not tokens[at].low.endswith(("d", "n", "t")):
        return False
    return _after_be(tokens, at)


def _follows_quote(tokens: list[Token], at: int) -> bool:
    back = at - 1
    while back >= 0 and (tokens[back].text in (",", *DASH_TOKENS) or is_adverb(tokens[back])):
        back -= 1
    return back >= 0 and tokens[back].kind == "q"


def _closes(tokens: list[Token], at: int) -> bool:
    """Whether a clause ends at `at`: the frame's end or punctuation."""
    return at >= len(tokens) or tokens[at].kind == "p"


def _inverted(tokens: list[Token], at: int) -> Cue | None:
    """The verb first: right after the quotation, at the very start, or after the last comma."""
    low = tokens[at].low
    if low in PARTICIPLES or (low not in SAYING and low not in READING):
        return None
    beside = _follows_quote(tokens, at) or at == 0
    if not beside and (tokens[at - 1].text != "," or low not in CLAUSE_VERBS):
        return None
    span = subject_after(tokens, at)
    if span is None or not (beside or _closes(tokens, span.last)):
        return None
    first = tokens[span.first]
    speaks = first.capital or first.low in DETERMINERS or first.low in SUBJECT_PRONOUNS
    if not (speaks or is_speaker_like(tokens, span)) or _own_object(tokens, at, span):
        return None
    subject = subject_of(tokens, span)
    return subject and Cue(at, span.last, at, at + 1, subject, "after", True)


def _own_object(tokens: list[Token], at: int, span: TokenSpan) -> bool:
    """Whether the noun behind the verb is its hearer ("told Ana Ruiz") or heads another clause."""
    return tokens[at].low in ("told", "tells", "tell") or (
        span.last < len(tokens) and tokens[span.last].low in BE | MODALS
    )


def _verb_first(tokens: list[Token], at: int) -> int:
    while at > 0 and (tokens[at - 1].low in MODALS or tokens[at - 1].low in _HAVE):
        at -= 1
    return at


def _direct(tokens: list[Token], at: int, width: int) -> Cue | None:
    """The subject first, or a participle that borrows the subject of its sentence."""
    participle = tokens[at].low in PARTICIPLES and not _after_be(tokens, at)
    as_said = participle and at > 0 and tokens[at - 1].low == "as"
    span = _participle_subject(tokens, at) if participle else subject_before(tokens, at)
    if span is None or not is_plausible(tokens, span):
        return None
    subject = subject_of(tokens, span)
    if subject is None:
        return None
    form = "participle" if participle and not as_said else "before"
    saying = width > 1 or tokens[at].low in SAYING
    first = min(span.first, at)
    return Cue(first, at + width, _verb_first(tokens, at), at + width, subject, form, saying)


def _participle_subject(tokens: list[Token], at: int) -> TokenSpan | None:
    before = tokens[at - 1] if at else None
    if before is not None and before.capital and before.kind == "w":
        direct = subject_before(tokens, at)
        if direct is not None:
            return direct
    return main_subject(tokens, at) or subject_behind(tokens, at)


def _source(tokens: list[Token], at: int) -> Cue | None:
    """The source after "according to"."""
    if at + 2 >= len(tokens) or tokens[at + 1].low != "to":
        return None
    stop = noun_phrase_end(tokens, at + 2, len(tokens))
    if stop <= at + 2:
        return None
    subject = subject_of(tokens, TokenSpan(at + 2, stop))
    return subject and Cue(at, stop, at, at + 2, subject, "source", True)


def _noun(tokens: list[Token], at: int) -> Cue | None:
    """The owner of a noun of saying: "her claim that", "Ruiz's promise to"."""
    if tokens[at].low not in SPEECH_NOUNS or tokens[at].capital:
        return None
    back = at - 1
    while (
        back > 0
        and at - back < 4
        and tokens[back].kind == "w"
        and (tokens[back].low not in POSSESSIVE)
    ):
        back -= 1
    if back < 0:
        return None
    owner = tokens[back]
    if owner.low in POSSESSIVE and owner.low != "your":
        subject: Subject | None = Subject(owner.start, owner.end, owner.start, owner.end, "pronoun")
        return subject and Cue(back, at + 1, at, at + 1, subject, "noun", False)
    if owner.kind != "s" or back == 0:
        return None
    first = back - 1
    while first > 0 and (tokens[first - 1].capital or _inside_owner(tokens, first)):
        first -= 1
    if not is_plausible(tokens, TokenSpan(first, back)):
        return None
    subject = subject_of(tokens, TokenSpan(first, back))
    return subject and Cue(first, at + 1, at, at + 1, subject, "noun", False)


def _inside_owner(tokens: list[Token], at: int) -> bool:
    """Whether an owner in lower case goes on to the left: "the Florida senator's answer"."""
    before = tokens[at - 1]
    if before.kind != "w" or tokens[at].low in DETERMINERS or tokens[at].capital:
        return False
    return before.low not in PREPOSITIONS and before.low not in REPORTING


def _verb_cue(tokens: list[Token], at: int) -> Cue | None:
    if at + 1 < len(tokens) and (tokens[at].low, tokens[at + 1].low) in PHRASAL:
        return _direct(tokens, at, 2)
    if not _is_verb(tokens, at) or _passive(tokens, at):
        return None
    return _inverted(tokens, at) or _direct(tokens, at, 1)


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
