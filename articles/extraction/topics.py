"""Finds which of the newsroom's topics a story's words name."""

from __future__ import annotations

from typing import Final

from .gazetteer import Gazetteer
from .result import Span, TopicProposal
from .tokens import Token

# Sentences at the beginning whose topics count more.
_EARLY: Final = 5


def _stem(low: str) -> str:
    """Without the plural: "rights" and "right", "bodies" and "body"."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("s") and not low.endswith("ss") and len(low) > 3:
        return low[:-1]
    return low


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in phrase.lower().replace("’", "'").split())


def topics_in_text(sentences: list[list[Token]], known: Gazetteer) -> list[TopicProposal]:
    """The topics whose label or synonym the story has as whole words, the strongest first.

    Confidence grows with the number of mentions, and with one near the beginning.
    """
    names = _names(known)
    if not names:
        return []
    early = sentences[min(_EARLY, len(sentences)) - 1][-1].end if sentences else 0
    proposals = []
    for number, spans in _found(sentences, names).items():
        topic = known.topics[number]
        sure = 0.6 + 0.1 * len(spans) + (0.1 if spans[0].start < early else 0.0)
        proposals.append(
            TopicProposal(
                span=spans[0],
                confidence=round(min(0.95, sure), 2),
                rule="topic_words",
                key=topic.key,
                label=topic.label,
                mentions=tuple(spans),
            )
        )
    return sorted(proposals, key=lambda one: (-one.confidence, one.span))


def _names(known: Gazetteer) -> dict[tuple[str, ...], int]:
    names: dict[tuple[str, ...], int] = {}
    for number, topic in enumerate(known.topics):
        for phrase in (topic.label, *topic.synonyms):
            if phrase.strip():
                names.setdefault(_key(phrase), number)
    return names


def _found(
    sentences: list[list[Token]], names: dict[tuple[str, ...], int]
) -> dict[int, list[Span]]:
    """Where the names stand, the longest one at each word; by the number of the topic."""
    longest = max(len(name) for name in names)
    found: dict[int, list[Span]] = {}
    for sentence in sentences:
        stems = [_stem(token.low) for token in sentence]
        for at in range(len(stems)):
            for length in range(min(longest, len(stems) - at), 0, -1):
                hit = names.get(tuple(stems[at : at + length]))
                if hit is not None:
                    span = Span(sentence[at].start, sentence[at + length - 1].end)
                    found.setdefault(hit, []).append(span)
                    break
    return found
