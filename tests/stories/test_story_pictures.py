"""Which words stand for a story's pictures, and which picture stands for the story elsewhere."""

import json

import pytest
from bs4 import BeautifulSoup

from articles.models import DocumentMention
from articles.models.story_words import read_passages
from tests.factories import make_article, make_document, make_topic
from tests.factories.pictures import make_image

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def read(client, address):
    return BeautifulSoup(client.get(address).content, "html.parser")


def shared(page):
    """The picture that other sites show beside a link to the page, and its words."""
    found = [page.select_one(f'meta[property="{name}"]') for name in ("og:image", "og:image:alt")]
    return [tag and tag["content"] for tag in found]


def is_of(image, address):
    return address.removeprefix("http://127.0.0.1:8000") in {
        size.url for size in image.renditions.all()
    }


@pytest.mark.parametrize(
    ("written", "printed"), [("A gate at night", "A gate at night"), ("", "A gate")]
)
def test_the_lead_picture_is_described_by_the_story_or_by_itself(client, written, printed):
    image = make_image(description="A gate")
    story = make_article(live=True, lead_image=image, lead_image_alt=written)
    page = read(client, story.address)
    assert page.select_one(".story__lead img")["alt"] == printed
    assert shared(page)[1] == printed


def test_the_description_is_read_also_when_sizes_exist(client):
    story = make_article(live=True, lead_image=make_image(description="A gate"))
    first, second = (client.get(story.address).content for _ in range(2))
    assert first == second
    assert b'alt="A gate"' in second


@pytest.mark.parametrize(("written", "printed"), [("A. Roe", "A. Roe"), ("", "B. Lee")])
def test_the_credit_is_the_story_s_or_the_picture_s_own(client, written, printed):
    image = make_image(description="A gate", credit="B. Lee")
    figure = {"image": image.pk, "alt_text": "A gate", "decorative": False}
    value = {"image": figure, "caption": "", "credit": written}
    body = json.dumps([{"type": "image", "value": value, "id": "b1"}])
    story = make_article(live=True, lead_image=image, lead_image_credit=written, body=body)
    credits = read(client, story.address).select(".figure__credit")
    assert [credit.text for credit in credits] == [printed, printed]


def test_a_private_person_in_a_picture_s_own_credit_is_a_finding():
    image = make_image(description="A gate", credit="B. Lee")
    figure = {"image": image.pk, "alt_text": "A gate", "decorative": False}
    value = {"image": figure, "caption": "", "credit": ""}
    body = json.dumps([{"type": "image", "value": value, "id": "b1"}])
    story = make_article(lead_image=image, body=body)
    assert [one.anchor for one in read_passages(story) if one.text == "B. Lee"] == [
        "lead_image_credit",
        "block:b1",
    ]


def test_a_picture_in_a_card_is_decoration(client):
    """The headline beside it says what it leads to."""
    make_article(live=True, lead_image=make_image(description="A gate"), lead_image_alt="Gate")
    (picture,) = read(client, "/").select(".card img")
    assert picture["alt"] == ""


def test_other_sites_show_the_picture_chosen_for_them(client):
    lead, social = make_image(description="A gate"), make_image(description="A map")
    story = make_article(live=True, lead_image=lead, lead_image_alt="Gate", social_image=social)
    page = read(client, story.address)
    address, words = shared(page)
    assert words == "A map"
    assert is_of(social, address)
    assert client.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert page.select_one(".story__lead img")["alt"] == "Gate"


def test_they_show_the_lead_picture_where_none_is_chosen(client):
    image = make_image()
    story = make_article(live=True, lead_image=image, lead_image_alt="Gate")
    address, words = shared(read(client, story.address))
    assert words == "Gate"
    assert is_of(image, address)
    other = make_article(live=True)
    drawn = f"http://127.0.0.1:8000{other.address}share.png"
    assert shared(read(client, other.address)) == [drawn, other.title]


def test_no_page_prints_the_title_of_a_picture(client):
    """Wagtail takes it from the name of the client's file."""
    image = make_image(title="DSC_0042 Jane Source")
    document, topic = make_document(), make_topic()
    picture = {"image": image, "caption": "", "credit": ""}
    story = make_article(
        live=True,
        topics=[topic],
        lead_image=image,
        social_image=image,
        body=[("text", "<p>Words.</p>"), ("image", picture)],
        document_mentions=[DocumentMention(document=document)],
    )
    addresses = (story.address, "/", "/world/", topic.get_absolute_url())
    for address in (*addresses, document.get_absolute_url()):
        assert "Source" not in client.get(address).content.decode(), address
