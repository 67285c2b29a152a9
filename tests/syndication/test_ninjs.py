"""ninjs 3.1 of a story."""

from articles.syndication.ninjs import ninjs_item
from tests.standards.ninjs import faults
from tests.syndication.stories import FULL, PLAIN


def test_members_are_those_of_the_standard():
    item = ninjs_item(FULL, "<p>Words here</p>", "Words here")
    assert faults(item) == []
    assert item["bodies"][1]["wordCount"] == 2
    assert [one["value"] for one in item["descriptions"]] == ["What it says", "Tuesday."]
    assert [one["name"] for one in item["people"]] == ["Ada Demo"]  # nobody without a page
    assert set(ninjs_item(PLAIN, "<p>x</p>", "x")).isdisjoint({"people", "by", "associations"})


def test_quotations_are_associations():
    associations = ninjs_item(FULL, "<p>x</p>", "x")["associations"]
    ada, board, letter, neighbour, _ = [one for one in associations if one["rel"] == "quotation"]
    assert [body["value"] for body in ada["bodies"]] == ["We came”, she says, and “we saw"]
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
