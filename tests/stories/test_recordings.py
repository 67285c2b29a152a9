"""Video, audio, files, embeds and related stories, as readers and programs get them."""

import json

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from articles.blocks.story import StoryBlock
from articles.guard.rules import content_findings
from articles.models import NewsFile, Quote
from articles.models.files import CleanFile
from articles.models.snapshots import take_snapshot
from articles.models.story_facts import read_story_facts
from articles.models.story_words import read_passages
from articles.syndication.embeds import FRAME_HOSTS, find_embed
from tests.factories import make_article, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
KINDS = ("video", "audio", "files", "embed", "related_story")


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def kept(name, content=b"0123456789"):
    """A file as it is when it has been cleaned."""
    return NewsFile.objects.create(title=name, file=CleanFile(content, name=name))


def block(kind, value, id):
    return {"type": kind, "value": value, "id": id}


@pytest.fixture
def story():
    other, draft = make_article(title="The bridge", live=True), make_article(title="A secret")
    film, sound, words = kept("film.mp4"), kept("talk.mp3"), kept("film.vtt", b"WEBVTT")
    body = [
        block("text", "<p>Words.</p>", "a"),
        block(
            "video",
            {
                "file": film.pk,
                "captions": words.pk,
                "transcript": "She says: “We go”.\n\nA gate shuts.",
                "caption": "The gate",
                "credit": "B. Lee",
            },
            "b",
        ),
        block("audio", {"file": sound.pk, "transcript": "Rain.", "caption": "", "credit": ""}, "c"),
        block("files", {"title": "Plans", "files": [{"file": film.pk, "label": "Film"}]}, "d"),
        block("embed", {"url": "https://vimeo.com/100001", "title": "The debate"}, "e"),
        block("related_story", {"story": other.pk, "label": "Read also"}, "f"),
        block("related_story", {"story": draft.pk, "label": "Hidden label"}, "g"),
    ]
    said = [Quote(words="We go", speaker_kind="person", person=make_person("Ada Roe"))]
    return make_article(body=json.dumps(body), quotes=said, live=True)


def test_readers_get_them(client, story):
    response = client.get(story.address)
    page = BeautifulSoup(response.content, "html.parser")
    film = page.select_one("video")
    assert film["preload"] == "metadata"
    assert film.select_one("track")["kind"] == "captions"
    transcript = page.select_one("details.transcript")
    assert transcript.select_one("span.quote").text == "We go"
    assert [one.text for one in transcript.select("p")][1] == "A gate shuts."
    assert page.select_one("audio")
    assert page.select_one("aside.box li a").text == "Film"
    assert page.select_one("aside.box .box__note").text == "MP4, 10\xa0bytes"
    assert [one.text for one in page.select("p.related a")] == ["The bridge"]
    assert "A secret" not in response.text
    assert "Hidden label" not in response.text
    assert all(quote.anchored for quote in story.quotes.all())


def test_nothing_is_asked_of_another_site_before_a_reader_does(client, story):
    page = BeautifulSoup(client.get(story.address).content, "html.parser")
    assert not page.select("iframe")
    embed = page.select_one(".embed")
    assert embed["data-embed"] == "https://player.vimeo.com/video/100001?dnt=1"
    assert embed.select_one("a")["href"] == "https://vimeo.com/100001"
    assert embed.select_one("button").has_attr("hidden")


def test_only_a_story_with_an_embed_may_load_frames(client, story):
    with_embed = client.get(story.address)
    assert f"frame-src {' '.join(FRAME_HOSTS)}" in with_embed.headers["Content-Security-Policy"]
    again = client.get(story.address, headers={"If-None-Match": with_embed.headers["ETag"]})
    assert again.status_code == 304
    # Without a policy of its own a browser keeps the one that it has.
    assert "frame-src" in again.headers.get("Content-Security-Policy", "frame-src")
    other = client.get(make_article(live=True).address)
    assert "frame-src" not in other.headers["Content-Security-Policy"]
    assert b"embed.js" not in other.content


def test_other_programs_get_them(client, story):
    feed = client.get("/feed.json").content.decode()
    for words in ("We go", "The debate", "Film", "The bridge"):
        assert words in feed
    assert "We go" in str(client.get(f"{story.address}story.ninjs.json").json())


