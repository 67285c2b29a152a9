"""What a new story adds to what earlier ones have said of the same person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.safety.knowable.facts import Fact, facts_about
from articles.safety.knowable.words import FACT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class StoryText:
    """A story: its key, what it is called, its text, and what it calls the person."""

    key: int
    title: str
    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewlyKnowable:
    """`new`: what the new story says and no earlier one did; `known`: what they have said, each
    with its story. `kinds`: of how many kinds readers know something when all are put together."""

    new: tuple[Fact, ...]
    known: tuple[tuple[StoryText, Fact], ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        said = {fact.kind for fact in self.new} | {fact.kind for _story, fact in self.known}
        return tuple(kind for kind in FACT_KINDS if kind in said)


def work_out(new: StoryText, earlier: Sequence[StoryText]) -> NewlyKnowable:
    """What becomes knowable with `new`; empty where it says nothing that was not said before."""
    known = tuple((story, fact) for story in earlier for fact in _facts(story))
    before = {fact.value for _story, fact in known}
    fresh = {fact.value: fact for fact in reversed(_facts(new)) if fact.value not in before}
    return NewlyKnowable(tuple(reversed(fresh.values())), known)


def _facts(story: StoryText) -> list[Fact]:
    return facts_about(_labels(story.labels), story.text)


def _labels(labels: Iterable[str]) -> list[str]:
    """ "A man who fled" is also "the man who fled"."""
    found: list[str] = []
    for label in labels:
        found.append(label)
        first, _space, rest = label.partition(" ")
        if first.lower() in ("a", "an", "the") and rest:
            found += [f"{article} {rest}" for article in ("a", "an", "the")]
    return sorted(dict.fromkeys(found), key=len, reverse=True)
