"""Which quotes a list shows."""

from __future__ import annotations

from dataclasses import dataclass

from articles.enums import Heard, SpeakerKind
from articles.filters.base import Filter
from articles.filters.cursors import QuoteCursor
from articles.filters.fields import COUNTRY, SLUG, WORDS, YEAR, ParameterType, choices, declare

_SPEAKERS = {
    SpeakerKind.PERSON.value: "People",
    SpeakerKind.ORGANIZATION.value: "Organizations",
    SpeakerKind.DOCUMENT.value: "Documents",
    SpeakerKind.DESCRIBED.value: "Unnamed people",
}
_HEARD = {kind.value: kind.label for kind in Heard}
PARTY, COUNTRY_OF = "party", "country"
_UNRECORDED = {PARTY: "Party", COUNTRY_OF: "Country"}


def _cursor(label: str, text: str, parameter: str) -> QuoteCursor:
    return QuoteCursor.parse(text)


@dataclass(frozen=True)
class QuoteFilter(Filter):
    """Quotes that fit everything that is asked for.

    `speaker` is a person, `organization` an organization that said it, `document` one that says
    it or in which it was said; topics are those of the story, and the year is that in which it was
    said, or else the story's (models/querysets/said.py). `heard`, `party`, `country`
    and `unrecorded` (of which the record says nothing) are what the counts of who is heard go by.
    """

    speaker: str | None = declare("speaker", "Speaker", SLUG)
    organization: str | None = declare("organization", "Organization", SLUG)
    document: str | None = declare("document", "Document", SLUG)
    topics: tuple[str, ...] = declare("topic", "Topic", SLUG, many=True)
    said_by: str | None = declare("said_by", "Said by", choices(_SPEAKERS))
    heard: str | None = declare("heard", "Speaker", choices(_HEARD))
    party: str | None = declare("party", "Party", SLUG)
    country: str | None = declare("country", "Country", COUNTRY)
    unrecorded: str | None = declare("unrecorded", "Not recorded", choices(_UNRECORDED))
    medium: str | None = declare("medium", "Format", WORDS)
    year: int | None = declare("year", "Year", YEAR)
    before: QuoteCursor | None = declare("before", "Page", ParameterType(_cursor), is_choice=False)

    @staticmethod
    def speaker_kinds() -> tuple[tuple[str, str], ...]:
        """What `said_by` may be, with its labels."""
        return tuple(_SPEAKERS.items())
