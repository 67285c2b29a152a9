"""A small story and what a reading machine with perfect eyes finds in it, so that tests of the
screen and its services do not depend on how good the rules are today."""

import datetime

from articles.extraction import (
    DocumentProposal,
    EventProposal,
    ExtractionResult,
    OrganizationProposal,
    PersonProposal,
    QuoteProposal,
    Span,
    Speaker,
    TopicProposal,
)
from tests.factories import make_article

PARAGRAPHS = (
    "The Harbour Board closed the old pier on Monday, and nobody who works there had been asked.",
    "“We were not asked,” said Rep. Ines Demo (D-R.I.). “It is our living,” she added.",
    "A letter from Demo to the Harbour Board calls the closure “unsafe haste.” "
    "“Nobody told us,” a fisher said.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def make_story(**fields):
    values = {"text": BODY, "published_on": datetime.date(2026, 3, 5), **fields}
    return make_article(**values)


def scripted(text, known=None, dated_on=None):
    """What `articles.extraction.extract` would give for this story, or for what is left of it."""

    def find(words, after=0):
        start = text.find(words, after)
        return Span(start, start + len(words))

    def here(words):
        return words in text

    person = PersonProposal(
        span=find("Ines Demo"),
        confidence=0.95,
        rule="title",
        name="Ines Demo",
        title="Rep.",
        party="D",
        state="RI",
        key=next((one.key for one in known.people if one.name == "Ines Demo"), "") if known else "",
        mentions=(find("Ines Demo"), find("Demo to the")),
    )
    board = OrganizationProposal(
        span=find("Harbour Board"),
        confidence=0.92,
        rule="body",
        name="Harbour Board",
        kind="government",
        mentions=(find("Harbour Board"),),
    )
    letter = DocumentProposal(
        span=find("A letter from Demo"),
        confidence=0.91,
        rule="letter",
        kind="letter",
        label="A letter from Demo",
        addressee="Harbour Board",
        authors=("Ines Demo",),
        dated="2026-03",
    )
    closure = EventProposal(
        span=find("closed the old pier"),
        confidence=0.7,
        rule="event",
        what="The Harbour Board closed the old pier",
        dated="2026-03-02",
        precision="day",
        date_span=find("on Monday"),
        actors=("Harbour Board",),
        place="Old Harbour",
    )
    topics = [
        TopicProposal(
            span=find("pier"), confidence=0.95, rule="topic", key=topic.key, label=topic.label
        )
        for topic in (known.topics if known else ())
        if topic.label == "Harbours"
    ]
    quotes = [
        _quote(find, "We were not asked,", _person(find, "Rep. Ines Demo"), "said", 0.96),
        _quote(find, "It is our living,", _person(find, "she"), "added", 0.8, continues=0),
        _quote(find, "unsafe haste.", _document(find), "calls", 0.93, document=0),
        _quote(find, "Nobody told us,", _fisher(find), "said", 0.6),
    ]
    return ExtractionResult(
        people=(person,) if here("Ines Demo") else (),
        organizations=(board,) if here("Harbour Board") else (),
        documents=(letter,) if here("A letter from Demo") else (),
        events=(closure,) if here("closed the old pier") else (),
        quotes=tuple(quote for quote in quotes if here(quote.text)),
        topics=tuple(topics),
    )


def _quote(find, words, speaker, verb, confidence, **fields):
    span = find(words)
    return QuoteProposal(
        span=span,
        confidence=confidence,
        rule="speaker_verb",
        text=words,
        outer=Span(span.start - 1, span.end + 1),
        form="full",
        speaker=speaker,
        verb=verb,
        **fields,
    )


def _speaker(kind, name, span, text):
    return Speaker(kind=kind, name=name, text=text, span=span, phrase=span)


def _person(find, words):
    return _speaker("person", "Ines Demo", find(words), words)


def _document(find):
    return _speaker("document", "A letter from Demo", find("A letter from Demo"), "A letter")


def _fisher(find):
    return _speaker("described", "a fisher", find("a fisher"), "a fisher")
