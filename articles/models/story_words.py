"""Every text of a story that readers read, by where it appears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.blocks.story import PICTURE_BLOCKS
from articles.guard import PrivatePerson, PublicPassage
from articles.text import printed_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FIELDS = (
    ("title", "the headline"),
    ("kicker", "the kicker"),
    ("standfirst", "the standfirst"),
    ("slug", "the address"),
    ("listing_title", "the headline in lists"),
    ("listing_summary", "the summary in lists"),
    ("seo_title", "the title for search engines"),
    ("search_description", "the description for search engines"),
    ("lead_image_alt", "the alternative text of the lead image"),
    ("lead_image_caption", "the caption of the lead image"),
    ("lead_image_credit", "the credit of the lead image"),
)
_BLOCKS = {
    "text": "the text",
    "heading": "a heading",
    "image": "an image's caption or alternative text",
    "pull_quote": "a pull quote",
    "excerpt": "an excerpt",
    "timeline": "the timeline's title",
    "table": "a table",
    "footnotes": "a footnote",
    "key_points": "the key points",
    "fact_box": "a fact box",
    "call_to_action": "a call to action",
    "veiled_picture": "the caption or alternative text of a picture behind a warning",
    "video": "the words of a video",
    "audio": "the words of a recording",
    "files": "a list of files",
    "embed": "the title of an embed",
    "related_story": "the label of a related story",
}
_ROWS = (
    ("person_mentions", "described_as", "the description of someone in the record"),
    ("organization_mentions", "described_as", "the description of an organization in the record"),
    ("document_mentions", "described_as", "the description of a document in the record"),
    ("event_mentions", "described_as", "the description of an event in the record"),
    ("quotes", "attributed_as", "the description of a quote’s speaker"),
    ("sources", "title", "the title of a source"),
)
_SPEAKERS = ("person", "reported_by_person", "addressee_person")


def read_passages(article: Any) -> list[PublicPassage]:
    """What readers read of the story, in the order in which they do."""
    return [passage for passage in _passages(article) if passage.text.strip()]


def read_private_people(article: Any, *, without: Iterable[int] = ()) -> list[PrivatePerson]:
    """Who is in the record of the story and may not be named, but for these keys."""
    asked = set(without)
    people = {row.person_id: row.person for row in article.person_mentions.all()}
    for quote in article.quotes.all():
        people.update({getattr(quote, f"{name}_id"): getattr(quote, name) for name in _SPEAKERS})
    return [
        PrivatePerson(person.name, names_of(person))
        for person in people.values()
        if person is not None and person.pk not in asked and not person.is_public()
    ]


def names_of(person: Any) -> tuple[str, ...]:
    """Every name under which a person is on record."""
    return (person.name, *(other.name for other in person.other_names.all()))


def _passages(article: Any) -> Iterator[PublicPassage]:
    for name, place in _FIELDS:
        text = str(getattr(article, name) or "")
        if name == "lead_image_credit" and not text and article.lead_image_id:
            text = article.lead_image.credit
        yield PublicPassage(place, name, text.replace("-", " ") if name == "slug" else text)
    for block in article.body.get_prep_value():
        place = _BLOCKS.get(block["type"], "the body")
        yield PublicPassage(place, f"block:{block['id']}", " ".join(printed_texts(block["value"])))
    for block in article.body:
        image = block.value.get("image") if block.block_type in PICTURE_BLOCKS else None
        if image and not block.value.get("credit"):
            yield PublicPassage("the credit of a picture", f"block:{block.id}", image.credit)
    for relation, name, place in _ROWS:
        for row in getattr(article, relation).all():
            yield PublicPassage(place, relation, getattr(row, name))
