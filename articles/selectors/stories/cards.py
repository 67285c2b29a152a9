"""Stories as lists print them, and those that belong to a story."""

from __future__ import annotations

from dataclasses import dataclass
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
from articles.models.querysets.articles import CARD_FIELDS
from articles.models.querysets.prepared import MAX_VALUES, Parameter, Parameters, Prepared
from articles.selectors.lists.paging import Cursor, read_page
from articles.selectors.stories.pictures import Picture, read_pictures

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Mapping, Sequence

    from django.db.models import QuerySet

    from articles.models import ArticlePage
    from articles.models.querysets.articles import ArticleQuerySet
    from articles.selectors.site.page_frame import NavigationItem, PageFrame


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in a list; `updated_at` is when something about it changed last after its first
    publication, `language` that of its words, "" for the newsroom's."""

    pk: int
    url: str
    title: str
    kicker: str
    summary: str
    published_on: datetime.date
    section: NavigationItem | None
    picture: Picture | None
    updated_at: datetime.datetime | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class StoryList:
    """One page of stories; `older` is the cursor of the next page, "" at the end."""

    cards: tuple[StoryCard, ...]
    older: str
    is_first: bool


def make_cards(
    articles: Sequence[ArticlePage],
    page_frame: PageFrame,
    pictures: Mapping[int, Picture] | None = None,
) -> list[StoryCard]:
    """Cards of these stories, in order; one query for pictures that are not given."""
    if pictures is None:
        pictures = read_pictures(article.lead_image_id for article in articles)
    return [
        StoryCard(
            pk=article.pk,
            url=article.address,
            title=article.listing_title or article.title,
            kicker=article.kicker,
            summary=summary_of(article),
            published_on=article.published_on,
            section=page_frame.section_of(article.path),
            picture=pictures.get(article.lead_image_id or 0),
            updated_at=article.updated_at,
            language=article.language,
        )
        for article in articles
    ]


def summary_of(article: ArticlePage) -> str:
    """What a story is about, in the words written for lists, or in its standfirst."""
    return article.listing_summary or article.standfirst


def read_story_list(
    articles: ArticleQuerySet, page_frame: PageFrame, cursor: Cursor | None
) -> StoryList:
    """One page of `articles` (which must be published ones) as cards."""
    rows, older = read_page(articles, cursor)
    return StoryList(tuple(make_cards(rows, page_frame)), older, cursor is None)


# --- Related stories ------------------------------------------------------------------------------


RELATED = 4
# How many of the latest stories of a topic or a person are looked at: the cost of a page must not
# grow with the archive.
_CANDIDATES = 60
# Sharing a person says more than sharing a topic.
_PERSON_WEIGHT = 2


_COLUMNS = ("pk", *CARD_FIELDS, "lead_image_id")


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
