"""Facts about one person in a text: who a sentence is about, and what it says of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.safety.knowable.words import (
    FACT_KINDS,
    JOB,
    LIKENESS,
    PATTERNS,
    PLACE,
    RELATIVE,
    SCHOOL,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[”\"’)]*|\n|$)(?:(?<=\bDr\.)[^.!?]+[.!?])?")
_PRONOUN = re.compile(r"^\W*(?:he|she|they|his|her|their)\b", re.I)
# "A photograph shows her", "He can be seen": about the person of the sentence before.
_SHOWN = re.compile(r"\b(?:shows?|of|showed) (?:him|her|them|his|hers)\b", re.I)
# Somebody else comes in: a name or a title that is not the subject's.
_OTHER = re.compile(
    r"\b(?:Officer|Captain|Colonel|General|Director|Minister|Judge|Inspector|Dr|President|Mr|Mrs|Ms"
    r"|Sergeant|Mayor|Major)\.? [A-Z]\w+|\b[Tt]he (?:minister|judge|mayor|clerk|dean|landlord|guard"
    r"|director|officer|colonel|governor|president|prosecutor) (?=[A-Z]|is\b|was\b|said\b|,|who\b)"
)


@dataclass(frozen=True, slots=True)
class Fact:
    """`words` as the text says them, and the `sentence` in which it does."""

    kind: str
    words: str
    sentence: str

    @property
    def value(self) -> str:
        """The same for the same fact in other words, as far as that is easy to see."""
        return _value(self.kind, self.words)


def facts_about(labels: Iterable[str], text: str) -> list[Fact]:
    """What `text` says about whoever it calls by one of `labels`: a pseudonym, "a man who fled".
    In the order of the text."""
    said = [label for label in labels if label.strip()]
    if not said:
        return []
    named = re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(label) for label in said) + r")(?!\w)", re.I
    )
    found: list[Fact] = []
    for sentence, part in _sentences_about(named, text):
        found += _facts_in(named.sub(lambda match: "_" * len(match[0]), part), part, sentence)
    return list(dict.fromkeys(found))


def _sentences_about(named: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
    """Sentences that name the person or go on about them, each with the part that does."""
    is_theirs = False
    for match in _SENTENCE.finditer(text):
        sentence = " ".join(match[0].split())
        if not sentence:
            continue
        names, other = named.search(sentence), _OTHER.search(sentence)
        if names:
            is_theirs = True
        elif (other and other.start() < 5) or not (
            _PRONOUN.match(sentence) or _SHOWN.search(sentence)
        ):
            is_theirs = False
        if is_theirs:
            # From where somebody else comes in it is about them.
            comes = other if other and (not names or other.start() > names.end()) else None
            yield sentence, sentence[: comes.start()] if comes else sentence


def _goes_on(sentence: str) -> bool:
    return bool(_PRONOUN.match(sentence) or _SHOWN.search(sentence))


def _facts_in(hidden: str, part: str, sentence: str) -> Iterator[Fact]:
    taken: list[tuple[int, int]] = []
    for kind in _ORDER:
        for pattern in PATTERNS[kind]:
            for match in pattern.finditer(hidden):
                start, end = match.span()
                if any(start < last and first < end for first, last in taken):
                    continue
                taken.append((start, end))
                yield Fact(kind, part[start:end].strip(" ,"), sentence)


# A school has a place in its name, a relative a job beside it: the more telling first.
_ORDER = (
    SCHOOL,
    *(kind for kind in FACT_KINDS if kind not in (SCHOOL, JOB, PLACE, LIKENESS, RELATIVE)),
    LIKENESS,
    RELATIVE,
    JOB,
    PLACE,
)
_SMALL = re.compile(
    r"\b(?:a|an|the|his|her|their|in|on|at|since|has|have|with|aged?|years?|old|of|is|was|turned"
    r"|now)\b|[-,.]"
)


def _value(kind: str, words: str) -> str:
    bare = " ".join(_SMALL.sub(" ", words.lower()).split())
    return f"{kind}:{bare or words.lower()}"
