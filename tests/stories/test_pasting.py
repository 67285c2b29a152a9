"""What the editor is answered when somebody pastes into a story, and how readers see it."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Place, Quote
from articles.services.embargo.embargoes import set_embargo
from articles.services.stories.pasting import MAX_PASTED, PasteRefused, convert_paste
from tests.factories import make_article, make_author, make_person, make_user
from tests.safety.pasting_sources import SOURCES

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 4, 1)
TABLE = {
    "columns": [{"type": "text", "heading": "Who"}, {"type": "rich_text", "heading": "Words"}],
    "rows": [{"values": ["Ada & Roe", "<p>“We will <b>answer</b>,” she said</p>"]}],
    "caption": "Answers",
}
NOTES = {"notes": [{"type": "item", "value": "<p>See “the file”.</p>", "id": "n1"}]}


def convert(html, text="", user=None):
    return convert_paste(html, text, notes_before=0, today=TODAY, user=user)


@pytest.mark.parametrize("name", SOURCES)
def test_headline_byline_and_dateline_are_offered(name):
    author, place = make_author(name="Lena Marsh"), Place.objects.create(name="Geneva")
    offers = convert(*SOURCES[name][:2]).offers
    assert offers.headline == "River towns ask for a new crossing"
    assert offers.day == datetime.date(2019, 3, 7)
    assert [one.pk for one in offers.bylines] == [author.pk]
    assert offers.place.pk == place.pk
    assert offers.cuts == (
        "River towns ask for a new crossing",
        "By Lena Marsh",
        "GENEVA, 7 March 2019 – ",
    )


def test_names_without_a_record_stay_in_the_text():
    offers = convert(SOURCES["Word"][0]).offers
    assert offers.missing == ("Lena Marsh", "Geneva")
    assert (offers.bylines, offers.place) == ((), None)
    assert offers.cuts == ("River towns ask for a new crossing",)


@pytest.mark.parametrize(
    ("text", "day", "cuts"),
    [
        ("date 2017-07-13 A.\n\nMore.", datetime.date(2017, 7, 13), ("date 2017-07-13 ",)),
        ("7 March 2019\n\nA letter asks.", datetime.date(2019, 3, 7), ("7 March 2019",)),
        ("Monday, May 18, 2015\n\nA.", datetime.date(2015, 5, 18), ("Monday, May 18, 2015",)),
        ("March 2019 was wet.\n\nMore.", None, ()),
        ("Smith – the minister – spoke.\n\nMore.", None, ()),
        ("31 February 2019\n\nMore.", None, ()),
    ],
)
def test_dates(text, day, cuts):
    offers = convert("", text).offers
    assert (offers.day, offers.cuts) == (day, cuts)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("GENEVA, 7 March – They met.", datetime.date(2026, 3, 7)),
        ("GENEVA, 7 May — They met.", datetime.date(2025, 5, 7)),
        ("Geneva, March 7 (AP) - They met.", datetime.date(2026, 3, 7)),
        ("GENEVA – They met.", None),
    ],
)
def test_a_day_without_its_year_is_the_last_one(line, day):
    place = Place.objects.create(name="Geneva")
    offers = convert("", f"{line}\n\nMore.").offers
    assert (offers.day, offers.place.pk) == (day, place.pk)
    assert offers.cuts == (line.removesuffix("They met."),)


def test_a_sentence_is_offered_nothing():
    assert convert("", "By Lena Marsh").offers.cuts == ()


def test_a_flood_is_refused():
    with pytest.raises(PasteRefused):
        convert("a" * (MAX_PASTED + 1))


# --- The editor's question ------------------------------------------------------------------------


def ask(client, **data):
    url = reverse("paste_into_story")
    return client.post(url, json.dumps(data), content_type="application/json")


@pytest.fixture
def editor(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


def test_the_answer_is_what_the_forms_take(editor):
    answer = ask(editor, html=SOURCES["Word"][0], text="", notes=0).json()
    assert [state["type"] for state in answer["blocks"]] == ["text", "table", "text", "footnotes"]
    first = json.loads(answer["blocks"][0]["value"])
    assert [block["type"] for block in first["blocks"]][:2] == ["header-two", "unstyled"]
    assert answer["offers"]["published_on"] == "2019-03-07"
    assert "River towns ask" in answer["notice"]


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"notes": "x"}', b"\xff", b'{"html": "<p>\\ud83d\\u0000</p><p>a</p>"}'],
)
def test_nonsense_is_no_error_of_ours(editor, body):
    response = editor.post(reverse("paste_into_story"), body, content_type="application/json")
    assert response.status_code in (200, 400)
    assert "notice" in response.json()


def test_too_much_is_refused_in_words(editor, settings):
    assert "too long" in ask(editor, html="a" * (MAX_PASTED + 1)).json()["notice"]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = ask(editor, html="a" * 1000)
    assert response.status_code == 413
    assert "too long" in response.json()["notice"]


def test_a_hidden_place_is_not_offered(newsroom):
    """An embargoed story's own place does not exist for the rest of the newsroom."""
    place = Place.objects.create(name="Geneva")
    story, now = make_article(dateline_place=place), timezone.now()
    until = now + datetime.timedelta(hours=1)
    set_embargo(article=story, until=until, reason="Test.", user=None, now=now)
    offers = convert("", "GENEVA – They met.\n\nMore.", make_user(group="Editors")).offers
    assert (offers.place, offers.cuts) == (None, ())
    assert offers.missing == ("Geneva",)


# --- What readers see -----------------------------------------------------------------------------


@pytest.fixture
def story(newsroom):
    quote = Quote(words="We will answer", speaker_kind="person", person=make_person("Ada Roe"))
    noted = Quote(words="the file", speaker_kind="person", person=make_person("Bo Lee"))
    text = '<h2>Why</h2><p>They met.<a href="#note-1">[1]</a></p>'
    body = [
        {"type": "text", "value": text, "id": "b1"},
        {"type": "table", "value": TABLE, "id": "b2"},
        {"type": "footnotes", "value": NOTES, "id": "b3"},
    ]
    return make_article(body=json.dumps(body), quotes=[quote, noted], live=True)


def test_quotes_in_tables_and_footnotes_are_anchored_and_marked(client, story):
    assert all(quote.anchored for quote in story.quotes.all())
    page = client.get(story.address).content.decode()
    assert '<span class="quote"' in page.partition("<table>")[2].partition("</table>")[0]
    assert "Ada &amp; Roe" in page
    assert "<caption>Answers</caption>" in page
    assert 'href="#note-1"' in page and '<li id="note-1"' in page and 'href="#mark-1"' in page


def test_other_programs_get_them_too(client, story):
    ninjs = client.get(f"{story.address}story.ninjs.json").json()
    assert "We will answer" in str(ninjs) and "See “the file”." in str(ninjs)
    feed = client.get("/feed.json").content.decode()
    assert "We will" in feed and "#note-1" in feed
