"""Resolves he, she, it and they to somebody or something named before.

The subject of reporting stays: a pronoun means, first, whoever spoke last; then the person named
last who can be meant by it. "It" beside a verb of saying means the document at hand.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from .documents import Document, Documents
from .organizations import Organization, Organizations
from .registry import People, Person

_HE = frozenset(("he", "his", "him", "himself"))
_SHE = frozenset(("she", "her", "hers", "herself"))
_REACH = 1500
# A document is the likelier antecedent of "it says" even a little further back than a body.
_DOCUMENT_LEAD = 200


@dataclass
class Context:
    """Who has been named and who spoke last, at the point that reading has reached."""

    people: People
    organizations: Organizations
    documents: Documents
    spoke: Person | Organization | Document | None = None

    def __post_init__(self) -> None:
        self._mentions = sorted(
            ((span.start, person) for person in self.people.all for span in person.mentions),
            key=lambda pair: pair[0],
        )

        self._starts = [start for start, _ in self._mentions]
        self._body_starts = sorted(self.organizations.at)

    def person(self, pronoun: str, at: int, subjects: frozenset[int]) -> Person | None:
        """The person that a pronoun at `at` means. `subjects` are the starts of names that are
        subjects of verbs of saying: they are likelier than other names."""
        wanted = "he" if pronoun in _HE else "she" if pronoun in _SHE else ""
        best: tuple[float, Person] | None = None
        for start, person in self._before(at):
            if wanted and person.pronoun and person.pronoun != wanted:
                continue
            score = (start - at) / 200.0
            if start in subjects:
                score += 1.0
            if person is self.spoke:
                score += 0.6
            if wanted and person.pronoun == wanted:
                score += 0.5
            if best is None or score > best[0]:
                best = (score, person)
        return best[1] if best else None

    def _before(self, at: int) -> list[tuple[int, Person]]:
        low = bisect_left(self._starts, at)
        return [pair for pair in self._mentions[max(0, low - 12) : low] if pair[0] > at - _REACH]

    def thing(self, at: int) -> Document | Organization | None:
        """What "it" at `at` means beside a verb of saying."""
        if isinstance(self.spoke, Document | Organization):
            return self.spoke
        cited = self.documents.latest(at)
        here = bisect_left(self._body_starts, at) - 1
        if cited is not None and (here < 0 or cited[1] >= self._body_starts[here] - _DOCUMENT_LEAD):
            return cited[0]
        return self.organizations.at[self._body_starts[here]] if here >= 0 else None
