"""What somebody pastes into a story: its blocks, and what of it belongs into fields.

Nothing is written: the editor's browser puts the answer into the story.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from articles.extraction import Opening, read_opening
from articles.models import Author, Place
from articles.safety.pasting import Line, Pasted, read_paste, to_blocks
from articles.selectors.embargo.visibility import without_hidden
from articles.text import clean_text, name_key

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet

MAX_PASTED = 3_000_000


class PasteRefused(ValueError):
    """What was pasted is not taken as it is; the message says why."""


@dataclass(frozen=True, slots=True)
class ChosenRecord:
    """A record that a field can choose."""

    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class PasteOffers:
    """What was found at the head of the text. `cuts` are the words that leave the text when the
    fields take theirs; `missing` are names of authors or places that the newsroom has no record
    of: their words stay in the text."""

    headline: str = ""
    day: datetime.date | None = None
    place: ChosenRecord | None = None
    bylines: tuple[ChosenRecord, ...] = ()
    cuts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryPaste:
    """The blocks in their stored form, and what the fields are offered."""

    blocks: list[dict[str, Any]] = field(default_factory=list)
    offers: PasteOffers = field(default_factory=PasteOffers)
    tables: int = 0
    notes: int = 0


def convert_paste(
    html: str, text: str, *, notes_before: int, today: datetime.date, user: Any
) -> StoryPaste:
    """The parts of `html`, or of plain `text` where there is none; two queries at most.

    Raises PasteRefused for more than MAX_PASTED characters.
    """
    if len(html) + len(text) > MAX_PASTED:
        raise PasteRefused("too long")
    pasted = read_paste(html, text)
    blocks = to_blocks(pasted, notes_before=notes_before)
    tables = sum(1 for block in blocks if block["type"] == "table")
    return StoryPaste(blocks, _offers(pasted, today, user), tables, len(pasted.notes))


def _offers(pasted: Pasted, today: datetime.date, user: Any) -> PasteOffers:
    lines = []
    for part in pasted.parts:
        if not isinstance(part, Line):
            break
        lines.append(part)
    if len(pasted.parts) < 2:
        # A sentence or a paragraph in the middle of a story.
        return PasteOffers()
    # Entries of a list are no head of a text, and nothing below them is.
    head = lines[: next((n for n, line in enumerate(lines) if line.kind == "li"), len(lines))]
    has_heading = bool(head) and head[0].kind == "h"
    texts = [clean_text(one.text) for one in head]
    return _with_records(read_opening(texts, has_heading=has_heading, today=today), user)


def _with_records(opening: Opening, user: Any) -> PasteOffers:
    cuts, missing = dict(opening.cuts), []
    bylines = _chosen(Author.objects.all(), opening.bylines)
    if len(bylines) < len(opening.bylines):
        known = {name_key(one.name) for one in bylines}
        missing += [name for name in opening.bylines if name_key(name) not in known]
        bylines = ()
        cuts.pop("byline", None)
    places = _chosen(without_hidden(Place.objects.all(), user), (opening.place,))
    if opening.place and not places:
        missing.append(opening.place)
        cuts.pop("dateline", None)
    return PasteOffers(
        headline=opening.headline,
        day=opening.day,
        place=places[0] if places else None,
        bylines=bylines,
        cuts=tuple(cuts.values()),
        missing=tuple(missing),
    )


def _chosen(rows: QuerySet[Any], names: tuple[str, ...]) -> tuple[ChosenRecord, ...]:
    """The one record of each name; none where several have it. One query, none for no name."""
    keys = [name_key(name) for name in names if name]
    if not keys:
        return ()
    found: dict[str, list[ChosenRecord]] = {}
    for pk, name, key in rows.filter(name_key__in=keys).values_list("pk", "name", "name_key"):
        found.setdefault(key, []).append(ChosenRecord(pk, name))
    return tuple(found[key][0] for key in keys if len(found.get(key, ())) == 1)
