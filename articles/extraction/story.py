"""Reads everything but the quotations of a story, in the order in which one needs the other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .affiliations import infer_affiliations
from .dateline import dateline_place, read_dateline
from .dates import find_dates
from .documents import Documents, read_documents
from .gazetteer import Gazetteer
from .groups import note_group
from .organizations import Organizations, read_organizations
from .paragraphs import paragraphs_of
from .people import PeopleReader
from .places import PlaceRegistry, read_places
from .pseudonyms import find_pseudonyms
from .quotes import QuoteReading, attribute_all, read
from .registry import PersonRegistry
from .result import DateLine, DateProposal
from .sentences import sentences_of
from .tokens import Token


@dataclass
class Story:
    """A story that has been read: who and what is in it, and where."""

    text: str
    reading: QuoteReading
    sentences: list[list[Token]]
    dateline: DateLine | None
    dates: list[DateProposal]
    people: PersonRegistry
    organizations: Organizations
    places: PlaceRegistry
    documents: Documents
    subjects: frozenset[int]


def parse_story(text: str, known: Gazetteer, style: str, dated_on: date | None) -> Story:
    """Reads a text; `style` says which marks are quotation marks (see `marks`)."""
    dateline = read_dateline(text, dated_on)
    body = dateline.prefix.end if dateline else 0
    pseudonyms = find_pseudonyms(text)
    paragraphs = [
        paragraph._replace(
            tokens=[token for token in paragraph.tokens if token.start not in pseudonyms.marks]
        )
        for paragraph in paragraphs_of(text, body)
    ]
    reading = read(text, paragraphs, style, pseudonyms)
    attribute_all(reading)
    sentences = sentences_of(paragraphs)
    subjects = _named_subjects(reading)
    reader = PeopleReader(sentences, known, subjects, frozenset(pseudonyms.names))
    people, taken, rest = reader.read()
    organizations, left = read_organizations(sentences, rest, taken, known, reader.bodies)
    for one in reading.said.values():
        note_group(text, one.subject, organizations)
    infer_affiliations(people, organizations)
    story_date = date.fromisoformat(dateline.edtf) if dateline else None
    places = read_places(sentences, left, known)
    place = dateline_place(text, body)
    if place is not None:
        places.dated_from(text[place.start : place.end], place)
    ends = frozenset(span.end for person in people.all for span in person.mentions)
    return Story(
        text=text,
        reading=reading,
        sentences=sentences,
        dateline=dateline,
        dates=find_dates(text, story_date, body, ends),
        people=people,
        organizations=organizations,
        places=places,
        documents=read_documents(sentences, people, organizations),
        subjects=subjects,
    )


def _named_subjects(reading: QuoteReading) -> frozenset[int]:
    """Where the names begin that are subjects of verbs of saying."""
    return frozenset(
        cue.subject.start
        for frames in reading.cues
        for cues in frames
        for cue in cues
        if cue.subject.kind == "named" and cue.form != "noun"
    )
