"""JSON-LD of a story."""

import datetime
import json
from dataclasses import replace

from articles.syndication.structured_data import (
    CorrectionData,
    StoryData,
    story_json_ld,
    to_script_text,
)

AT = datetime.datetime(2026, 3, 4, 5, 6, tzinfo=datetime.UTC)
STORY = StoryData(
    url="https://example.org/2026/03/03/letter/",
    headline="A letter",
    description="",
    published_on=datetime.date(2026, 3, 3),
    modified_at=AT,
    publisher="The Newsroom",
    publisher_url="https://example.org/",
    authors=(("Ada", ""), ("Bo", "https://example.org/authors/bo/")),
)
CORRECTION = CorrectionData(
    url="https://example.org/corrections/7/", label="Correction", text="Tuesday.", issued_at=AT
)


def test_a_story_says_what_it_has_and_nothing_else():
    data = story_json_ld(STORY)
    assert (data["@type"], data["@id"]) == ("NewsArticle", STORY.url)
    assert (data["datePublished"], data["dateModified"]) == (
        "2026-03-03",
        "2026-03-04T05:06:00+00:00",
    )
    assert [author.get("url", "") for author in data["author"]] == ["", STORY.authors[1][1]]
    assert not {"description", "correction", "articleSection"} & set(data)


def test_corrections_are_comments_on_it():
    (one,) = story_json_ld(replace(STORY, corrections=[CORRECTION]))["correction"]
    assert one["@type"] == "CorrectionComment"
    assert (one["text"], one["@id"]) == ("Tuesday.", CORRECTION.url)


def test_nothing_in_it_ends_its_script_element():
    headline = "</script><!-- & \u2028 “ü"
    text = to_script_text(story_json_ld(replace(STORY, headline=headline)))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["headline"] == headline
