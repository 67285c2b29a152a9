"""The demo's files: true to their own records, complete, and in our own words. No database."""

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from articles import dates
from articles.enums import DocumentKind, NamingStatus, OrganizationKind, PersonRole
from articles.management import demo
from tests.shared_data import shared_path

FOLDER = Path(demo.__file__).parent
STORIES = sorted(path.stem for path in (FOLDER / "stories").glob("*.txt"))
LETTER = "01-chechnya-letter"
QUOTED = re.compile("“([^”]*)”")

every_story = pytest.mark.parametrize("story", STORIES)
invented_story = pytest.mark.parametrize("story", [name for name in STORIES if name != LETTER])


@cache
def text_of(story):
    return (FOLDER / "stories" / f"{story}.txt").read_text(encoding="utf-8")


@cache
def record_of(story):
    return json.loads((FOLDER / "stories" / f"{story}.json").read_text(encoding="utf-8"))


@cache
def newsroom():
    return json.loads((FOLDER / "newsroom.json").read_text(encoding="utf-8"))


def rows(name, stories=STORIES):
    return [row for story in stories for row in record_of(story)[name]]


def named(row):
    return row.get("named", True)


def as_list(value):
    return value if isinstance(value, list) else [value] if value else []


def references(record):
    """Every place in a record that points at something by its id."""
    for row in record["people"]:
        yield from as_list(row.get("affiliation"))
    for row in record["organizations"]:
        yield from as_list(row.get("parent"))
    for row in record["documents"]:
        for key in ("addressee", "author", "organization", "body", "signatories_named"):
            yield from as_list(row.get(key))
    for row in record["events"]:
        yield from as_list(row.get("actors"))
        yield from as_list(row.get("documents"))
    for row in record["quotes"]:
        for key in ("addressee", "continued_from", "said_in"):
            yield from as_list(row.get(key))
        yield from as_list(row["speaker"].get("ref"))
        yield from as_list(row["speaker"].get("reported_by"))


@every_story
def test_a_story_is_a_date_and_450_to_800_words_in_paragraphs(story):
    first, _, body = text_of(story).partition("\n\n")
    assert re.fullmatch(r"date \d{4}-\d{2}-\d{2}", first)
    assert 450 <= len(body.split()) <= 800
    assert len(body.strip().split("\n\n")) >= 8
    assert "'" not in body and '"' not in body


@every_story
def test_a_story_has_what_a_front_page_needs(story):
    record = record_of(story)
    for key in ("kicker", "headline", "standfirst", "slugline"):
        assert record[key].strip() == record[key] != ""
    assert set(record["byline"]) <= {row["display_name"] for row in newsroom()["authors"]}
    assert record["byline"]
    assert record["section"] in {row["slug"] for row in newsroom()["sections"]}
    assert 2 <= len(record["topics"]["names"]) <= 4
    assert set(record["topics"]["names"]) <= {row["name"] for row in newsroom()["topics"]}
    assert 1 <= len(record["sources"]) <= 3
    assert (FOLDER / "pictures" / record["picture"]["file"]).is_file()
    assert record["picture"]["alt_text"] and record["picture"]["caption"]


@every_story
def test_quotation_marks_and_record_agree_word_for_word(story):
    text, record = text_of(story), record_of(story)
    assert text.count("“") == text.count("”")
    assert [quote["text"] for quote in record["quotes"]] == QUOTED.findall(text)
    for quote in record["quotes"]:
        assert text.count(quote["text"]) == 1, "the words must lead to one place"
        assert quote.get("speaker_surface", "") in text
        described = quote["speaker"]["kind"] == "described"
        assert described == ("ref" not in quote["speaker"])


@every_story
def test_a_record_points_only_at_what_it_has(story):
    record = record_of(story)
    ids = [
        row["id"]
        for name in ("people", "organizations", "documents", "events", "quotes")
        for row in record[name]
    ]
    assert [one for one, count in Counter(ids).items() if count > 1] == []
    assert set(references(record)) - set(ids) == set()
    places = {row["name"] for row in record["places"]}
    assert {row["place"] for row in record["events"] if row.get("place")} - places == set()
    assert {record["dateline"]} - places == set() if "dateline" in record else story == LETTER


@every_story
def test_dates_can_be_read_and_belong_to_the_story(story):
    record = record_of(story)
    published = text_of(story)[5:15]
    for quote in record["quotes"]:
        said = dates.parse(quote.get("said", ""))
        assert said.earliest is None or said.earliest.isoformat() <= published
    for document in record["documents"]:
        assert dates.parse(document.get("date") or document["adopted"]).earliest
    dated = [event["date"] for event in record["events"] if event["date"]]
    assert len(dated) >= 3
    for date in dated:
        assert dates.parse(date["iso"]).earliest
        assert date["as_said"] in text_of(story) or story == LETTER


@every_story
def test_private_people_stand_in_the_story_in_its_own_words_only(story):
    text = text_of(story)
    for person in record_of(story)["people"]:
        assert person["described_as"] in text
        assert person["standing"] in set(NamingStatus)
        if person["standing"] == NamingStatus.PRIVATE:
            assert not [part for part in person["name"].split() if part in text]
        else:
            assert person["name"].split()[-1] in text
        assert ("consent" in person) == (person["standing"] == NamingStatus.NAMED_WITH_CONSENT)


