"""The front page: what editors put first, then the newest of each section."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Case, IntegerField, OuterRef, Q, Subquery, Value, When

from articles.models import ArticlePage, HomePage, LeadStory, TaggedArticle, Topic
from articles.selectors.corrections.public import Notice, read_latest_notices
from articles.selectors.records.names import Name, record_url
from articles.selectors.site.front_record import FrontLetter, read_front_letters, read_front_quote
from articles.selectors.stories.cards import StoryCard, make_cards
from articles.selectors.stories.pictures import read_pictures

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Sequence

    from django.db.models import QuerySet

    from articles.selectors.site.page_frame import NavigationItem, PageFrame
    from articles.selectors.stories.quotes import Citation

LEADS = 5
IN_SECTION = 4
TOPICS_ON_FRONT = 8
CORRECTIONS_ON_FRONT = 3
# More sections than this would make the front page long, not full.
SECTIONS = 12


@dataclass(frozen=True, slots=True)
class SectionFront:
    """A section's newest stories."""

    section: NavigationItem
    cards: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True)
class TopicFront:
    """A topic with its newest story."""

    topic: Name
    story: Name


@dataclass(frozen=True, slots=True)
class FrontScreen:
    """The front page: `lead` is the first story, None before there is any; `quotes` has the
    one that an editor chose."""

    lead: StoryCard | None
    leads: tuple[StoryCard, ...]
    sections: tuple[SectionFront, ...]
    topics: tuple[TopicFront, ...]
    quotes: tuple[Citation, ...] = ()
    letters: tuple[FrontLetter, ...] = ()
    corrections: tuple[Notice, ...] = ()
    who_we_are: str = ""


def read_front(home: HomePage, page_frame: PageFrame, today: datetime.date) -> FrontScreen:
    """The front page in seven queries, however many stories, sections and letters there are, and
    one more where a quote is chosen."""
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
        quotes=read_front_quote(home.front_quote),
        letters=read_front_letters(today),
        corrections=read_latest_notices(CORRECTIONS_ON_FRONT),
        who_we_are=home.who_we_are,
    )


def _leads(home: HomePage) -> list[ArticlePage]:
    """What editors chose, in their order, filled up with the newest; one query."""
    published = ArticlePage.objects.published()
    newest = published.newest_first().values("pk")[:LEADS]
    chosen, place, row = _chosen(home)
    found = list(
        published.for_listing()
        .filter(Q(pk__in=chosen) | Q(pk__in=newest))
        .annotate(place=place, row=row)
        .newest_first()
    )
    # Those that nobody chose stay behind, the newest first.
    found.sort(key=lambda story: (story.row is None, story.place or 0, story.row or 0))
    return found[:LEADS]


def _chosen(home: HomePage) -> tuple[Any, Any, Any]:
    """For a query: the keys of the stories that editors chose, the place of each, and what tells
    two of one place apart. Those of a preview are in memory only."""
    if "lead_stories" in getattr(home, "_cluster_related_objects", {}):
        keys = [row.article_id for row in home.lead_stories.all() if row.article_id][:LEADS]
        cases = [When(pk=pk, then=Value(place)) for place, pk in enumerate(keys, start=1)]
        place = Case(*cases, default=None, output_field=IntegerField())
        return keys, place, place
    rows = LeadStory.objects.filter(page=home, article__isnull=False).order_by("sort_order", "pk")
    of_story = rows.filter(article=OuterRef("pk"))
    place, row = (Subquery(of_story.values(name)[:1]) for name in ("sort_order", "pk"))
    return rows.values("article")[:LEADS], place, row


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


def _topics(stories: Collection[int]) -> Iterable[TopicFront]:
    """Topics of the stories on the page, those with the latest news first; one query."""
    tagged = TaggedArticle.objects.filter(content_object__in=stories).values("tag")
    newest = _newest_about(OuterRef(OuterRef("pk")))
    found = (
        Topic.objects.shown()
        .filter(pk__in=tagged)
        .annotate(
            title=Subquery(newest.values("title")[:1]),
            address=Subquery(newest.values("address")[:1]),
            day=Subquery(newest.values("published_on")[:1]),
        )
        .order_by("-day", "name", "pk")
    )
    for topic in found[:TOPICS_ON_FRONT]:
        name = Name(topic.name, record_url("topic", topic.slug))
        yield TopicFront(name, Name(topic.title, topic.address))


def _newest_about(topic: Any) -> QuerySet[ArticlePage]:
    tagged = TaggedArticle.objects.order_by().filter(tag=topic).values("content_object")
    return ArticlePage.objects.published().filter(pk__in=tagged).newest_first()
