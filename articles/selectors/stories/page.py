"""The page of one story."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext

from articles.selectors.corrections.public import Notice, read_notices
from articles.selectors.corrections.versions import versions_url
from articles.selectors.records.case_statuses import StatusToday, read_status_of_story
from articles.selectors.records.names import Name, name_author, place_url, record_url
from articles.selectors.site.structured_data import (
    describe_document,
    describe_event,
    describe_name,
    describe_notice,
    describe_picture,
    describe_publisher,
    describe_quote,
    pair,
    trail,
    whole_url,
)
from articles.selectors.stories.body import BodyBlock, pictures_in, read_body
from articles.selectors.stories.cards import StoryCard, make_cards, read_related, summary_of
from articles.selectors.stories.links import web_address
from articles.selectors.stories.pictures import Picture, read_pictures
from articles.selectors.stories.quotes import QuoteEntry, entries
from articles.selectors.stories.record import Record, read_record
from articles.selectors.stories.rows import read_children
from articles.selectors.stories.story_dates import published_moment, story_id, updated_moment
from articles.syndication.described import (
    SourceData,
    StatusData,
    StoryData,
    bibtex_entry,
    citation_text,
)
from articles.syndication.linked_data import story_json_ld, to_script_text
from articles.text import reading_minutes, story_texts

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from articles.models import ArticlePage
    from articles.selectors.site.page_frame import NavigationItem, PageFrame


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Where facts of the story can be looked up."""

    title: str
    url: str
    publisher: str
    accessed_on: datetime.date | None
    archived_url: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """All that the page of one story prints. `shared_picture` is for sites that link to it,
    `structured_data` the JSON-LD, `citation` and `bibtex` how the story is cited; `versions_url` is
    "" where there is one version only; it takes `minutes` to read. `changed_at` is when something
    changed last after the first publication, None where nothing did; `language` is ""
    for the newsroom's."""

    id: str
    title: str
    url: str
    kicker: str
    standfirst: str
    description: str
    published_on: datetime.date
    published_at: datetime.datetime
    updated_at: datetime.datetime
    dateline: str
    section: NavigationItem | None
    authors: tuple[Name, ...]
    picture: Picture | None
    shared_picture: Picture | None
    blocks: tuple[BodyBlock, ...]
    quotes: tuple[QuoteEntry, ...]
    record: Record
    topics: tuple[Name, ...]
    sources: tuple[SourceEntry, ...]
    related: tuple[StoryCard, ...]
    notices: tuple[Notice, ...] = ()
    versions_url: str = ""
    archive_note: str = ""
    structured_data: str = ""
    dateline_url: str = ""
    citation: str = ""
    bibtex: str = ""
    minutes: int = 0
    changed_at: datetime.datetime | None = None
    language: str = ""
    cases: tuple[StatusToday, ...] = ()

    @property
    def has_embed(self) -> bool:
        """Whether it shows something of another site when a reader asks for it."""
        return any(block.media.embed for block in self.blocks)

    @property
    def report_url(self) -> str:
        """Where a reader reports a problem with it."""
        return f"/report{self.url}"

    @property
    def has_loose_quotes(self) -> bool:
        """Whether a list of its quotes holds more than what is marked in its text anyway."""
        return not all(quote.in_text for quote in self.quotes)


def read_story_page(article: ArticlePage, page_frame: PageFrame) -> StoryPage:
    """The story's screen, at most 15 queries besides the story and its frame.

    `article` may be unsaved: in a preview its children are those in memory.
    """
    quotes = read_children(article, "quotes")
    record = read_record(article)
    tagged = read_children(article, "tagged_topics")
    shown = [row.tag_id for row in tagged if not row.tag.hidden]
    related = read_related(article, shown, record.public_people)
    pictures = read_pictures(
        {
            article.lead_image_id,
            article.social_image_id,
            *pictures_in(article),
            *(story.lead_image_id for story in related),
        }
    )
    lead = lead_picture(article, pictures)
    authors, notices = authors_of(read_children(article, "bylines")), read_notices(article)
    screen = StoryPage(
        id=story_id(article),
        title=article.title,
        url=article.address or article.proposed_address(),
        kicker=article.kicker,
        standfirst=article.standfirst,
        description=article.search_description or summary_of(article),
        published_on=article.published_on,
        published_at=published_moment(article),
        updated_at=updated_moment(article),
        dateline=article.dateline_place.name if article.dateline_place else "",
        dateline_url=place_url(article.dateline_place),
        section=page_frame.section_of(article.path),
        authors=authors,
        picture=lead,
        shared_picture=_shared_picture(article, pictures) or lead,
        blocks=read_body(article, quotes, pictures),
        quotes=tuple(entries(quotes)),
        record=record,
        topics=shown_topics(tagged),
        sources=_sources(article),
        related=tuple(make_cards(related, page_frame, pictures)),
        notices=notices,
        versions_url=_versions_url(article),
        archive_note=_archive_note(article, page_frame),
        minutes=_minutes(article),
        changed_at=article.updated_at,
        language=article.language,
        cases=read_status_of_story(article.pk),
    )
    data = describe_story(screen, page_frame)
    return replace(
        screen,
        structured_data=to_script_text(story_json_ld(data)),
        citation=citation_text(data),
        bibtex=bibtex_entry(data),
    )


