"""Reads a story from its first to its last sentence and proposes its record."""

from __future__ import annotations

from datetime import date
from typing import Final

from .document_dates import date_documents
from .events import find_events
from .gazetteer import Gazetteer
from .languages.reading import read_in
from .languages.recognise import language_of
from .proposals import (
    document_proposals,
    organization_proposals,
    person_proposals,
    place_proposals,
)
from .quote_proposals import propose_quotes
from .result import ExtractionResult
from .story import parse_story
from .topics import topics_in_text

NOTHING_KNOWN: Final = Gazetteer()
_DOUBLE_MARKS: Final = ("“", "”", '"', "«", "„", "''")


def _style(text: str, doubled_apostrophes: bool) -> str:
    if doubled_apostrophes:
        return "doubled"
    doubles = sum(text.count(mark) for mark in _DOUBLE_MARKS)
    return "double" if doubles and doubles >= text.count("‘") else "single"


def extract(
    text: str,
    known: Gazetteer = NOTHING_KNOWN,
    *,
    dated_on: date | None = None,
    doubled_apostrophes: bool = False,
    language: str = "",
) -> ExtractionResult:
    """Proposes the record of a story.

    `known` is what the newsroom has on record; its names win over guesses. `dated_on` is the day
    of the story where its text has no date line. `doubled_apostrophes` reads two apostrophes as a
    quotation mark, the way some archives write it. `language` is the code of the text's language
    (en, es, …), which is recognised where it is not given; of a language that has no pack only the
    stretches between marks are proposed, and the result is not `understood`.

    Works on any text; the same text gives the same result everywhere, in time proportional to its
    length. Raises TextTooLong for what is longer than any story (see `paragraphs`), and nothing
    else.
    """
    code = language or language_of(text)
    if code != "en":
        return read_in(code, text, known, dated_on)
    story = parse_story(text, known, _style(text, doubled_apostrophes), dated_on)
    date_documents(story.documents, story.sentences, story.people, story.dates)
    places = {span.start: one.name for one in story.places.all() for span in one.mentions}
    outer = [(quoted.outer_start, quoted.outer_end) for quoted in story.reading.quoted]
    return ExtractionResult(
        dateline=story.dateline,
        dates=tuple(story.dates),
        people=person_proposals(story.people),
        organizations=organization_proposals(story.organizations),
        places=place_proposals(story.places),
        documents=document_proposals(story.documents),
        events=tuple(
            find_events(
                text,
                story.sentences,
                story.dates,
                story.people,
                story.organizations,
                story.documents,
                places,
                outer,
            )
        ),
        quotes=tuple(propose_quotes(story)),
        topics=tuple(topics_in_text(story.sentences, known)),
    )
