"""Tables of events, of who is heard, of who signed a document, and of what a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.filters import Cursor
from articles.querysets.filtered import find_records
from articles.selectors import tables
from articles.selectors.document_statuses import standing_entries
from articles.selectors.heard import read_heard
from articles.selectors.names import record_url
from articles.selectors.parties import read_parties
from articles.selectors.quote_choices import read_choices
from articles.selectors.search.conditions import conditions_of
from articles.selectors.search.finding import find
from articles.selectors.search.results import read_results
from articles.selectors.signatures import tabulate_signatures
from articles.selectors.standing_lists import read_standing
from articles.selectors.structured_data import whole_url
from articles.selectors.timelines import events_asked_for, read_timeline, read_undated
from articles.text import parse_query

if TYPE_CHECKING:
    import datetime

    from articles.filters import QuoteFilter, SearchFilter, StandingFilter, StoryFilter
    from articles.models import SourceDocument
    from articles.selectors.furniture import Furniture
    from articles.text import SnippetPiece

EVENT_COLUMNS = ("event", "date", "in_words", "place", "place_url", "story", "story_url")
HEARD_COLUMNS = ("counted_by", "voice", "quotations", "per_cent", "list_url")
STANDING_COLUMNS = (
    *("url", "name", "kind", "number", "addressees", "state", "in_words", "last_step_on"),
)
SIGNATORY_COLUMNS = ("name", "url", "party", "state")
CHOICE_COLUMNS = ("name", "quotations", "list_url")
RESULT_COLUMNS = ("url", "type", "title", "dated_on", "section", "story", "snippet")


def events_table(wanted: StoryFilter) -> tables.Table:
    """The events that `wanted` asks for, as the timeline has them: those without a known beginning
    on the last page. At most five queries. Raises UnknownRecord."""
    events, stories = events_asked_for(wanted, find_records(wanted))
    before = wanted.before if isinstance(wanted.before, Cursor) else None
    found = read_timeline(events, stories, tables.MOST, before)
    undated = () if found.older else read_undated(events, stories, tables.MOST).moments
    cells = (
        (
            moment.name,
            moment.edtf,
            moment.date,
            moment.place,
            whole_url(moment.place_url) if moment.place_url else "",
            moment.story.name if moment.story else "",
            whole_url(moment.story.url) if moment.story else "",
        )
        for moment in (*found.moments, *undated)
    )
    return tables.Table(EVENT_COLUMNS, tuple(cells), found.older)


def standing_table(wanted: StandingFilter, today: datetime.date) -> tables.Table:
    """Documents and where they stand; six queries. Raises UnknownRecord."""
    rows, older = read_standing(wanted, find_records(wanted), today, tables.MOST)
    entries = {entry.name.url: entry for entry in standing_entries(rows, today)}
    cells = (
        (
            whole_url(entry.name.url),
            entry.name.name,
            entry.kind,
            entry.number,
            tables.AND.join(name.name for name in entry.addressees),
            entry.outcome,
            entry.words,
            row.moved_on.isoformat(),
        )
        for row in rows
        if (entry := entries.get(record_url("document", row.slug))) is not None
    )
    return tables.Table(STANDING_COLUMNS, tuple(cells), str(older or ""))


def heard_table(wanted: QuoteFilter) -> tables.Table:
    """The counts of their page. Raises UnknownRecord."""
    screen = read_heard(wanted)
    counted = (("voice", screen.kinds), ("party", screen.parties), ("country", screen.countries))
    cells = (
        (by, voice.name, str(voice.number), str(voice.share), whole_url(voice.url))
        for by, breakdown in counted
        if breakdown.total
        for voice in breakdown.voices
    )
    return tables.Table(HEARD_COLUMNS, tuple(cells)[: tables.MOST], "")


def signatories_table(document: SourceDocument, first: int) -> tables.Table:
    """Those who signed and may be named, in the order of the document, from the row `first` on;
    four queries."""
    signed = read_parties(document).signatories
    table = tabulate_signatures(document, signed, 0, "", "")
    rows = table.rows[first : first + tables.MOST]
    cells = (
        (row.name, whole_url(row.url) if row.url else "", row.party, row.state) for row in rows
    )
    last = first + tables.MOST
    return tables.Table(SIGNATORY_COLUMNS, tuple(cells), str(last) if table.rows[last:] else "")


def results_table(raw: str, wanted: SearchFilter, furniture: Furniture) -> tables.Table:
    """Everything that a search finds, the best first: as many as its pages have together.
    Raises UnknownRecord."""
    query = parse_query(raw)
    found = find(query, conditions_of(wanted, find_records(wanted)))
    cells = (
        (
            whole_url(result.url),
            result.label,
            _plain(result.title),
            result.dated_on.isoformat() if result.dated_on else "",
            result.section.title if result.section else "",
            result.story,
            _plain(result.snippet),
        )
        for result in read_results(found.hits, found.wanted, furniture)
    )
    return tables.Table(RESULT_COLUMNS, tuple(cells), "")


def _plain(pieces: tuple[SnippetPiece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


def choices_table(by: str, wanted: QuoteFilter, after: str) -> tables.Table:
    """The values that a list of quotations may be narrowed to, and how many each would leave. At
    most four queries. Raises UnknownRecord and NoSuchPage."""
    screen = read_choices(by, wanted, after, tables.MOST)
    cells = ((entry.name, str(entry.number), whole_url(entry.url)) for entry in screen.entries)
    return tables.Table(CHOICE_COLUMNS, tuple(cells), screen.last)
