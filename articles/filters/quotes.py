"""Which quotations a list shows."""

from __future__ import annotations

from dataclasses import dataclass

from articles.enums import SpeakerKind
from articles.filters.base import Filter
from articles.filters.cursors import QuoteCursor
from articles.filters.fields import SLUG, WORDS, YEAR, Kind, choices, declare

_SPEAKERS = {
    SpeakerKind.PERSON.value: "People",
    SpeakerKind.ORGANIZATION.value: "Organizations",
    SpeakerKind.DOCUMENT.value: "Documents",
    SpeakerKind.DESCRIBED.value: "People without a name",
}


def _cursor(label: str, text: str, parameter: str) -> QuoteCursor:
    return QuoteCursor.parse(text)


@dataclass(frozen=True)
class QuoteFilter(Filter):
    """Quotations that fit everything that is asked for.

    `speaker` is a person, `organization` an organization that said it, `document` one that says
    it or in which it was said; topics and year are those of the story.
    """

    speaker: str | None = declare("speaker", "Speaker", SLUG)
    organization: str | None = declare("organization", "Organization", SLUG)
    document: str | None = declare("document", "Document", SLUG)
    topics: tuple[str, ...] = declare("topic", "Topic", SLUG, many=True)
    said_by: str | None = declare("said_by", "Said by", choices(_SPEAKERS))
    medium: str | None = declare("medium", "Medium", WORDS)
    year: int | None = declare("year", "Year", YEAR)
    before: QuoteCursor | None = declare("before", "Page", Kind(_cursor), is_choice=False)

    @staticmethod
    def speaker_kinds() -> tuple[tuple[str, str], ...]:
        """What `said_by` may be, with its labels."""
        return tuple(_SPEAKERS.items())
