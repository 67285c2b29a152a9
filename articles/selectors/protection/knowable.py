"""What readers could work out about the unnamed people of a story, together with earlier ones."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.models import ArticlePage, PersonMention, Quote
from articles.models.story_words import read_passages
from articles.safety.knowable import Fact, NewlyKnowable, StoryText, work_out

if TYPE_CHECKING:
    from collections.abc import Iterable

# So many earlier stories are read; of people who are in more, the newest.
_STORIES = 12
_PICTURES = ("picture", "image", "caption")


@dataclass(frozen=True, slots=True)
class KnowablePerson:
    """Somebody without a name in the story: what the story calls them, what it newly says, and
    what earlier stories have said, with their sentences."""

    label: str
    found: NewlyKnowable

    @property
    def is_more(self) -> bool:
        """Together with earlier stories it is more than this one says by itself."""
        return bool(self.found.new and self.found.known)


def read_knowable(draft: Any) -> list[KnowablePerson]:
    """Of everybody in the draft who is private or only described, and of whom something becomes
    newly knowable. Three queries beside those for the draft's own rows."""
    labels = _labels_in(draft)
    if not labels:
        return []
    earlier = _earlier(draft.pk, {key for key in labels if isinstance(key, int)})
    passages = read_passages(draft)
    text = "\n".join(passage.text for passage in passages)
    people = []
    for key, said in labels.items():
        new = StoryText(draft.pk or 0, draft.title, text, tuple(said))
        found = work_out(new, earlier.get(key, []))
        found = _with_pictures(found, passages, said)
        if found.new:
            people.append(KnowablePerson(said[0], found))
    return people


def _labels_in(draft: Any) -> dict[Any, list[str]]:
    """Person's key, or for somebody who has no record their words -> what the draft calls them."""
    found: dict[Any, list[str]] = defaultdict(list)
    for row in draft.person_mentions.all():
        if row.described_as and row.person is not None and not row.person.is_public():
            found[row.person_id].append(row.described_as)
    for quote in draft.quotes.all():
        person = quote.person
        if quote.attributed_as and (person is None or not person.is_public()):
            found[quote.person_id or quote.attributed_as].append(quote.attributed_as)
    return {key: list(dict.fromkeys(labels)) for key, labels in found.items()}


def _earlier(own: int | None, people: set[int]) -> dict[int, list[StoryText]]:
    """What published stories call these people, newest first."""
    calls: dict[tuple[int, int], set[str]] = defaultdict(set)
    if not people:
        return {}
    public = ArticlePage.objects.published().exclude(pk=own)
    for rows, column in (
        (PersonMention.objects.all(), "described_as"),
        (Quote.objects.all(), "attributed_as"),
    ):
        named = rows.filter(person__in=people, page__in=public.order_by().values("pk"))
        said = named.exclude(**{column: ""}).order_by("-page_id")
        for person, page, words in said.values_list("person_id", "page_id", column):
            calls[person, page].add(words)
    wanted = sorted({page for _person, page in calls}, reverse=True)[: _STORIES * len(people)]
    stories = {story.pk: story for story in public.filter(pk__in=wanted)}
    texts = {key: _text_of(story) for key, story in stories.items()}
    found: dict[int, list[StoryText]] = defaultdict(list)
    for (person, page), words in sorted(calls.items(), key=lambda one: -one[0][1]):
        if page in texts and len(found[person]) < _STORIES:
            title = stories[page].title
            found[person].append(StoryText(page, title, texts[page], tuple(sorted(words))))
    return found


def _text_of(story: ArticlePage) -> str:
    """Without a query: the headline, the standfirst, the text, the caption."""
    blocks = (block.text for block in story.projection().blocks)
    return "\n".join((story.title, story.standfirst, *blocks, story.lead_image_caption))


def _with_pictures(
    found: NewlyKnowable, passages: Iterable[Any], labels: Iterable[str]
) -> NewlyKnowable:
    """A caption that says who is in the picture shows their face."""
    shown = tuple(
        Fact("picture", label, passage.text)
        for passage in passages
        if any(word in passage.place for word in _PICTURES)
        for label in labels
        if label.lower() in passage.text.lower()
    )
    return NewlyKnowable((*found.new, *shown), found.known) if shown else found
