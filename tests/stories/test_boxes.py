"""Key points, fact boxes, calls to action and veiled pictures, as readers and programs get them."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from articles.blocks.story import StoryBlock
from articles.models import Quote
from articles.models.identities import publication_digest
from articles.models.snapshots import take_snapshot
from articles.models.story_facts import read_story_facts
from articles.models.story_words import read_passages
from tests.factories import make_article, make_person
from tests.factories.pictures import make_image

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
ACTION = {
    "title": "Have your say",
    "text": "Until May.",
    "link_text": "Send a comment",
    "url": "https://a.example/",
}


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def story():
    image = make_image(description="A gate", credit="B. Lee")
    veiled = {
        "warning": "injured people",
        "image": {"image": image.pk, "alt_text": "A gate", "decorative": False},
        "caption": "The gate",
        "credit": "",
    }
    body = [
        {
            "type": "key_points",
            "value": {"title": "Key", "points": ["“We go,” he said"]},
            "id": "a",
        },
        {
            "type": "fact_box",
            "value": {"title": "Facts", "text": "<p>“It <b>is</b> so”</p>"},
            "id": "b",
        },
        {"type": "call_to_action", "value": ACTION, "id": "c"},
        {"type": "veiled_picture", "value": veiled, "id": "d"},
        {"type": "text", "value": "<p>Words.</p>", "id": "e"},
    ]
    said = [
        Quote(words=words, speaker_kind="person", person=make_person("Ada Roe"))
        for words in ("We go", "It is so")
    ]
    return make_article(body=json.dumps(body), quotes=said, live=True)


def test_readers_see_them(client, story):
    page = BeautifulSoup(client.get(story.address).content, "html.parser")
    key, facts, action = page.select("aside.box")
    assert key.select_one("span.quote").text == "We go"
    assert "".join(part.text for part in facts.select("span.quote")) == "It is so"
    assert action.select_one("a")["href"] == "https://a.example/"
    veil = page.select_one("details.veil")
    assert not veil.has_attr("open")
    assert veil.select_one("img")["alt"] == "A gate"
    assert veil.select_one("img")["loading"] == "lazy"
    assert veil.select_one(".figure__credit").text == "B. Lee"
    assert all(quote.anchored for quote in story.quotes.all())


def test_other_programs_get_them(client, story):
    assert "We go" in str(client.get(f"{story.address}story.ninjs.json").json())
    assert "injured people" in client.get("/feed.json").content.decode()


def test_the_rules_of_publication_see_them(story):
    texts = " ".join(one.text for one in read_passages(story))
    for words in ("We go", "It is so", "Send a comment", "injured people", "The gate", "B. Lee"):
        assert words in texts
    assert [image.described for image in read_story_facts(story).images] == [True]
    paragraphs = [text for _, text in take_snapshot(story)["paragraphs"]]
    assert any("Send a comment" in text for text in paragraphs)


def test_keys_of_the_editor_do_not_change_the_digest(story):
    before = publication_digest(story)
    raw = json.loads(json.dumps(list(story.body.raw_data)))
    raw[1]["value"]["text"] = '<p data-block-key="x1">“It <b>is</b> so”</p>'
    story.body = json.dumps(raw)
    assert publication_digest(story) == before


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/", ""])
def test_a_call_to_action_leads_to_the_web_alone(url):
    block = StoryBlock().child_blocks["call_to_action"]
    with pytest.raises(ValidationError):
        block.clean(block.to_python({**ACTION, "url": url}))


@pytest.mark.parametrize("name", ["key_points", "fact_box", "table", "footnotes", "call_to_action"])
def test_each_has_a_preview(name):
    block = StoryBlock().child_blocks[name]
    assert block.is_previewable
    html = block.render(block.normalize(block.get_preview_value()))
    assert "bridge" in html or "comments" in html
