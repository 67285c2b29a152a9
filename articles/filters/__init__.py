"""What a reader asked a list for, as plain values: one filter for pages, feeds, CSV, search.

Pure: no Django, no Wagtail, no clock, no disk. A list is filtered by the queryset methods
`matching`, which take these values.
"""

from articles.filters.base import Active, Filter
from articles.filters.cases import CaseFilter
from articles.filters.corrections import CorrectionFilter
from articles.filters.correspondence import CorrespondenceFilter
from articles.filters.cursors import BadCursor, Cursor, NameCursor, QuoteCursor, UpdateCursor
from articles.filters.describing import describe_filter
from articles.filters.errors import (
    BadFilter,
    DatesBackwards,
    InvalidDay,
    InvalidName,
    InvalidYear,
    MoreThanOne,
    TooMany,
    UnknownChoice,
    UnknownRecord,
)
from articles.filters.periods import NoSuchPeriod, Period
from articles.filters.quotes import QuoteFilter
from articles.filters.records import (
    AuthorFilter,
    DocumentFilter,
    OrganizationFilter,
    PersonFilter,
    PlaceFilter,
    RecordFilter,
    TopicFilter,
)
from articles.filters.search import SearchFilter
from articles.filters.stories import NEWEST, UPDATED, StoryFilter

__all__ = [
    "NEWEST",
    "UPDATED",
    "Active",
    "AuthorFilter",
    "BadCursor",
    "BadFilter",
    "CaseFilter",
    "CorrectionFilter",
    "CorrespondenceFilter",
    "Cursor",
    "DatesBackwards",
    "DocumentFilter",
    "Filter",
    "InvalidDay",
    "InvalidName",
    "InvalidYear",
    "MoreThanOne",
    "NameCursor",
    "NoSuchPeriod",
    "OrganizationFilter",
    "Period",
    "PersonFilter",
    "PlaceFilter",
    "QuoteCursor",
    "QuoteFilter",
    "RecordFilter",
    "SearchFilter",
    "StoryFilter",
    "TooMany",
    "TopicFilter",
    "UnknownChoice",
    "UnknownRecord",
    "UpdateCursor",
    "describe_filter",
]
