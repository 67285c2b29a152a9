"""JSON-LD of a story."""

import json
from dataclasses import replace

from articles.syndication.linked_data import story_json_ld, to_script_text
from tests.syndication.stories import ADA, FULL, LETTER, PLAIN, SITE


def article_of(story):
    return story_json_ld(story)["@graph"][0]


def test_a_story_says_what_it_has_and_nothing_else():
    data = article_of(PLAIN)
    assert (data["@type"], data["@id"]) == ("NewsArticle", PLAIN.url)
    assert (data["datePublished"], data["dateModified"]) == (
        "2026-03-03",
        "2026-03-04T05:06:00+00:00",
    )
    assert data["publisher"]["ethicsPolicy"] == f"{SITE}ethics/"
    assert not {"description", "correction", "articleSection", "hasPart", "image"} & set(data)
    assert all(data.values())


def test_a_story_and_what_it_is_made_of():
    data = article_of(FULL)
    assert [author.get("url", "") for author in data["author"]] == ["", FULL.authors[1][1]]
    assert [one["name"] for one in data["about"]] == ["Ports", "Ada Demo"]
    assert [one["name"] for one in data["mentions"]] == [
        "Harbour Board",
        "A vote",
        "A siege",
        "A rumour",
    ]
    vote, siege, rumour = data["mentions"][1:]
    assert (vote["startDate"], vote["location"]["name"]) == ("2017-06-27", "Washington")
    assert (siege["startDate"], siege["endDate"]) == ("2017-06-01", "2017-07-12")
    assert set(rumour) == {"@type", "name"}  # about then is not then
    letter, resolution = data["isBasedOn"]  # what has no page is not named
    assert (letter["@type"], letter["dateCreated"]) == ("Message", "2026-03-01")
    assert (resolution["@type"], resolution["legislationIdentifier"]) == ("Legislation", "H.Res. 1")
    (one,) = data["correction"]
    assert (one["@type"], one["text"], one["@id"]) == (
        "CorrectionComment",
        "Tuesday.",
        f"{SITE}corrections/7/",
    )


def test_quotations_have_their_speakers_and_their_evidence():
    ada, board, letter, neighbour, nobody = article_of(FULL)["hasPart"]
    assert ada["text"] == "We came”, she says, and “we saw"
    assert (
        ada["spokenByCharacter"]
        == ada["creator"]
        == {
            "@type": "Person",
            "@id": ADA.url,
            "name": "Ada Demo",
            "url": ADA.url,
        }
    )
    assert (board["creator"]["@type"], board["dateCreated"]) == ("Organization", "2026-03")
    assert board["citation"]["url"] == letter["isBasedOn"]["url"] == LETTER.url
    assert "spokenByCharacter" not in letter
    # Who has no page is nobody for a machine: the story's words, and no more.
    assert set(neighbour) == {"@type", "@id", "url", "text", "creditText"}
    assert set(nobody) == {"@type", "@id", "url", "text"}


def test_the_way_to_a_story_ends_with_it():
    way = story_json_ld(FULL)["@graph"][1]["itemListElement"]
    assert [(step["position"], step["name"]) for step in way] == [
        (1, "The Record"),
        (2, "World"),
        (3, "A letter"),
    ]


def test_nothing_in_it_ends_its_script_element():
    headline = "</script><!-- & \u2028 “ü"
    text = to_script_text(article_of(replace(PLAIN, headline=headline)))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["headline"] == headline
