"""Resolves he, she, it and they to somebody or something named before.

The subject of reporting stays: a pronoun means, first, whoever spoke last; then the person named
last who can be meant by it. "It" beside a verb of saying means the document at hand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from .documents import Documents
from .organizations import Organizations, ReadOrganization
from .registry import ReadPerson
from .salience import SalientName
from .signatures import Document
from .tokens import Token

_HE = frozenset(("he", "his", "him", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_LOOK_BACK = 20
# What a sentence of distance costs, and what having spoken last and a known gender are worth.
_FADING = 0.5
_SPOKE = 1.0
_AGREES = 0.3
_ALONE = 9.0
_FULL = {"sen.": "senator", "rep.": "representative", "gov.": "governor", "dr.": "doctor"}
_ALSO = {"representative": ("congressman", "congresswoman")}
# A document is the likelier antecedent of "it says" even a little further back than a body.
_DOCUMENT_LEAD = 200


def title_nouns(title: str) -> set[str]:
    """The nouns that a title turns on, abbreviations written out."""
    words = {_FULL.get(word, word) for word in title.lower().split()}
    return words | {noun for word in words for noun in _ALSO.get(word, ())}


@dataclass
class Context:
    """Who has been named and who spoke last, at the point that reading has reached."""

    sentences: list[list[Token]]
    mentions: list[SalientName]
    organizations: Organizations
    documents: Documents
    spoke: ReadPerson | ReadOrganization | Document | None = None
    spoke_at: int = 0

    def __post_init__(self) -> None:
        self._starts = [mention.start for mention in self.mentions]
        self._body_starts = sorted(self.organizations.at)
        self._sentence_starts = [sentence[0].start for sentence in self.sentences]

    def person(self, pronoun: str, at: int) -> tuple[ReadPerson | None, float]:
        """The person that a pronoun at `at` means, None where nobody can be; and by how much that
        person leads the next one."""
        wanted = "he" if pronoun in _HE else "she" if pronoun in _SHE else ""
        here = bisect_right(self._sentence_starts, at) - 1
        scores: dict[int, float] = {}
        people: dict[int, ReadPerson] = {}
        for mention in self.near(at):
            person = mention.person
            if wanted and person.pronoun and person.pronoun != wanted:
                continue
            score = mention.weight - _FADING * (here - mention.sentence)
            score += _AGREES if wanted and person.pronoun == wanted else 0.0
            if score >= scores.get(id(person), score):
                scores[id(person)] = score
                people.pop(id(person), None)
                people[id(person)] = person
        if not people:
            return None, 0.0
        # Of equals the one named last: it stands last in `people`.
        best = max(reversed(people), key=lambda one: scores[one])
        rest = [score for one, score in scores.items() if one != best]
        return people[best], scores[best] - max(rest) if rest else _ALONE

    def near(self, at: int) -> list[SalientName]:
        last = bisect_left(self._starts, at)
        near = self.mentions[max(0, last - _LOOK_BACK) : last]
        if isinstance(self.spoke, ReadPerson):
            near.append(SalientName(self.spoke_at, self.spoke, self._spoke_sentence(), _SPOKE))
        return near

    def role(self, noun: str, at: int) -> ReadPerson | None:
        """The person last named before `at` whose title is this noun ("the governor")."""
        for mention in reversed(self.near(at)):
            if noun in title_nouns(mention.person.title):
                return mention.person
        return None

    def _spoke_sentence(self) -> int:
        return bisect_right(self._sentence_starts, self.spoke_at) - 1

    def thing(self, at: int) -> Document | ReadOrganization | None:
        """What "it" at `at` means beside a verb of saying."""
        if isinstance(self.spoke, Document | ReadOrganization):
            return self.spoke
        cited = self.documents.latest(at)
        here = bisect_left(self._body_starts, at) - 1
        if cited is not None and (here < 0 or cited[1] >= self._body_starts[here] - _DOCUMENT_LEAD):
            return cited[0]
        return self.organizations.at[self._body_starts[here]] if here >= 0 else None
