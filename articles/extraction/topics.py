"""Finds which of the newsroom's topics a story's words name."""

from __future__ import annotations

from typing import Final

from .gazetteer import Gazetteer
from .result import Span, TopicProposal
from .tokens import Token

_LONGEST: Final = 6


def _stem(low: str) -> str:
    """Without the plural: "rights" and "right", "bodies" and "body"."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("s") and not low.endswith("ss") and len(low) > 3:
        return low[:-1]
    return low


def _key(phrase: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in phrase.lower().replace("’", "'").split())


def read_topics(sentences: list[list[Token]], known: Gazetteer) -> list[TopicProposal]:
    """The topics whose label or synonym the story has as whole words, the strongest first.

    Confidence grows with the number of mentions, and with one near the beginning.
    """
    names: dict[tuple[str, ...], int] = {}
    for number, topic in enumerate(known.topics):
        for phrase in (topic.label, *topic.synonyms):
            if phrase.strip():
                names.setdefault(_key(phrase), number)
    if not names:
        return []
    found: dict[int, list[Span]] = {}
    for sentence in sentences:
        stems = [_stem(token.low) for token in sentence]
        for at in range(len(stems)):
            for length in range(min(_LONGEST, len(stems) - at), 0, -1):
                hit = names.get(tuple(stems[at : at + length]))
                if hit is not None:
                    span = Span(sentence[at].start, sentence[at + length - 1].end)
                    found.setdefault(hit, []).append(span)
                    break
    early = sentences[min(4, len(sentences) - 1)][-1].end
    proposals = []
    for number, spans in found.items():
        confidence = min(0.95, 0.6 + 0.1 * len(spans) + (0.1 if spans[0].start < early else 0.0))
        topic = known.topics[number]
        proposals.append(
            TopicProposal(
                span=spans[0],
                confidence=confidence,
                rule="topic_words",
                key=topic.key,
                label=topic.label,
                mentions=tuple(spans),
            )
        )
    return sorted(proposals, key=lambda one: (-one.confidence, one.span))
