"""What readers saw of a story, written down: revisions may be purged, and records change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.text import block_text, printed_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

# Raise it when the shape changes; readers of old shapes stand in `selectors.versions`.
SHAPE = 1
# Of each block without words of its own: the fields that are printed, in their order.
_PRINTED = {
    "image": ("caption", "credit"),
    "pull_quote": ("words", "attribution"),
    "call_to_action": ("title", "text", "link_text", "url"),
    "veiled_picture": ("warning", "caption", "credit"),
    "excerpt": ("passage", "locator"),
    "timeline": ("title",),
    "embed": ("title", "url"),
    "related_story": ("label",),
    "video": ("caption", "credit"),
    "audio": ("caption", "credit"),
}
_NAMED = ("person", "organization", "document")


def take_snapshot(article: Any) -> dict[str, Any]:
    """The story as plain values for JSON.

    ``title``, ``kicker``, ``standfirst``, ``dateline``: text; ``published_on``: ISO date;
    ``paragraphs``: ``[kind, text]`` in order (kind: "caption", or the type of a block);
    ``sources``: ``[title, url]``; ``authors`` and ``people``: ``{"id", "name"(s)}``; ``quotes``:
    words with the keys of their speaker. Names of speakers and authors are not printed from here:
    who may be named is decided when a version is read.
    """
    return {
        "shape": SHAPE,
        "title": article.title,
        "kicker": article.kicker,
        "standfirst": article.standfirst,
        "dateline": article.dateline_place.name if article.dateline_place else "",
        "published_on": article.published_on.isoformat(),
        "paragraphs": [[kind, text] for kind, text in _paragraphs(article) if text.strip()],
        "authors": [
            {"id": row.author_id, "name": row.author.name}
            for row in article.bylines.all()
            if row.author
        ],
        "quotes": [_quote(quote) for quote in article.quotes.all()],
        "sources": [[source.title, source.url] for source in article.sources.all()],
        "people": _people(article),
    }


def _paragraphs(article: Any) -> Iterator[tuple[str, str]]:
    if article.lead_image_id:
        yield (
            "caption",
            " ".join(filter(None, (article.lead_image_caption, article.lead_image_credit))),
        )
    for block in article.body.get_prep_value():
        kind, value = block["type"], block["value"]
        words = block_text(kind, value)
        if words:
            for paragraph in words.split("\n\n"):
                yield kind, paragraph
        if kind == "heading":
            yield kind, value or ""
        elif kind == "files":
            yield kind, " ".join(printed_texts(value))
        elif not words or kind in _PRINTED:
            yield kind, " ".join(filter(None, (value.get(name) for name in _PRINTED.get(kind, ()))))


def _quote(quote: Any) -> dict[str, Any]:
    return {
        "uid": str(quote.uid),
        "continues": str(quote.continues) if quote.continues else "",
        "words": quote.words,
        "speaker_kind": quote.speaker_kind,
        "attributed_as": quote.attributed_as,
        **{name: getattr(quote, f"{name}_id") for name in _NAMED},
    }


def _people(article: Any) -> list[dict[str, Any]]:
    """Everybody whom the record of the story knows, with every name: so that an old version can
    be kept back where somebody is not to be named any more, also when the record is gone."""
    found: dict[int, Any] = {}
    for row in article.person_mentions.all():
        found[row.person_id] = row.person
    for quote in article.quotes.all():
        for name in ("person", "reported_by_person", "addressee_person"):
            found[getattr(quote, f"{name}_id")] = getattr(quote, name)
    return [
        {"id": key, "names": [person.name, *(other.name for other in person.other_names.all())]}
        for key, person in found.items()
        if person is not None
    ]
