"""Stories that belong together: the same topics, the same public people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import (
    BigIntegerField,
    Count,
    DateTimeField,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import ArticlePage, PersonMention, TaggedArticle
from articles.models.querysets.prepared import MAX_VALUES, Parameter, Parameters, Prepared

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

RELATED = 4
# How many of the latest stories of a topic or a person are looked at: the cost of a page must not
# grow with the archive.
_CANDIDATES = 60
# Sharing a person says more than sharing a topic.
_PERSON_WEIGHT = 2


_COLUMNS = (
    "pk",
    "path",
    "title",
    "address",
    "kicker",
    "standfirst",
    "listing_title",
    "listing_summary",
    "published_on",
    "updated_at",
    "lead_image_id",
)


def read_related(
    article: ArticlePage, topics: Collection[int], people: Collection[int]
) -> list[Any]:
    """The published stories that share most with `article`, at most RELATED; one query.

    `people` must hold nobody private: a link between two stories would prove that the same person
    is in both.
    """
    if not (topics or people):
        return []
    # More than there are places for would be a story about everything.
    return _RANKED.rows(
        page=article.pk,
        topics=sorted(topics)[:MAX_VALUES],
        people=sorted(people)[:MAX_VALUES],
        now=timezone.now(),
    )


def _ranked() -> QuerySet[ArticlePage]:
    tagged = TaggedArticle.objects.filter(tag__in=Parameters("topics", BigIntegerField()))
    naming = PersonMention.objects.filter(person__in=Parameters("people", BigIntegerField()))
    shared = ((tagged, "content_object", 1), (naming, "page", _PERSON_WEIGHT))
    candidates = Q()
    score: Any = Value(0)
    for rows, owner, weight in shared:
        candidates |= Q(pk__in=rows.order_by("-pk").values(owner)[:_CANDIDATES])
        score = score + _count(rows, owner) * weight
    found = ArticlePage.objects.published(Parameter("now", DateTimeField())).filter(candidates)
    ranked = found.exclude(pk=Parameter("page", BigIntegerField())).annotate(score=score)
    return ranked.order_by("-score", "-published_on", "-pk")[:RELATED]


def _count(rows: QuerySet[Any], owner: str) -> Coalesce:
    of_story = rows.filter(**{owner: OuterRef("pk")}).order_by().values(owner)
    counted = of_story.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


_RANKED = Prepared(_COLUMNS, _ranked)