def test_rules_and_versions_read_their_words(story):
    texts = " ".join(one.text for one in read_passages(story))
    paragraphs = " ".join(text for _, text in take_snapshot(story)["paragraphs"])
    for words in ("We go", "A gate shuts", "Rain", "Plans", "Film", "The debate", "Read also"):
        assert words in texts
        assert words in paragraphs
    for words in ("The gate", "B. Lee"):
        assert words in texts
        assert words in paragraphs


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        ("video", {"transcript": "", "captions": None}, ["has no transcript"]),
        ("video", {"transcript": " \n", "captions": None}, ["has no transcript"]),
        ("video", {"transcript": "Said.", "captions": None}, []),
        ("audio", {"transcript": ""}, ["has no transcript"]),
        ("audio", {"transcript": "Said.", "file": 0}, ["removed from the library"]),
    ],
)
def test_sound_and_film_need_words(kind, value, found):
    file = kept("film.mp4" if kind == "video" else "talk.mp3")
    body = [block(kind, {"file": file.pk, "caption": "", "credit": "", **value}, "a")]
    facts = read_story_facts(make_article(body=json.dumps(body)))
    said = [one.message for one in content_findings(facts) if one.rule == "recording"]
    assert len(said) == len(found)
    assert all(words in message for words, message in zip(found, said, strict=True))


def test_captions_are_words():
    value = {"file": kept("film.mp4").pk, "captions": kept("film.vtt").pk, "transcript": ""}
    body = [block("video", {**value, "caption": "", "credit": ""}, "a")]
    (one,) = read_story_facts(make_article(body=json.dumps(body))).recordings
    assert one.has_words


# --- The blocks -----------------------------------------------------------------------------------


def cleaned(kind, **value):
    one = StoryBlock().child_blocks[kind]
    return one.clean(one.to_python(value))


def test_a_text_is_no_video():
    with pytest.raises(ValidationError):
        cleaned("video", file=kept("letter.txt").pk)
    assert cleaned("video", file=kept("film.webm").pk)["file"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/watch?v=abcdefghijk",
        "https://youtube.com.example.org/watch?v=abcdefghijk",
        "http://vimeo.com/100001",
        "https://vimeo.com/100001/../../x",
        'https://youtu.be/abcdefghijk"onload=1',
    ],
)
def test_other_sites_are_not_embedded(url):
    with pytest.raises(ValidationError):
        cleaned("embed", url=url, title="A debate")


@pytest.mark.parametrize(
    ("url", "src"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=3", "youtube-nocookie.com/embed/abcdefgh"),
        ("https://youtu.be/abcdefghijk?si=x", "youtube-nocookie.com/embed/abcdefghijk"),
        ("https://www.youtube.com/watch?app=m&v=abcdefghijk", "nocookie.com/embed/abcdefghijk"),
        ("https://archive.org/details/some.film_1", "archive.org/embed/some.film_1"),
        ("https://soundcloud.com/ada/song", "url=https%3A%2F%2Fsoundcloud.com%2Fada%2Fsong"),
        ("https://datawrapper.dwcdn.net/AbC12/3/", "datawrapper.dwcdn.net/AbC12/"),
    ],
)
def test_addresses_that_people_copy(url, src):
    assert src in find_embed(url).src
    assert find_embed(url).src.startswith(FRAME_HOSTS)


@pytest.mark.parametrize("name", KINDS)
def test_each_new_block_has_a_preview(name):
    one = StoryBlock().child_blocks[name]
    assert one.is_previewable
    assert "bridge" in one.render(one.normalize(one.get_preview_value()))


# --- Playing --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "content", "named"),
    [
        ("bytes=2-4", b"234", "bytes 2-4/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=5-99", b"56789", "bytes 5-9/10"),
    ],
)
def test_players_go_to_a_place_in_a_recording(client, story, asked, content, named):
    page = BeautifulSoup(client.get(story.address).content, "html.parser")
    film = page.select_one("video")["src"]
    whole = client.get(film)
    assert b"".join(whole.streaming_content) == b"0123456789"
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert whole.headers["Content-Type"] == "video/mp4"
    assert whole.headers["Content-Disposition"] == "inline"
    part = client.get(film, headers={"Range": asked})
    assert (part.status_code, part.content) == (206, content)
    assert part.headers["Content-Range"] == named


def test_no_part_lies_behind_the_end(client, story):
    page = BeautifulSoup(client.get(story.address).content, "html.parser")
    part = client.get(page.select_one("video")["src"], headers={"Range": "bytes=10-"})
    assert part.status_code == 416
    assert part.headers["Content-Range"] == "bytes */10"
