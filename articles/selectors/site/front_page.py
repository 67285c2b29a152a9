"""The front page: what editors put first, then the newest of each section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.models import ArticlePage, HomePage, TaggedArticle, Topic
from articles.selectors.records.names import Name, record_url
from articles.selectors.stories.cards import StoryCard, make_cards
from articles.selectors.stories.pictures import read_pictures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from articles.selectors.site.page_frame import NavigationItem, PageFrame

LEADS = 5
IN_SECTION = 4
TOPICS_ON_FRONT = 14
# More sections than this would make the front page long, not full.
SECTIONS = 12


@dataclass(frozen=True, slots=True)
class SectionFront:
    """A section's newest stories."""

    section: NavigationItem
    cards: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class FrontScreen:
    """The front page: `lead` is the first story, None before there is any."""

    lead: StoryCard | None
    leads: tuple[StoryCard, ...]
    sections: tuple[SectionFront, ...]
    topics: tuple[Name, ...]


def read_front(home: HomePage, page_frame: PageFrame) -> FrontScreen:
    """The front page in six queries, however many stories and sections there are."""
    leads = _leads(home)
    shown = {story.pk for story in leads}
    rows = _newest_by_section(page_frame)
    pictures = read_pictures(story.lead_image_id for story in (*leads, *rows))
    cards = make_cards(leads, page_frame, pictures)
    below = [card for card in make_cards(rows, page_frame, pictures) if card.pk not in shown]
    return FrontScreen(
        lead=cards[0] if cards else None,
        leads=tuple(cards[1:]),
        sections=tuple(_by_section(below, page_frame)),
        topics=tuple(_topics(shown | {card.pk for card in below})),
    )


def _leads(home: HomePage) -> list[ArticlePage]:
    """What editors chose, in their order, filled up with the newest."""
    chosen = [row.article_id for row in home.lead_stories.all() if row.article_id][:LEADS]
    published = ArticlePage.objects.published().for_listing()
    found = published.in_bulk(chosen) if chosen else {}
    leads = [found[pk] for pk in dict.fromkeys(chosen) if pk in found]
    if len(leads) < LEADS:
        newest = published.exclude(pk__in=found).newest_first()
        leads += newest[: LEADS - len(leads)]
    return leads


def _newest_by_section(page_frame: PageFrame) -> list[ArticlePage]:
    """The newest of every section in one query: in each as many as remain when all of the leads
    are among them."""
    rows = ArticlePage.objects.published().for_listing()
    parts = [
        rows.filter(
            pk__in=ArticlePage.objects.published()
            .in_section(section.path)
            .newest_first()
            .values("pk")[: IN_SECTION + LEADS]
        )
        for section in page_frame.menu()[:SECTIONS]
    ]
    if not parts:
        return []
    first, *others = (part.order_by() for part in parts)
    found = list(first.union(*others, all=True) if others else first)
    return sorted(found, key=lambda story: (story.published_on, story.pk), reverse=True)


def _by_section(cards: Sequence[StoryCard], page_frame: PageFrame) -> Iterable[SectionFront]:
    for section in page_frame.menu()[:SECTIONS]:
        here = [card for card in cards if card.section == section][:IN_SECTION]
        if here:
            yield SectionFront(section, tuple(here))


def _topics(stories: Collection[int]) -> Iterable[Name]:
    """Topics of the stories on the page."""
    tagged = TaggedArticle.objects.filter(content_object__in=stories).values("tag")
    for topic in Topic.objects.shown().filter(pk__in=tagged)[:TOPICS_ON_FRONT]:
        yield Name(topic.name, record_url("topic", topic.slug))
