"""What stands beside a subject: the records that its latest stories name most.

Counted are the newest NEWEST stories alone, by their keys, so that a page costs the same however
long the archive is; pages say so beside the figures.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Count

from articles.models import (
    ArticlePage,
    DocumentMention,
    EventMention,
    OrganizationMention,
    PersonMention,
    Place,
    TaggedArticle,
)
from articles.models.querysets.public import nameable
from articles.selectors.records.names import Name, record_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from articles.models.querysets.articles import ArticleQuerySet

NEWEST_STORIES = 500
MAX_NEIGHBOURS = 10


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A record, and in how many of the counted stories it stands; 0 where that is one for it and
    for all beside it, which says nothing."""

    name: Name
    stories: int


def newest_keys(stories: ArticleQuerySet) -> list[int]:
    """The keys of the newest of `stories` (which must be published ones); one query."""
    return list(stories.newest_first().values_list("pk", flat=True)[:NEWEST_STORIES])


def people_of(stories: Sequence[int], besides: int | None = None) -> tuple[Neighbour, ...]:
    """The people who may be named and are in most of these stories; of nobody else a trace."""
    rows = PersonMention.objects.filter(nameable("person__"), page__in=stories)
    return _count(rows.exclude(person=besides), "person", "page")


def organizations_of(stories: Sequence[int], besides: int | None = None) -> tuple[Neighbour, ...]:
    rows = OrganizationMention.objects.filter(organization__isnull=False, page__in=stories)
    return _count(rows.exclude(organization=besides), "organization", "page")


def documents_of(stories: Sequence[int]) -> tuple[Neighbour, ...]:
    rows = DocumentMention.objects.filter(document__isnull=False, page__in=stories)
    return _count(rows, "document", "page")


def shared_topics(stories: Sequence[int], besides: int | None = None) -> tuple[Neighbour, ...]:
    """The topics that these stories have too, but for those that are hidden."""
    rows = TaggedArticle.objects.filter(tag__hidden=False, content_object__in=stories)
    return _count(rows.exclude(tag=besides), "tag", "content_object", kind="topic")


def places_of(stories: Sequence[int]) -> tuple[Neighbour, ...]:
    """Where these stories were filed from, and where what they tell of happened."""
    filed = ArticlePage.objects.filter(pk__in=stories).order_by()
    mentions = EventMention.objects.filter(page__in=stories).order_by()
    pairs = (
        filed.filter(dateline_place__isnull=False)
        .values_list("dateline_place", "pk")
        .union(mentions.filter(event__place__isnull=False).values_list("event__place", "page"))
    )
    counted = Counter(place for place, _ in pairs)
    places = Place.objects.in_bulk(counted)
    most = sorted(places.values(), key=lambda place: (-counted[place.pk], place.name_key, place.pk))
    return _telling(
        Neighbour(Name(place.name, record_url("place", place.slug)), counted[place.pk])
        for place in most[:MAX_NEIGHBOURS]
    )


def _telling(neighbours: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
    """Without their figures where every one is 1."""
    held = tuple(neighbours)
    if all(one.stories == 1 for one in held):
        return tuple(replace(one, stories=0) for one in held)
    return held


def has_figures(*columns: tuple[Neighbour, ...]) -> bool:
    """Whether any of these is printed with numbers, which then are explained."""
    return any(one.stories for column in columns for one in column)


def _count(rows: QuerySet[Any], relation: str, story: str, kind: str = "") -> tuple[Neighbour, ...]:
    columns = (relation, f"{relation}__name", f"{relation}__slug")
    counted = rows.order_by().values_list(*columns).annotate(stories=Count(story, distinct=True))
    most = counted.order_by("-stories", f"{relation}__name_key", relation)[:MAX_NEIGHBOURS]
    return _telling(
        Neighbour(Name(name, record_url(kind or relation, slug)), number)
        for _, name, slug, number in most
    )