@every_story
def test_kinds_and_roles_are_those_that_the_models_know(story):
    record = record_of(story)
    for organization in filter(named, record["organizations"]):
        assert organization["type"] in set(OrganizationKind)
    for document in record["documents"]:
        assert document["type"] in set(DocumentKind)
    for person in record["people"]:
        assert set(person["role_in_story"]) <= set(PersonRole)


@invented_story
def test_what_is_invented_says_so_and_links_nowhere_real(story):
    record = record_of(story)
    assert all(row["biography"].startswith("Demo: ") for row in record["people"])
    for name in ("organizations", "documents"):
        assert all(row["description"].startswith("Demo: ") for row in filter(named, record[name]))
    assert all("(Demo)" in row["type"] for row in record["places"])
    links = [
        row["url"] for name in ("sources", "documents") for row in record[name] if "url" in row
    ]
    assert [link for link in links if not link.startswith("https://example.org/")] == []
    assert "2025-01-01" <= text_of(story)[5:15] <= "2026-10-31"


def test_a_name_that_returns_has_the_same_record():
    for kind in ("people", "organizations", "places"):
        known = {}
        for row in rows(kind):
            kept = {key: row.get(key) for key in ("biography", "description", "standing", "type")}
            assert known.setdefault(row["name"], kept) == kept


def test_the_demo_is_as_large_as_promised():
    assert len(STORIES) == 8
    assert len({record_of(story)["picture"]["file"] for story in STORIES}) == 8
    assert {record_of(story)["section"] for story in STORIES} == {
        row["slug"] for row in newsroom()["sections"]
    }
    distinct = {
        kind: {row["name"] for row in rows(kind) if named(row)}
        for kind in ("people", "organizations", "places")
    }
    assert len(distinct["people"]) >= 20
    assert len(distinct["organizations"]) >= 12
    assert len(distinct["places"]) >= 7
    assert len(rows("quotes")) >= 25
    assert len(rows("documents")) >= 6
    assert len(rows("events")) >= 12
    standings = Counter(row["standing"] for row in rows("people"))
    assert standings["private"] >= 2
    assert standings["named_with_consent"] >= 1
    kinds = {row["speaker"]["kind"] for row in rows("quotes")}
    assert kinds == {"person", "organization", "document", "described"}


def test_the_newsroom_is_whole():
    room = newsroom()
    assert len(room["sections"]) == 4
    names = [row["name"] for row in room["topics"]]
    assert len(names) == len(set(names)) == 12
    assert {name for story in STORIES for name in record_of(story)["topics"]["names"]} == set(names)
    for number, topic in enumerate(room["topics"]):
        assert topic["description"] and topic["synonyms"]
        assert topic.get("parent") in [None, *names[:number]], "a parent comes before its children"
        assert re.fullmatch(r"|\d{8}", topic.get("iptc", ""))
    synonyms = [word for topic in room["topics"] for word in topic["synonyms"]]
    assert len({word.lower() for word in [*names, *synonyms]}) == 12 + len(synonyms)
    assert [page["slug"] for page in room["pages"]] == [
        "about",
        "editorial-standards",
        "contact",
        "funding",
        "corrections-policy",
        "ethics",
        "fact-checking",
        "unnamed-sources",
        "diversity",
        "people-behind-it",
    ]
    assert all("demonstration" in page["body"] for page in room["pages"])
    assert all(row["biography"].startswith("Demo: ") for row in room["authors"])
    slugs = [story.split("-", 1)[1] for story in STORIES]
    assert room["lead_stories"] and set(room["lead_stories"]) <= set(slugs)
    assert room["contact_email"] == "demo@example.org"


def test_the_letter_has_its_signatories_and_its_resolution():
    documents = {row["id"]: row for row in record_of(LETTER)["documents"]}
    letter = documents["doc:congress-letter"]
    assert letter["signatories_named"] == ["person:cicilline", "person:ros-lehtinen"]
    assert letter["signatories_other"] == {"count": 51}
    assert documents["doc:resolution"]["adopted"] == "2017-06-27"
    assert documents["doc:hrc-letter"]["author"] == "person:griffin"
    assert text_of(LETTER).startswith("date 2017-07-13\n")
    assert {row["standing"] for row in record_of(LETTER)["people"]} == {"public_figure"}


def test_the_letter_is_quoted_exactly_and_its_speakers_are_right():
    gold = json.loads(shared_path("seed", "gold.json").read_text("utf-8"))
    used = set()
    for quote in record_of(LETTER)["quotes"]:
        source = next(row for row in gold["quotes"] if quote["text"] in row["text"])
        used.add(source["id"])
        for key in ("ref", "reported_by"):
            expected = source["speaker"].get(key)
            if source["speaker"]["kind"] != "group" or key == "reported_by":
                assert quote["speaker"].get(key) == expected, quote["text"]
    assert len(used) >= 8


def test_no_run_of_eight_words_outside_quotation_marks_is_copied():
    seed = re.findall(
        r"[\w.-]+", shared_path("seed", "chechnya-letter.txt").read_text("utf-8").lower()
    )
    known = {tuple(seed[i : i + 8]) for i in range(len(seed) - 7)}
    assert len(known) > 500
    copied = []
    for part in QUOTED.split(text_of(LETTER))[::2]:
        words = re.findall(r"[\w.-]+", part.lower())
        copied += [words[i : i + 8] for i in range(len(words)) if tuple(words[i : i + 8]) in known]
    assert copied == []
