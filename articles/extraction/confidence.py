"""How sure a proposal is: the share of its rule's proposals that were right when measured.

A quotation is right when its span and its speaker are. The shares were counted on one half of a
set of annotated news articles, apart for long quotations (six words or more), middling and short
ones, and drawn towards a half where there were few of them (Laplace's rule). The benchmark of
this package counts them again on the other half and prints both.
"""

from __future__ import annotations

from typing import Final

from .measured import MEASURED
from .result import Speaker

# Rule -> confidence for long, middling and short quotations.
QUOTE_RULES: Final[dict[str, tuple[float, float, float]]] = {
    "quote_subject_verb": (0.98, 0.96, 0.8),
    "quote_verb_subject": (0.99, 0.93, 0.83),
    "quote_according_to": (0.9, 0.85, 0.75),
    "quote_dash_name": (0.85, 0.75, 0.6),
    "quote_open_verb": (0.75, 0.7, 0.6),
    "same_paragraph": (0.98, 0.95, 0.75),
    "same_paragraph_in_prose": (0.85, 0.5, 0.3),
    "same_sentence": (0.75, 0.4, 0.3),
    "subject_verb_quote": (0.95, 0.8, 0.78),
    "subject_verb_colon_quote": (0.95, 0.86, 0.7),
    "subject_verb_partial": (0.96, 0.94, 0.9),
    "subject_act_quote": (0.7, 0.4, 0.4),
    "subject_act_partial": (0.83, 0.82, 0.81),
    "participle_quote": (0.8, 0.55, 0.4),
    "participle_partial": (0.93, 0.72, 0.83),
    "source_quote": (0.9, 0.8, 0.7),
    "source_partial": (0.8, 0.75, 0.75),
    "noun_quote": (0.65, 0.6, 0.5),
    "noun_partial": (0.6, 0.55, 0.5),
    "later_in_sentence": (0.95, 0.92, 0.8),
    "sentence_subject": (0.7, 0.45, 0.3),
    "previous_paragraph": (0.9, 0.6, 0.5),
    "open_quote": (0.92, 0.6, 0.5),
    "introduced_by_colon": (0.92, 0.8, 0.7),
    "introduced_here": (0.92, 0.8, 0.7),
    "introduced": (0.65, 0.4, 0.4),
    "following": (0.75, 0.7, 0.6),
    "name_colon_quote": (0.83, 0.75, 0.7),
    "transcript": (0.85, 0.75, 0.7),
    "unattributed": (0.3, 0.2, 0.1),
}
# A speaker in lower case ("a man in the crowd") is bounded less surely than a name.
_DESCRIBED: Final = 0.9
LONG: Final = 6
MIDDLING: Final = 3


# Rules for names that only one country's politics has; it was measured there.
_AMERICAN: Final = frozenset(
    (("people", "party_tag"), ("places", "us_state"), ("places", "party_tag"))
)
_UNMEASURED: Final = 0.89


def name_confidence(kind: str, rule: str, assumed: float) -> float:
    """The measured share of right names of a rule; one that has not been measured stays below what
    is accepted without a look. What the newsroom knows is as sure as it was."""
    if "known_" in rule and rule not in ("known_name", "known_full_name"):
        return assumed
    if (kind, rule) in _AMERICAN:
        return assumed
    return MEASURED.get((kind, rule), min(assumed, _UNMEASURED))


# "The governor" for the last one named with that title: not measured, so put below 0.9.
OFFICE: Final = 0.85
# Share of pronouns resolved rightly by how far the person leads the next likely one, measured on
# speakers that were resolved by hand.
_BY_LEAD: Final = ((2.0, 0.93), (1.0, 0.87), (0.0, 0.78))


def pronoun_certainty(lead: float) -> float:
    """How sure it is whom a pronoun means."""
    return next((share for least, share in _BY_LEAD if lead >= least), _BY_LEAD[-1][1])


# A verb that is negated or in doubt: nobody may have said the words.
DOUBTED: Final = 0.5
# A surname that two people of the story bear, given to the one named in full right before it, or to
# the one that the story is about.
NEAREST_BEARER: Final = 0.85
# A pronoun behind somebody whom only words describe.
DESCRIBED_BEFORE: Final = 0.8


def quote_confidence(rule: str, words: int, speaker: Speaker | None, certainty: float) -> float:
    """The measured precision of a rule for a quotation of `words` words by `speaker`, whose
    canonical name is sure by `certainty`."""
    long, middling, short = QUOTE_RULES[rule]
    value = long if words >= LONG else middling if words >= MIDDLING else short
    if speaker is not None and speaker.kind == "described":
        value *= _DESCRIBED
    return round(value * certainty, 3)
