"""Events as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.filters import Cursor
from articles.models.querysets.filtered import find_records
from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import Table
from articles.selectors.lists.timelines import events_asked_for, read_timeline, read_undated
from articles.selectors.site.structured_data import whole_url

if TYPE_CHECKING:
    from articles.filters import StoryFilter

EVENT_COLUMNS = ("event", "date", "in_words", "place", "place_url", "story", "story_url")


def events_table(wanted: StoryFilter) -> Table:
    """The events that `wanted` asks for, as the timeline has them: those without a known beginning
    on the last page. At most five queries. Raises UnknownRecord."""
    events, stories = events_asked_for(wanted, find_records(wanted))
    before = wanted.before if isinstance(wanted.before, Cursor) else None
    found = read_timeline(events, stories, base.MAX_ROWS, before)
    undated = () if found.older else read_undated(events, stories, base.MAX_ROWS).moments
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
    return Table(EVENT_COLUMNS, tuple(cells), found.older)
