"""The story that the project was asked for, against its record made by hand."""

import json

import pytest

from articles.extraction import (
    ExtractionResult,
    Gazetteer,
    KnownPerson,
    extract,
)
from articles.text import joint_between

# The reader gives surnames where the text has no more, and the text's own words for bodies.
SURNAMES = {"Donald Trump": "Trump", "Vladimir Putin": "Putin"}


@pytest.fixture(scope="module")
def gold(seed) -> dict:
    return json.loads(seed.record.read_text("utf-8"))


@pytest.fixture(scope="module")
def text(seed) -> str:
    return seed.text.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def result(text: str) -> ExtractionResult:
    return extract(text)


def overlaps(spans, others) -> bool:
    return any(a < d and c < b for a, b in spans for c, d in others)


def test_the_date_line(gold, result) -> None:
    assert result.dateline is not None
    assert result.dateline.edtf == gold["date"]["iso"]
    assert result.dateline.prefix.end == gold["body_start"]


def test_every_quotation_with_its_speaker_and_verb(gold, result) -> None:
    assert [tuple(quote.span) for quote in result.quotes] == [
        (quote["start"], quote["end"]) for quote in gold["quotes"]
    ]
    kinds = {"group": "described"}
    for quote, wanted in zip(result.quotes, gold["quotes"], strict=True):
        speaker = wanted["speaker"]
        assert quote.speaker is not None
        assert quote.speaker.kind == kinds.get(speaker["kind"], speaker["kind"])
        if speaker["kind"] != "document":
            assert quote.speaker.name == speaker["name"]
        if wanted["verb"]:
            assert quote.verb == wanted["verb"]
        assert (quote.reported_by is not None) == ("reported_by" in speaker)


def test_split_quotations_go_on_from_their_first_part(gold, result, text) -> None:
    """Those of one sentence: the record made by hand also ties what different sentences say."""
    by_id = {quote["id"]: (n, quote) for n, quote in enumerate(gold["quotes"])}
    for quote, wanted in zip(result.quotes, gold["quotes"], strict=True):
        number, earlier = by_id.get(wanted["continued_from"], (None, None))
        if earlier and not joint_between(text, earlier["end"], wanted["start"]):
            number = None
        assert quote.continues == number


def test_the_letter_carries_its_quotations(gold, result) -> None:
    (letter,) = [one for one in gold["documents"] if one["id"] == "doc:congress-letter"]
    direct = [q for q in gold["quotes"] if q["speaker"]["kind"] == "document"]
    by_start = {quote.span.start: quote for quote in result.quotes}
    for wanted in direct:
        assert wanted["id"] in letter["quotes"]
        assert by_start[wanted["start"]].document == 0


def test_all_people_and_nobody_else(gold, result) -> None:
    found = {one.name: one for one in result.people}
    assert set(found) == {SURNAMES.get(one["name"], one["name"]) for one in gold["people"]}
    named = ("org:house", "org:hrc", "org:nsc", "org:state", "org:russian-government", "org:un")
    bodies = {
        "org:house": "U.S. House of Representatives", "org:hrc": "Human Rights Campaign",
        "org:nsc": "National Security Council", "org:state": "State Department",
        "org:russian-government": "Russian government", "org:un": "United Nations",
    }  # fmt: skip
    for wanted in gold["people"]:
        one = found[SURNAMES.get(wanted["name"], wanted["name"])]
        assert one.title == (wanted["title"] or "")
        assert one.party == (wanted.get("party") or "")
        assert one.state == (wanted.get("state") or "")
        affiliation = wanted.get("affiliation")
        assert affiliation is None or affiliation in named
        assert one.affiliation == bodies.get(affiliation, "")
        assert sorted(tuple(span) for span in one.mentions)[0][1] == min(
            end for _, end in wanted["mentions"]
        )


def test_known_people_lend_their_full_names(text) -> None:
    known = Gazetteer(
        people=(
            KnownPerson("1", "Donald Trump", ("Trump",)),
            KnownPerson("2", "Vladimir Putin", ("Putin",)),
            KnownPerson("3", "Somebody Griffin"),
        )
    )
    names = {one.name for one in extract(text, known).people}
    assert {"Donald Trump", "Vladimir Putin", "Chad Griffin"} <= names
    assert "Somebody Griffin" not in names


def test_organizations(gold, result) -> None:
    found = [
        wanted["id"]
        for wanted in gold["organizations"]
        if any(overlaps(one.mentions, wanted["mentions"]) for one in result.organizations)
    ]
    assert len(found) >= 12, {one["id"] for one in gold["organizations"]} - set(found)


def test_places(gold, result) -> None:
    wanted = {tuple(span) for one in gold["places"] for span in one["mentions"]}
    found = {tuple(span) for one in result.places for span in one.mentions}
    assert len(wanted & found) >= len(wanted) - 2


def test_documents(gold, result) -> None:
    assert [one.kind for one in result.documents] == ["letter", "resolution", "letter"]
    letter, resolution, other = result.documents
    wanted, _, hrc = gold["documents"]
    assert letter.addressee == other.addressee == "Trump"
    names = {one["id"]: one["name"] for one in gold["people"]}
    assert letter.signatories == tuple(names[one] for one in wanted["signatories_named"])
    assert letter.other_signatories == wanted["signatories_other"]["count"]
    assert letter.other_signatories_text == wanted["signatories_other"]["text"]
    assert resolution.dated == gold["documents"][1]["adopted"]
    assert other.authors == ("Chad Griffin", "Human Rights Campaign")
    assert letter.dated == wanted["date"]
    assert other.dated == hrc["date"]


def test_events_have_the_right_date_and_precision(gold, result) -> None:
    right = 0
    for wanted in gold["events"]:
        if wanted["date"] is None:
            continue
        span = [tuple(wanted["date"]["span"])]
        for event in result.events:
            if event.date_span and overlaps([event.date_span], span):
                right += event.dated == wanted["date"]["iso"] and precise(event, wanted)
    assert right >= 9


def precise(event, wanted) -> bool:
    """The hand-made record words precision; the reader has five values for it."""
    words = wanted["date"]["precision"]
    return event.precision == "open" if "open" in words else words.startswith(event.precision)
