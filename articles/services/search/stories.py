"""Index entries of stories and their quotes: what their pages print."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from uuid import UUID

from articles.enums import SearchKind, SpeakerKind
from articles.models import (
    ArticlePage,
    Byline,
    DocumentMention,
    EventMention,
    OrganizationMention,
    Person,
    PersonMention,
    Quote,
    SectionPage,
    TaggedArticle,
)
from articles.selectors.stories.quotes import entries, for_display
from articles.services.search.drafts import Draft, FacetValue
from articles.text import block_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_TREE = ArticlePage.steplen
# Which records the rows of a story name: model, its column for the story, and those for records.
# Of blocks without words of the story of their own: what is searched.
_SEARCHED = {
    "image": "caption",
    "excerpt": "passage",
    "timeline": "title",
    "call_to_action": "text",
    "veiled_picture": "caption",
    "embed": "title",
}
_NAMES = (
    (TaggedArticle, "content_object_id", {"tag_id": SearchKind.TOPIC}),
    (PersonMention, "page_id", {"person_id": SearchKind.PERSON}),
    (OrganizationMention, "page_id", {"organization_id": SearchKind.ORGANIZATION}),
    (DocumentMention, "page_id", {"document_id": SearchKind.DOCUMENT}),
    (
        EventMention,
        "page_id",
        {"event_id": SearchKind.EVENT, "event__place_id": SearchKind.PLACE},
    ),
    (ArticlePage, "pk", {"dateline_place_id": SearchKind.PLACE}),
    (Quote, "page_id", {"said_in_document_id": SearchKind.DOCUMENT}),
)
# Who says a quote in their own name, by its kind of speaker; of one whom the story only
# describes a record may stand behind the words, and is no facet.
_SPEAKERS = {
    SpeakerKind.PERSON: SearchKind.PERSON,
    SpeakerKind.ORGANIZATION: SearchKind.ORGANIZATION,
    SpeakerKind.DOCUMENT: SearchKind.DOCUMENT,
}


def drafts_of_stories(keys: Collection[int]) -> list[Draft]:
    """One for each story that is published, and one for each of its quotes. A dozen queries for
    any number of stories."""
    stories = list(ArticlePage.objects.published().filter(pk__in=keys).order_by("pk"))
    public = [story.pk for story in stories]
    sections = _sections(stories)
    facets = _facets(public)
    bylines = _bylines(public)
    quotes = _quotes(public)
    drafts = []
    for story in stories:
        section = sections.get(story.path[:-_TREE])
        drafts.append(
            Draft(
                SearchKind.STORY,
                title=story.title,
                text=_text_of(story, bylines.get(story.pk, [])),
                story_id=story.pk,
                section_key=section,
                dated_on=story.published_on,
                facets=frozenset(facets[story.pk]),
            )
        )
        drafts += _drafts_of_quotes(story, section, facets[story.pk], quotes.get(story.pk, []))
    return drafts


def _drafts_of_quotes(
    story: ArticlePage, section: int | None, facets: set[FacetValue], quotes: list[Quote]
) -> Iterator[Draft]:
    """A split quote is one entry, at the address of its first part."""
    speakers = {str(quote.uid): quote for quote in quotes}
    topics = {facet for facet in facets if facet[0] == SearchKind.TOPIC}
    for entry in entries(quotes):
        if entry.not_alone:
            continue
        person = _named_speaker(speakers[entry.uid])
        speaker = {(SearchKind.PERSON.value, person)} if person else set()
        yield Draft(
            SearchKind.QUOTE,
            title=entry.speaker.name if entry.speaker else "",
            text=entry.text,
            story_id=story.pk,
            uid=UUID(entry.uid),
            person_key=person,
            section_key=section,
            dated_on=story.published_on,
            facets=frozenset(topics | speaker),
        )


def _named_speaker(quote: Quote) -> int | None:
    """The key of the person whose name stands under the quote; of a private one there are only
    the story's own words."""
    is_named = quote.speaker_kind == "person" and quote.person and quote.person.is_public()
    return quote.person_id if is_named else None


def _sections(stories: list[ArticlePage]) -> dict[str, int]:
    paths = {story.path[:-_TREE] for story in stories}
    return dict(SectionPage.objects.filter(path__in=paths).values_list("path", "pk"))


def _bylines(keys: list[int]) -> dict[int, list[str]]:
    found = defaultdict(list)
    rows = Byline.objects.filter(page__in=keys, author__isnull=False).order_by("sort_order", "pk")
    for page, name in rows.values_list("page_id", "author__name"):
        found[page].append(name)
    return found


def _quotes(keys: list[int]) -> dict[int, list[Quote]]:
    found = defaultdict(list)
    for quote in for_display(Quote.objects.filter(page__in=keys).order_by("sort_order", "pk")):
        found[quote.page_id].append(quote)
    return found


def _facets(keys: list[int]) -> dict[int, set[FacetValue]]:
    """The records that the stories name; of people those who may be named."""
    found: dict[int, set[FacetValue]] = defaultdict(set)
    for model, page, columns in _NAMES:
        rows = model._default_manager.filter(**{f"{page}__in": keys}).order_by()
        for story, *records in rows.values_list(page, *columns):
            pairs = zip(columns.values(), records, strict=True)
            found[story] |= {(kind.value, key) for kind, key in pairs if key is not None}
    speakers_of = [f"{speaker.value}_id" for speaker in _SPEAKERS]
    said = Quote.objects.filter(page__in=keys).order_by()
    for story, by, *speakers in said.values_list("page_id", "speaker_kind", *speakers_of):
        for speaker, key in zip(_SPEAKERS, speakers, strict=True):
            if by == speaker.value and key is not None:
                found[story].add((_SPEAKERS[speaker].value, key))
    return _without_private(found)


def _without_private(found: dict[int, set[FacetValue]]) -> dict[int, set[FacetValue]]:
    person = SearchKind.PERSON.value
    people = {key for facets in found.values() for kind, key in facets if kind == person}
    named = Person.objects.nameable().filter(pk__in=people)
    public = set(named.values_list("pk", flat=True)) if people else set()
    for story, facets in found.items():
        found[story] = {(kind, key) for kind, key in facets if kind != person or key in public}
    return found


def _text_of(story: ArticlePage, authors: list[str]) -> str:
    """What the page prints, in order. Pull quotes repeat words of the text and are left out."""
    parts = [story.standfirst, *_texts(story.body.raw_data)]
    parts += [story.lead_image_caption, story.kicker]
    parts += [f"By {', '.join(authors)}"] if authors else []
    return "\n".join(part.strip() for part in parts if part.strip())


def _texts(blocks: Any) -> Iterator[str]:
    for block in blocks:
        kind, value = block["type"], block["value"]
        if kind == "heading":
            yield value
        elif kind in _SEARCHED:
            yield value.get(_SEARCHED[kind]) or ""
        else:
            yield block_text(kind, value)
