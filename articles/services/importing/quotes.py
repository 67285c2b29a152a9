"""Quotes of the record as rows of the story."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from articles.enums import Origin, SpeakerKind
from articles.models import Quote, SourceLink
from articles.models.names import clean_name
from articles.services.importing import words
from articles.services.importing.errors import ImportRefused
from articles.services.importing.story_file import clean_body
from articles.text import CONTEXT_LENGTH, Projection, Selector, anchor_all

if TYPE_CHECKING:
    from articles.services.importing.making import Making
    from articles.services.importing.story_file import StoryFile


def make_quotes(
    making: Making, story: StoryFile, projection: Projection, sources: list[SourceLink]
) -> list[Quote]:
    """Unsaved quotes in the record's order. Raises ImportRefused for words not in the text."""
    rows = making.record.rows("quotes")
    uids = {str(row.get("id") or number): uuid.uuid4() for number, row in enumerate(rows)}
    by_document = _documents_of_quotes(making)
    selectors = _selectors(rows, story, projection)
    quotes = []
    for number, row in enumerate(rows):
        key = str(row.get("id") or number)
        quote = Quote(
            uid=uids[key],
            words=clean_body(row["text"]),
            selectors=selectors[number],
            first_hand=bool(row.get("first_hand")),
            verb=str(row.get("verb") or ""),
            medium=clean_name(str(row.get("medium") or ""))[:120],
            said_edtf=str(row.get("said") or ""),
            continues=uids.get(str(row.get("continued_from") or "")),
            origin=Origin.IMPORT.value,
            sort_order=number,
            **_speaker(making, row),
            **_reported_by(making, row),
            **_addressee(making, row),
            **_evidence(making, row, sources, by_document.get(key)),
        )
        quotes.append(quote)
    return quotes


def _selectors(
    rows: list[dict[str, Any]], story: StoryFile, projection: Projection
) -> list[list[dict[str, Any]]]:
    """Where each quote's words stand; quotes of equal words get different places."""
    wanted = [
        (clean_body(row["text"]), _hint(row, number, story, projection))
        for number, row in enumerate(rows, start=1)
    ]
    found = anchor_all(wanted, projection)
    for number, (one, (words_, _)) in enumerate(zip(found, wanted, strict=True), start=1):
        if one is None:
            raise ImportRefused(
                f"Quote {number} of the record is not in the text: “{words_[:80]}”."
            )
    return [[selector.as_json() for selector in one or ()] for one in found]


def _hint(
    row: dict[str, Any], number: int, story: StoryFile, projection: Projection
) -> tuple[Selector, ...]:
    """The offsets of the record as a selector. They must fit the file."""
    start, end = row.get("start"), row.get("end")
    if not (isinstance(start, int) and isinstance(end, int)):
        return ()
    exact = clean_body(row["text"])
    if story.raw[start:end] != row["text"]:
        raise ImportRefused(
            f"Quote {number} of the record does not stand at {start}–{end} of the text: "
            f"“{exact[:80]}”."
        )
    offset = max(0, start - story.body_start)
    return (
        Selector(
            block=projection.blocks[0].id,
            exact=exact,
            prefix=story.raw[max(0, start - CONTEXT_LENGTH) : start],
            suffix=story.raw[end : end + CONTEXT_LENGTH],
            start=offset,
            end=offset + len(exact),
        ),
    )


def _speaker(making: Making, row: dict[str, Any]) -> dict[str, Any]:
    speaker = row.get("speaker") or {}
    reference = str(speaker.get("ref") or "")
    kind = words.speaker_kind(str(speaker.get("kind") or ""))
    fields: dict[str, Any] = {
        "attributed_as": making.words_for(
            reference, row.get("speaker_surface"), speaker.get("name"), making.name_of(reference)
        )
    }
    if reference in making.documents and kind == SpeakerKind.DOCUMENT:
        fields |= {"document": making.documents[reference]}
    elif kind in (SpeakerKind.PERSON, SpeakerKind.ORGANIZATION) and making.party(reference):
        party = making.party(reference)
        kind = next(iter(party))
        fields |= party
    else:
        # No record behind it: an unnamed group, or a person in words only.
        kind = SpeakerKind.DESCRIBED.value
    return {**fields, "speaker_kind": kind}


def _reported_by(making: Making, row: dict[str, Any]) -> dict[str, Any]:
    reference = str((row.get("speaker") or {}).get("reported_by") or "")
    if reference in making.documents:
        return {"reported_by_document": making.documents[reference]}
    return {f"reported_by_{key}": value for key, value in making.party(reference).items()}


def _addressee(making: Making, row: dict[str, Any]) -> dict[str, Any]:
    party = making.party(str(row.get("addressee") or ""))
    return {f"addressee_{key}": value for key, value in party.items()}


def _evidence(
    making: Making,
    row: dict[str, Any],
    sources: list[SourceLink],
    document: str | None,
) -> dict[str, Any]:
    """`said_in`: what the record says, else the document that the record lists the quote under."""
    reference = str(
        row.get("said_in") or (row.get("speaker") or {}).get("document") or document or ""
    )
    if reference in making.documents:
        return {"said_in_document": making.documents[reference]}
    if reference in making.events:
        return {"said_in_event": making.events[reference]}
    source = next((one for one in sources if reference and one.url == reference), None)
    return {"said_in_source": source.uid} if source else {}


def _documents_of_quotes(making: Making) -> dict[str, str]:
    return {
        str(quote): row["id"]
        for row in making.record.rows("documents")
        for quote in row.get("quotes") or []
    }
