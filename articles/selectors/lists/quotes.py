"""The list of quotes, as filtered by a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from articles.enums import SpeakerKind
from articles.filters import QuoteCursor
from articles.models import Quote
from articles.models.querysets.filtered import find_records
from articles.models.querysets.public import is_nameable
from articles.selectors.lists.filtering import FilterBar, make_bar, narrow_by, topics_by_story
from articles.selectors.lists.quote_choices import offer_choices
from articles.selectors.stories.quotes import Citation, gather, with_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.filters import QuoteFilter
    from articles.models.querysets.filtered import Records
    from articles.selectors.lists.filtering import FilterChoice, Narrowing

PATH = "/quotes/"
_FORM = ("said_by", "year")


@dataclass(frozen=True, slots=True)
class QuoteListScreen:
    """One page of quotes; `choices` lead to all values of each kind."""

    bar: FilterBar
    citations: tuple[Citation, ...]
    kinds: tuple[tuple[str, str], ...]
    choices: tuple[FilterChoice, ...]


def read_quote_list(wanted: QuoteFilter) -> QuoteListScreen:
    """At most four queries. Raises UnknownRecord."""
    records = find_records(wanted)
    rows, older = read_filtered_quotes(wanted, records, settings.ADVOCACY_PAGE_SIZE)
    bar = make_bar(
        wanted, records, path=PATH, form=_FORM, narrow=_narrow(wanted, rows), older=older
    )
    return QuoteListScreen(bar, gather(rows), wanted.speaker_kinds(), offer_choices(wanted))


def read_filtered_quotes(
    wanted: QuoteFilter, records: Records, size: int
) -> tuple[list[Quote], QuoteCursor | None]:
    """`size` quotes of the page that `wanted` asks for, with their stories, and the cursor of
    the next page; one query."""
    quotes = Quote.objects.published().whole().matching(wanted, records).newest_first()
    if wanted.before is not None:
        quotes = quotes.after(wanted.before)
    rows = list(with_stories(quotes)[: size + 1])
    if len(rows) <= size:
        return rows, None
    last = rows[size - 1]
    cursor = QuoteCursor(last.page.published_on, last.page_id, last.sort_order or 0)
    return rows[:size], cursor


def _narrow(wanted: QuoteFilter, rows: Sequence[Quote]) -> Iterator[Narrowing]:
    """Choices out of the quotes of the page, so that each of them leaves something."""
    if not (wanted.speaker or wanted.organization):
        people = [
            (row.person.slug, row.person.name)
            for row in rows
            if row.speaker_kind == SpeakerKind.PERSON and row.person and is_nameable(row.person)
        ]
        yield narrow_by(wanted, PATH, "speaker", "Speakers", people)
        organizations = [
            (row.organization.slug, row.organization.name)
            for row in rows
            if row.speaker_kind == SpeakerKind.ORGANIZATION and row.organization
        ]
        yield narrow_by(wanted, PATH, "organization", "Organizations", organizations)
    if not wanted.document:
        documents = [row.said_in_document or row.document for row in rows]
        named = [(document.slug, document.name) for document in documents if document]
        yield narrow_by(wanted, PATH, "document", "Documents", named)
    yield narrow_by(wanted, PATH, "topic", "Topics", topics_by_story({row.page_id for row in rows}))
    if not wanted.medium:
        media = [(row.medium, row.medium) for row in rows if row.medium]
        yield narrow_by(wanted, PATH, "medium", _("Formats"), media)
