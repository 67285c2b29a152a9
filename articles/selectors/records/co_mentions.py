"""Beside a person or an organization: who else their stories name, and when and on what they were
quoted. Each figure of quotes is the length of the list that it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from articles.filters import QuoteFilter, StoryFilter
from articles.models import Organization, Person
from articles.models.querysets.said import year_said
from articles.selectors.records.neighbours import (
    NEWEST_STORIES,
    Neighbour,
    has_figures,
    newest_keys,
    organizations_of,
    people_of,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from articles.models import Quote
    from articles.models.querysets.articles import ArticleQuerySet

TOPICS_SHOWN, YEARS_SHOWN = 10, 12


@dataclass(frozen=True, slots=True)
class Said:
    """How many quotes on a topic or in a year, and where they are listed."""

    label: str
    url: str
    number: int


@dataclass(frozen=True, slots=True)
class CoMentions:
    """`counted` of the newest stories were looked through for `people` and `organizations`;
    `is_all`: there are no others. `quotes_url` is "" where there is no quote."""

    counted: int
    is_all: bool
    people: tuple[Neighbour, ...]
    organizations: tuple[Neighbour, ...]
    topics: tuple[Said, ...]
    years: tuple[Said, ...]
    quotes_url: str
    timeline_url: str = ""

    @property
    def has_figures(self) -> bool:
        """Whether there are numbers to explain."""
        return has_figures(self.people, self.organizations)


def read_co_mentions(
    record: Person | Organization, stories: ArticleQuerySet, quotes: QuerySet[Quote]
) -> CoMentions:
    """Of published `stories`, and of the record's own `quotes`; five queries."""
    keys = newest_keys(stories)
    own = QuoteFilter().with_(
        "speaker" if isinstance(record, Person) else "organization", record.slug
    )
    said = quotes.published().whole().order_by()
    years = _years(said, own)
    return CoMentions(
        counted=len(keys),
        is_all=len(keys) < NEWEST_STORIES,
        people=people_of(keys, record.pk if isinstance(record, Person) else None),
        organizations=organizations_of(
            keys, record.pk if isinstance(record, Organization) else None
        ),
        topics=_topics(said, own),
        years=years,
        quotes_url=own.address("/quotes/") if years else "",
        timeline_url=_timeline_of(record),
    )


def _timeline_of(record: Person | Organization) -> str:
    """The events of a person's stories; of an organization's there is no timeline."""
    if not isinstance(record, Person):
        return ""
    return StoryFilter().with_("person", record.slug).address("/timeline/")


def _topics(said: Any, own: QuoteFilter) -> tuple[Said, ...]:
    rows = said.filter(page__topics__hidden=False)
    columns = rows.values_list("page__topics__name", "page__topics__slug")
    most = columns.annotate(number=Count("pk", distinct=True)).order_by(
        "-number", "page__topics__name"
    )
    return tuple(
        Said(name, own.with_("topic", slug).address("/quotes/"), number)
        for name, slug, number in most[:TOPICS_SHOWN]
    )


def _years(said: Any, own: QuoteFilter) -> tuple[Said, ...]:
    rows = said.annotate(year=year_said()).values_list("year")
    newest = rows.annotate(number=Count("pk", distinct=True)).order_by("-year")
    return tuple(
        Said(year, own.with_("year", year).address("/quotes/"), number)
        for year, number in newest[:YEARS_SHOWN]
    )
