"""The review page: the story's text with its quotes in order, its people, and what is proved."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.enums import NamingStatus, PersonRole
from articles.guard import APPROVAL, findings
from articles.models.story_facts import read_story_facts
from articles.selectors.review.verifications import QuoteToCheck, quotes_to_check
from articles.selectors.stories.links import linked_pages, read_targets
from articles.text import Selector, story_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.guard import Finding, StoryFacts
    from articles.models import ArticlePage, PersonMention, Quote

_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of a paragraph; `number` is that of the quote which it is part of, or 0."""

    text: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class NumberedQuote:
    """A quote and its place in the story, from 1."""

    number: int
    quote: QuoteToCheck


@dataclass(frozen=True, slots=True)
class ReviewParagraph:
    """A paragraph, and the quotes that begin in it."""

    pieces: tuple[TextPiece, ...]
    quotes: tuple[NumberedQuote, ...]


@dataclass(frozen=True, slots=True)
class ReviewPerson:
    """Somebody in the story, and whether they may be named."""

    name: str
    role: str
    described_as: str
    naming: str
    is_private: bool


@dataclass(frozen=True, slots=True)
class StoryUnderReview:
    """`elsewhere` are quotes whose words are not in the text; `proved` what needs no tick;
    `obstacles` what keeps the story from going live, apart from an approval."""

    paragraphs: tuple[ReviewParagraph, ...]
    elsewhere: tuple[NumberedQuote, ...]
    people: tuple[ReviewPerson, ...]
    proved: tuple[str, ...]
    obstacles: tuple[Finding, ...]

    @property
    def quotes(self) -> tuple[NumberedQuote, ...]:
        found = [one for paragraph in self.paragraphs for one in paragraph.quotes]
        return tuple(sorted((*found, *self.elsewhere), key=lambda one: one.number))


def read_story_under_review(draft: ArticlePage, revision_id: int) -> StoryUnderReview:
    """What a reviewer looks at. The number of queries does not depend on the quotes."""
    draft.live_revision_id = revision_id
    facts = read_story_facts(draft)
    quotes = tuple(
        NumberedQuote(number, quote) for number, quote in enumerate(quotes_to_check(draft), 1)
    )
    spans = dict(_spans(draft))
    paragraphs = tuple(_paragraphs(draft, quotes, spans))
    shown = {one.number for paragraph in paragraphs for one in paragraph.quotes}
    return StoryUnderReview(
        paragraphs=paragraphs,
        elsewhere=tuple(one for one in quotes if one.number not in shown),
        people=tuple(_person(row) for row in draft.person_mentions.all()),
        proved=(*_proved(facts), *_proved_links(draft)),
        obstacles=tuple(one for one in findings(facts) if one.rule != APPROVAL),
    )


def _proved_links(draft: ArticlePage) -> Iterator[str]:
    """Links within the site that readers can follow; one query. Other sites are not asked: they
    would learn that a story is being written."""
    keys = linked_pages(story_texts(draft.body.raw_data))
    if keys and keys <= read_targets(keys).pages.keys():
        yield ngettext(
            "The link to another page of this site leads there.",
            "All %(number)d links to other pages of this site lead there.",
            len(keys),
        ) % {"number": len(keys)}


def _spans(draft: ArticlePage) -> Iterator[tuple[str, list[Selector]]]:
    """Where each quote is in the text, by its uid."""
    rows: list[Quote] = list(draft.quotes.all())
    for row in rows:
        if row.anchored:
            yield str(row.uid), [Selector.from_json(data) for data in row.selectors]


def _paragraphs(
    draft: ArticlePage, quotes: tuple[NumberedQuote, ...], spans: dict[str, list[Selector]]
) -> Iterator[ReviewParagraph]:
    for block in draft.projection().blocks:
        marks = [
            (one.start, one.end, quote.number)
            for quote in quotes
            for one in spans.get(quote.quote.uid, [])
            if one.block == block.id
        ]
        begin = {
            quote.number: spans[quote.quote.uid][0].start
            for quote in quotes
            if spans.get(quote.quote.uid) and spans[quote.quote.uid][0].block == block.id
        }
        start = 0
        for text in block.text.split(_PARAGRAPH):
            end = start + len(text)
            own = [one for one in quotes if start <= begin.get(one.number, -1) <= end]
            yield ReviewParagraph(tuple(_pieces(block.text, start, end, marks)), tuple(own))
            start = end + len(_PARAGRAPH)


def _pieces(
    text: str, start: int, end: int, marks: list[tuple[int, int, int]]
) -> Iterator[TextPiece]:
    """The paragraph cut where a quote begins or ends; of two that overlap the first is marked."""
    owner = [0] * (end - start)
    for left, right, number in marks:
        for place in range(max(left, start), min(right, end)):
            owner[place - start] = owner[place - start] or number
    at = start
    for number, run in groupby(owner):
        length = sum(1 for _one in run)
        yield TextPiece(text[at : at + length], number)
        at += length


def _person(row: PersonMention) -> ReviewPerson:
    person = row.person
    standing = person.standing if person else NamingStatus.PRIVATE.value
    return ReviewPerson(
        name=str(person or ""),
        role=PersonRole.label_of(row.role),
        described_as=row.described_as,
        naming=NamingStatus.label_of(standing),
        is_private=standing == NamingStatus.PRIVATE,
    )


def _proved(facts: StoryFacts) -> Iterator[str]:
    """What the program has looked up itself and found in order."""
    quotes, pictures = len(facts.quotes), len(facts.images)
    if quotes and all(quote.anchored for quote in facts.quotes):
        yield ngettext(
            "The quote is in the text, word for word.",
            "All %(number)d quotes are in the text, word for word.",
            quotes,
        ) % {"number": quotes}
    if quotes and all(quote.has_speaker or quote.attributed_as for quote in facts.quotes):
        yield _("Every quote says who is speaking.")
    if pictures and all(image.exists and image.described for image in facts.images):
        yield ngettext(
            "The picture is there and has alternative text.",
            "All %(number)d pictures are there and have alternative text.",
            pictures,
        ) % {"number": pictures}
    if facts.topics:
        yield ngettext(
            "The story has a topic.", "The story has %(number)d topics.", facts.topics
        ) % {"number": facts.topics}
    if facts.address and not facts.address_holder:
        yield _("The web address is free: %(address)s") % {"address": facts.address}
    if facts.revision_id and not facts.unconfirmed:
        yield _("Nothing in the record was left as a machine found it.")
