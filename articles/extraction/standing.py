"""Whether quoted words say something when they stand alone.

The rule is that of a finite clause: somebody does something. "The world pays attention" stands
alone, "has raised" and "imperative" do not. It looks for a verb that only a finite clause has,
behind something that can be its subject, and rather finds none: an editor can say that the words do
stand alone.
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_FINITE: Final = frozenset(
    "is are was were am isn't aren't wasn't weren't has have had hasn't haven't hadn't do does did "
    "don't doesn't didn't will won't would wouldn't can can't cannot could couldn't must mustn't "
    "shall should shouldn't may might ain't".split()
)
_SUBJECTS: Final = frozenset("i we they he she you it nobody everybody somebody everyone".split())
# These say who does it as well: "we're", "it's", "they'll".
_SHORTENED: Final = re.compile(
    r"(?:i|we|they|he|she|you|it|that|there|who|what)'(?:s|re|m|ve|ll|d)"
)
_NO_SUBJECT: Final = frozenset(
    "and or but who which that to not also then as than if when while because whether".split()
)
_WHOLE: Final = re.compile(r"[.!?…]\W*$")
# So long, and cut at a comma by its attribution, a sentence that begins with a capital is whole.
_LONG: Final = 6
_CUT: Final = re.compile(r",\W*$")


def stands_alone(words: str) -> bool:
    """Whether English words have a finite clause, or are printed as a sentence of their own."""
    found = [word.lower().replace("’", "'") for word in _WORD.findall(words)]
    first = next((sign for sign in words if sign.isalpha()), "")
    if first.isupper():
        is_whole = len(found) > 1 and _WHOLE.search(words)
        if is_whole or (len(found) >= _LONG and _CUT.search(words)):
            return True
    return any(_is_clause(found, at) for at in range(len(found)))


def _is_clause(words: list[str], at: int) -> bool:
    if at + 1 < len(words) and (words[at] in _SUBJECTS or _SHORTENED.fullmatch(words[at])):
        # "to help you", "for it all": here the pronoun is no subject.
        is_object = at > 0 and words[at - 1] in ("to", "for", "of")
        return words[at + 1] not in _NO_SUBJECT and not is_object
    has_subject = at > 0 and words[at - 1] not in _NO_SUBJECT
    return has_subject and words[at] in _FINITE and at + 1 < len(words)
