"""What feeds have of stories and quotes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from articles.models import ArticlePage, Correction
from articles.selectors.corrections.public import Notice, as_notices
from articles.selectors.stories.body import BodyBlock, pictures_in, read_bodies
from articles.selectors.stories.cards import summary_of
from articles.selectors.stories.page import authors_of, lead_picture, shown_topics
from articles.selectors.stories.pictures import Picture, read_pictures
from articles.selectors.stories.quotes import Citation, QuoteEntry, cite, entries
from articles.selectors.stories.record import EventEntry, list_events
from articles.selectors.stories.rows import read_children_of
from articles.selectors.stories.story_dates import published_moment, story_id, updated_moment

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection

    from articles.models.querysets.articles import ArticleQuerySet
    from articles.models.querysets.quotes import QuoteQuerySet
    from articles.selectors.records.names import Name
    from articles.selectors.site.page_frame import PageFrame

# How many stories and quotes a feed has.
STORIES_IN_FEED = 20
QUOTES_IN_FEED = 50
# The stories that the newest quotes are looked for in.
_QUOTED_STORIES = 25
_COLUMNS = (
    "path",
    "title",
    "address",
    "translation_key",
    "standfirst",
    "language",
    "listing_summary",
    "published_on",
    "first_published_at",
    "updated_at",
    "lead_image",
    "lead_image_alt",
    "lead_image_caption",
    "lead_image_credit",
    "body",
)


@dataclass(frozen=True, slots=True)
class StoryItem:
    """A whole story in a feed. `id` is kept where its address changes; `language` is "" for the
    newsroom's."""

    id: str
    url: str
    title: str
    summary: str
    standfirst: str
    section: str
    published_at: datetime.datetime
    updated_at: datetime.datetime
    authors: tuple[Name, ...]
    topics: tuple[Name, ...]
    picture: Picture | None
    blocks: tuple[BodyBlock, ...]
    events: tuple[EventEntry, ...]
    quotes: tuple[QuoteEntry, ...]
    notices: tuple[Notice, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class QuoteItem:
    """A quote in a feed, and the times of its story."""

    citation: Citation
    published_at: datetime.datetime
    updated_at: datetime.datetime


def read_story_items(
    stories: ArticleQuerySet, page_frame: PageFrame, *, by_update: bool = False
) -> tuple[StoryItem, ...]:
    """The newest of `stories` (which must be published ones), or those last updated, whole; nine
    queries."""
    ordered = stories.last_updated_first() if by_update else stories.newest_first()
    rows = list(ordered.only(*_COLUMNS)[:STORIES_IN_FEED])
    keys = [row.pk for row in rows]
    quotes, bylines, tagged, mentions = (
        read_children_of(keys, relation)
        for relation in ("quotes", "bylines", "tagged_topics", "event_mentions")
    )
    notices = _notices(keys)
    pictures = read_pictures(
        {key for row in rows for key in (row.lead_image_id, *pictures_in(row))}
    )
    items = []
    for row, blocks in zip(rows, read_bodies(rows, quotes, pictures), strict=True):
        section = page_frame.section_of(row.path)
        items.append(
            StoryItem(
                id=story_id(row),
                url=row.address,
                title=row.title,
                summary=summary_of(row),
                standfirst=row.standfirst,
                language=row.language,
                section=section.title if section else "",
                published_at=published_moment(row),
                updated_at=updated_moment(row),
                authors=authors_of(bylines[row.pk]),
                topics=shown_topics(tagged[row.pk]),
                picture=lead_picture(row, pictures),
                blocks=blocks,
                events=list_events(mentions[row.pk]),
                quotes=tuple(entries(quotes[row.pk])),
                notices=notices[row.pk],
            )
        )
    return tuple(items)


def read_quote_items(quotes: QuoteQuerySet) -> tuple[QuoteItem, ...]:
    """Those of `quotes` that stand in the newest published stories; three queries."""
    quoted = quotes.order_by().filter(page=OuterRef("pk"))
    newest = ArticlePage.objects.published().filter(Exists(quoted)).newest_first()
    columns = ("address", "published_on", "first_published_at", "updated_at")
    stories = {story.address: story for story in newest.only(*columns)[:_QUOTED_STORIES]}
    rows = quotes.filter(page__in=[story.pk for story in stories.values()])
    return tuple(
        QuoteItem(citation, published_moment(story), updated_moment(story))
        for citation in (cite(rows, QUOTES_IN_FEED) if stories else ())
        if (story := stories.get(citation.story_url.partition("#")[0]))
    )


def _notices(keys: Collection[int]) -> dict[int, tuple[Notice, ...]]:
    notices: dict[int, list[Notice]] = defaultdict(list)
    rows = Correction.objects.public().in_force().filter(article__in=keys)
    for key, notice in as_notices(rows, "article_id") if keys else ():
        notices[key].append(notice)
    return defaultdict(tuple, {key: tuple(reversed(of_one)) for key, of_one in notices.items()})
