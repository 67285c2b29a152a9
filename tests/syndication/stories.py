"""A described story with one of everything."""

import datetime
from dataclasses import replace

from articles.syndication.described import (
    CorrectionData,
    DocumentData,
    EventData,
    NamedEntity,
    PictureData,
    Publisher,
    QuoteData,
    SourceData,
    StoryData,
)

AT = datetime.datetime(2026, 3, 4, 5, 6, tzinfo=datetime.UTC)
SITE = "https://record.example/"
ADA = NamedEntity("Ada Demo", f"{SITE}people/ada-demo/", "person", ("Subject", "Speaker"))
BOARD = NamedEntity("Harbour Board", f"{SITE}organizations/harbour-board/", "organization")
LETTER = NamedEntity("The letter", f"{SITE}documents/the-letter/", "document")
NEIGHBOUR = NamedEntity("a neighbour", "", "person")
PLAIN = StoryData(
    id="urn:uuid:0a1b2c3d-0000-4000-8000-000000000000",
    url=f"{SITE}2026/03/03/letter/",
    headline="A letter",
    description="",
    published_on=datetime.date(2026, 3, 3),
    published_at=AT,
    modified_at=AT,
    publisher=Publisher("The Record", SITE, policies=(("ethicsPolicy", f"{SITE}ethics/"),)),
)
QUOTES = (
    QuoteData("q1", f"{SITE}quotes/q1/", "We came”, she says, and “we saw", ADA, "said", "letter"),
    QuoteData("q2", f"{SITE}quotes/q2/", "No", BOARD, said_edtf="2026-03", said_in=LETTER),
    QuoteData("q3", f"{SITE}quotes/q3/", "Dear all", LETTER),
    QuoteData("q4", f"{SITE}quotes/q4/", "I fled", NEIGHBOUR, said_edtf="2026-03~"),
    QuoteData("q5", f"{SITE}quotes/q5/", "Nobody knows"),
)
FULL = replace(
    PLAIN,
    description="What it says",
    kicker="Harbour",
    dateline="Washington",
    section="World",
    trail=[("The Record", SITE), ("World", f"{SITE}world/")],
    authors=[("Mara", ""), ("Bo", f"{SITE}authors/bo/")],
    topics=[("Ports", f"{SITE}topics/ports/")],
    picture=PictureData(f"{SITE}media/a.webp", 840, 560, "A gate", "The gate", "B. Demo"),
    people=[ADA, NEIGHBOUR],
    organizations=[BOARD],
    documents=[
        DocumentData(*LETTER_NAME, kind="Letter", type="Message", date="2026-03-01")
        for LETTER_NAME in [(LETTER.name, LETTER.url)]
    ]
    + [
        DocumentData(
            "H.Res. 1", f"{SITE}documents/r/", "Resolution", "Legislation", "H.Res. 1", "2026-02"
        ),
        DocumentData("a leaked memo", ""),
    ],
    events=[
        EventData("A vote", "27 June 2017", "2017-06-27", "Washington"),
        EventData("A siege", "June to July 2017", "2017-06-01/2017-07-12"),
        EventData("A rumour", "about 2016", "2016~"),
    ],
    quotes=QUOTES,
    sources=[SourceData("Report", "https://elsewhere.example/", "Blade"), SourceData("A note")],
    corrections=[CorrectionData(f"{SITE}corrections/7/", "Correction", "Tuesday.", AT)],
)
