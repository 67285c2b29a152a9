"""Quotes as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.models.querysets.filtered import find_records
from articles.selectors.lists.quotes import read_filtered_quotes
from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import SEPARATOR, Table, topic_names
from articles.selectors.lists.voices import read_voices
from articles.selectors.site.structured_data import whole_url
from articles.selectors.stories.quotes import gather

if TYPE_CHECKING:
    from articles.filters import QuoteFilter

QUOTE_COLUMNS = (
    *("url", "quotation", "speaker", "speaker_url", "verb", "medium", "said_on"),
    *("said_in", "reported_by", "story", "story_url", "published_on"),
    *("speaker_kind", "party", "country", "addressee", "said_in_url", "topics"),
    *("language", "original_words", "translated_by"),
)


def quotes_table(wanted: QuoteFilter) -> Table:
    """At most six queries. Raises UnknownRecord."""
    rows, older = read_filtered_quotes(wanted, find_records(wanted), base.MAX_ROWS)
    topics, voices = topic_names({row.page_id for row in rows}), read_voices(rows)
    cells = (
        (
            whole_url(quote.url),
            quote.text,
            quote.speaker.name if quote.speaker else "",
            whole_url(quote.speaker.url) if quote.speaker and quote.speaker.url else "",
            quote.verb,
            quote.medium,
            quote.said_edtf,
            quote.said_in.name if quote.said_in else "",
            quote.reported_by.name if quote.reported_by else "",
            citation.title,
            whole_url(citation.story_url),
            citation.published_on.isoformat(),
            quote.speaker_kind,
            *voices[row.pk],
            whole_url(quote.said_in.url) if quote.said_in else "",
            SEPARATOR.join(topics[row.page_id]),
            quote.language,
            quote.original,
            quote.translated_by,
        )
        # Each row is the first part of one citation.
        for row, citation in zip(rows, gather(rows), strict=True)
        for quote in (citation.quote,)
    )
    return Table(QUOTE_COLUMNS, tuple(cells), str(older or ""))
