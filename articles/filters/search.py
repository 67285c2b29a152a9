"""Which results a search shows."""

from __future__ import annotations

from dataclasses import dataclass

from articles.enums import SearchKind
from articles.filters.fields import choices, declare
from articles.filters.stories import StoryFilter

_KINDS = choices({kind.value: kind.label for kind in SearchKind})


@dataclass(frozen=True)
class SearchFilter(StoryFilter):
    """What is found of one type, and in stories that fit a StoryFilter. A quote has the topics
    of its story, and of people its speaker alone."""

    type: str | None = declare("type", "Type", _KINDS)
