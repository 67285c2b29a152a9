"""Short names of events, dates of documents and of words, and who stands behind a document."""

from datetime import date

import pytest

from articles.extraction import extract

THURSDAY = date(2021, 3, 4)


def read(text):
    return extract(text, dated_on=THURSDAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbour Council on March 1 closed the pier.", "The Harbour Council closed the pier"),
        (
            "Ana Ruiz, who chairs the Harbour Council, met Ben Okafor in February.",
            "Ana Ruiz met Ben Okafor",
        ),
        (
            "Ana Ruiz said the Harbour Council closed the pier on Monday.",
            "The Harbour Council closed the pier",
        ),
        (
            "Nobody spoke of the meeting between Ruiz and Okafor that took place on March 2.",
            "The meeting between Ruiz and Okafor",
        ),
        ("She stayed away from the 2016 harbour strike.", "2016 harbour strike"),
    ],
)
def test_an_event_is_named_like_a_headline(text, name):
    assert [event.name for event in read(text).events] == [name]


def test_a_long_clause_is_cut_between_phrases():
    text = "The council on Monday closed the pier " + "at the end of the old harbour " * 9 + "."
    (event,) = read(text).events
    assert len(event.name) <= 110
    assert event.name.startswith("The council closed the pier")
    assert event.name.split()[-1] in ("end", "harbour", "pier")


def test_it_is_the_document_of_the_sentence_before():
    text = (
        "The Harbour Council on March 1 passed a resolution that closes the pier."
        " It reached the Senate in February."
    )
    found = read(text)
    assert found.events[1].name == "The resolution reached the Senate"
    (resolution,) = found.documents
    assert resolution.authors == ("Harbour Council",)
    assert resolution.dated == "2021-03-01"


def test_a_letter_has_the_date_of_the_lead_that_tells_what_it_asks():
    text = (
        "Fishers on Thursday urged Ben Okafor to open the pier.\n\n"
        "“Open it,” reads a letter to Okafor that Ana Ruiz signed."
    )
    (letter,) = read(text).documents
    assert letter.dated == "2021-03-04"
    other = text.replace("urged Ben Okafor", "urged Carl Moreau and met Ben Okafor")
    assert read(other).documents[0].dated == ""


def test_a_letter_has_the_date_of_its_sending_told_later():
    text = "A letter to Ben Okafor calls for help. The letter, sent on Monday, is short."
    (letter,) = read(text).documents
    assert letter.dated == "2021-03-01"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ana Ruiz told the council on Monday that it is “a danger to all.”", "2021-03-01"),
        ("“It is a danger to all of us,” Ana Ruiz said on March 2.", "2021-03-02"),
        ("Ana Ruiz said that on Monday it became “a danger to all.”", ""),
        ("“It is a danger to all of us,” Ana Ruiz said.", ""),
    ],
)
def test_words_are_said_on_the_date_in_the_clause_of_their_speaker(text, said):
    assert [quote.said for quote in read(text).quotes] == [said]


def test_words_that_their_author_wrote_in_a_letter_stand_in_it():
    text = "Ana Ruiz in a letter she sent to Ben Okafor on Monday wrote it is “a danger to all.”"
    found = read(text)
    assert [quote.document for quote in found.quotes] == [0]
    assert found.quotes[0].said == "2021-03-01"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("RIBE, March 3, 2021 (DNA) — The pier is shut.", "Ribe"),
        ("RIBE — The pier is shut.", "Ribe"),
        ("The pier — it is old — is shut.", ""),
    ],
)
def test_the_place_of_the_date_line(text, place):
    assert next((one.name for one in read(text).places if one.dateline), "") == place
