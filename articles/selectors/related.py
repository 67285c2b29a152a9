"""Stories that belong together: the same topics, the same public people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import ArticlePage, PersonMention, TaggedArticle

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

RELATED = 4
# How many of the latest stories of a topic or a person are looked at: the cost of a page must not
# grow with the archive.
_CANDIDATES = 60
# Sharing a person says more than sharing a topic.
_PERSON_WEIGHT = 2


def read_related(
    article: ArticlePage, topics: Collection[int], public_people: Collection[int]
) -> list[ArticlePage]:
    """The published stories that share most with `article`, at most RELATED; one query.

    `public_people` must hold nobody private: a link between two stories would prove that the
    same person is in both.
    """
    shared: list[tuple[QuerySet[Any], str, int]] = []
    if topics:
        shared.append((TaggedArticle.objects.filter(tag__in=topics), "content_object", 1))
    if public_people:
        mentions = PersonMention.objects.filter(person__in=public_people)
        shared.append((mentions, "page", _PERSON_WEIGHT))
    if not shared:
        return []
    candidates = Q()
    score: Any = Value(0)
    for rows, owner, weight in shared:
        latest = rows.order_by("-pk").values(owner)[:_CANDIDATES]
        candidates |= Q(pk__in=latest)
        score = score + _count(rows, owner) * weight
    found = ArticlePage.objects.published().filter(candidates).exclude(pk=article.pk)
    ranked = found.annotate(score=score).order_by("-score", "-published_on", "-pk")
    return list(ranked.for_listing()[:RELATED])


def _count(rows: QuerySet[Any], owner: str) -> Coalesce:
    of_story = rows.filter(**{owner: OuterRef("pk")}).order_by().values(owner)
    counted = of_story.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
