"""ninjs 3.1 of a story."""

import json
import os
from pathlib import Path

import pytest

from articles.syndication.ninjs import ninjs, to_ninjs
from tests.syndication.stories import FULL, PLAIN

VALUES = {"role", "contentType", "value"}
NAMED = {"name", "rel", "uri", "literal"}
# The members of an item that we use and, for lists of objects, what each object may have: ninjs
# takes no other ones. That the whole item keeps to the standard's own schema is tested below.
MEMBERS = {
    **dict.fromkeys(
        "uri standard type representationType profile firstCreated versionCreated contentCreated "
        "pubStatus language title by located".split()
    ),
    "headlines": VALUES,
    "descriptions": VALUES,
    "bodies": VALUES | {"charCount", "wordCount"},
    "people": NAMED,
    "organisations": NAMED,
    "objects": NAMED,
    "places": NAMED,
    "events": NAMED | {"id"},
    "subjects": NAMED | {"creator", "relevance", "confidence"},
    "infoSources": {"name", "role", "uri", "literal"},
    "altIds": {"role", "value"},
    "renditions": {"name", "href", "contentType", "title", "width", "height"},
}
# Where script/standards puts what it downloads.
SCHEMA = Path(os.environ.get("ADVOCACY_STANDARDS", ".local/standards")) / "ninjs-schema_3.1.json"


def check(item, extra=frozenset()):
    assert set(item) <= {*MEMBERS, "associations", *extra}
    for name, allowed in MEMBERS.items():
        for one in item.get(name, []) if allowed else []:
            assert set(one) <= allowed, (name, one)
            assert all(isinstance(value, str | int) and value != "" for value in one.values())
    for one in item.get("associations", []):
        assert one["name"] and one["uri"].startswith("https://")
        check(one, {"name", "rel"})


def test_members_are_those_of_the_standard():
    item = ninjs(FULL, "<p>Words here</p>", "Words here")
    check(item)
    assert item["bodies"][1]["wordCount"] == 2
    assert [one["value"] for one in item["descriptions"]] == ["What it says", "Tuesday."]
    assert [one["name"] for one in item["people"]] == ["Ada Demo"]  # nobody without a page
    assert set(ninjs(PLAIN, "<p>x</p>", "x")).isdisjoint({"people", "by", "associations"})


def test_quotations_are_associations():
    associations = ninjs(FULL, "<p>x</p>", "x")["associations"]
    ada, board, letter, neighbour, _ = [one for one in associations if one["rel"] == "quotation"]
    assert [body["value"] for body in ada["bodies"]] == ["We came", "we saw"]
    assert ada["people"] == [
        {"name": "Ada Demo", "rel": "speaker", "uri": "https://record.example/people/ada-demo/"}
    ]
    assert {one["role"]: one["value"] for one in ada["descriptions"]} == {
        "verb": "said",
        "medium": "letter",
    }
    assert board["organisations"][0]["rel"] == "speaker"
    assert board["objects"][0]["rel"] == "said-in"
    assert letter["objects"][0]["rel"] == "speaker"
    assert neighbour["by"] == "a neighbour" and "people" not in neighbour
    documents = [one["name"] for one in associations if one["rel"] == "document"]
    assert documents == ["The letter", "H.Res. 1"]


def test_the_schema_of_the_standard_finds_no_fault():
    jsonschema = pytest.importorskip("jsonschema", reason="needs the package jsonschema")
    if not SCHEMA.exists():
        pytest.skip(f"needs IPTC's schema, which is not ours to pass on: {SCHEMA}")
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for story in (PLAIN, FULL):
        item = json.loads(to_ninjs(story, "<p>x</p>", "x"))
        assert not list(jsonschema.Draft202012Validator(schema).iter_errors(item))
