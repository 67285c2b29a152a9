"""Stories as lists print them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.selectors.lists.paging import Cursor, read_page
from articles.selectors.stories.pictures import Picture, read_pictures

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from articles.models import ArticlePage
    from articles.models.querysets.articles import ArticleQuerySet
    from articles.selectors.site.page_frame import NavigationItem, PageFrame


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in a list; `updated_at` is when something about it changed last after its first
    publication."""

    pk: int
    url: str
    title: str
    kicker: str
    summary: str
    published_on: datetime.date
    section: NavigationItem | None
    picture: Picture | None
    updated_at: datetime.datetime | None = None


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
