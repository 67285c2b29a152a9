"""Which marked stretches are worth proposing as quotations.

News writers put marks around single words to keep their distance from them ("the so-called
“experts”"). Short stretches are proposed only where the sentence reports speech.
"""

from __future__ import annotations

from typing import Final

from .lexicon.verbs import forms_of
from .lexicon.words import AUXILIARIES, BE, DETERMINERS
from .tokens import Token

# The least number of words for each rule that finds a speaker without a verb of saying beside it.
_LEAST_WORDS: Final = {
    "sentence_subject": 4,
    "same_sentence": 6,
    "same_paragraph_in_prose": 3,
    "same_paragraph": 2,
    "previous_paragraph": 3,
    "introduced": 3,
    "subject_act_partial": 2,
    "subject_act_quote": 2,
    "later_in_sentence": 2,
    "unattributed": 6,
}


# Verbs that give a thing its word: the word is the quotation ("called it “dangerous”").
_NAMING: Final = frozenset(
    form
    for verb in ("call", "describe", "label", "brand", "dub", "deem")
    for form in forms_of(verb)
)


def worth_proposing(rule: str, words: int, before: Token | None, verb: str) -> bool:
    """Whether a stretch of `words` words found by `rule` is a quotation; `before` is the narrator's
    word that stands before it, `verb` the verb of its attribution."""
    if words < _LEAST_WORDS.get(rule, 1):
        return rule == "subject_act_partial" and verb.split()[-1].lower() in _NAMING
    if words > 1 or rule != "subject_verb_partial" or before is None:
        return True
    return (
        before.low in BE
        or before.low in AUXILIARIES
        or not (before.low in DETERMINERS or before.kind == "s")
    )