def _archive_note(article: ArticlePage, page_frame: PageFrame) -> str:
    """What readers are told above a story that nobody here has reviewed yet; ""."""
    if not article.is_archive:
        return ""
    words = page_frame.archive_note or gettext("From our archive, first published on {date}")
    return words.replace("{date}", date_format(article.published_on, "j F Y"))


def describe_story(screen: StoryPage, page_frame: PageFrame) -> StoryData:
    """The story as plain values."""
    section = screen.section
    return StoryData(
        id=screen.id,
        url=whole_url(screen.url),
        headline=screen.title,
        description=screen.description,
        published_on=screen.published_on,
        published_at=screen.published_at,
        modified_at=screen.updated_at,
        publisher=describe_publisher(page_frame),
        language=screen.language or settings.LANGUAGE_CODE,
        kicker=screen.kicker,
        dateline=screen.dateline,
        section=section.title if section else "",
        trail=trail(page_frame, *([(section.title, section.url)] if section else ())),
        authors=[pair(author) for author in screen.authors],
        topics=[pair(topic) for topic in screen.topics],
        picture=describe_picture(screen.picture),
        people=[describe_name(one.name, "person", one.roles) for one in screen.record.people],
        organizations=[
            describe_name(one.name, "organization", one.roles)
            for one in screen.record.organizations
        ],
        documents=[describe_document(one) for one in screen.record.documents],
        events=[describe_event(one) for one in screen.record.events],
        quotes=[describe_quote(quote) for quote in screen.quotes],
        sources=[SourceData(one.title, one.url, one.publisher) for one in screen.sources],
        corrections=[describe_notice(notice) for notice in screen.notices],
        cases=[StatusData(one.name, whole_url(one.url), one.in_words()) for one in screen.cases],
    )


def _minutes(article: ArticlePage) -> int:
    """How long its own words take to read."""
    return reading_minutes([article.standfirst, *story_texts(article.body.raw_data)])


def authors_of(bylines: Iterable[Any]) -> tuple[Name, ...]:
    return tuple(name_author(row.author) for row in bylines if row.author is not None)


def shown_topics(tagged: Iterable[Any]) -> tuple[Name, ...]:
    """The topics of a story that nobody has hidden."""
    topics = (row.tag for row in tagged if not row.tag.hidden)
    return tuple(Name(topic.name, record_url("topic", topic.slug)) for topic in topics)


def _versions_url(article: ArticlePage) -> str:
    """Where there are earlier ones: the read of the story has found out."""
    return versions_url(article.address) if getattr(article, "has_versions", False) else ""


def lead_picture(article: ArticlePage, pictures: dict[int, Picture]) -> Picture | None:
    """With its words in this story."""
    picture = pictures.get(article.lead_image_id or 0)
    return picture and replace(
        picture,
        # The rules of publication take either.
        alt=article.lead_image_alt.strip() or picture.description.strip(),
        caption=article.lead_image_caption,
        credit=article.lead_image_credit or picture.credit,
    )


def _shared_picture(article: ArticlePage, pictures: dict[int, Picture]) -> Picture | None:
    """The one chosen for other sites; None where that is the lead picture, which has its own
    words in the story."""
    if article.social_image_id == article.lead_image_id:
        return None
    picture = pictures.get(article.social_image_id or 0)
    return picture and replace(picture, alt=picture.description)


def _sources(article: ArticlePage) -> tuple[SourceEntry, ...]:
    return tuple(
        SourceEntry(
            title=source.title,
            url=web_address(source.url),
            publisher=source.publisher,
            accessed_on=source.accessed_on,
            archived_url=web_address(source.archived_url),
        )
        for source in read_children(article, "sources")
    )
