"""What programs that read pages take a story for: its title, its author, its day, and each of its
paragraphs once. Of the page's own words nothing."""

import datetime
import html
import os
import re
from pathlib import Path

import pytest
from django.conf import settings

from articles.models import Byline, EventMention, Quote, SourceLink
from tests.factories import make_article, make_author, make_event, make_organization, make_topic
from tests.factories.pictures import make_image

# What newspaper4k takes addresses apart with would ask a host for its newest list of suffixes.
os.environ.setdefault("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", "")

pytestmark = pytest.mark.django_db
DEMO = Path(settings.BASE_DIR) / "articles/management/demo/stories"
STORIES = ("01-chechnya-letter", "03-brackwater", "04-saltmarsh")
# What a page has besides a story.
OURS = (
    *("In their words", "The record", "Sources", "Report a problem", "Cite this story"),
    *("Related stories", "Who we quote", "Share", "Leave this site", "min read"),
)


def make_story(name, **fields):
    """The text of a demo story, with a row for each quote and something of everything around."""
    head, _, text = (DEMO / f"{name}.txt").read_text(encoding="utf-8").partition("\n\n")
    paragraphs = [part.strip() for part in text.strip().split("\n\n")]
    story = make_article(
        live=True,
        slug=name,
        text="".join(f"<p>{html.escape(part, quote=False)}</p>" for part in paragraphs),
        published_on=datetime.date.fromisoformat(head.removeprefix("date ")),
        lead_image=make_image(),
        lead_image_caption="What the picture shows.",
        quotes=[
            Quote(words=words, speaker_kind="organization", organization=make_organization())
            for words in re.findall("“([^”]+)”", text)
        ],
        bylines=[Byline(author=make_author("Mara Ellingwood"))],
        sources=[SourceLink(title="A report", url="https://example.org/report")],
        event_mentions=[EventMention(event=make_event()) for _ in range(4)],
        **fields,
    )
    return story, paragraphs


@pytest.fixture(params=STORIES)
def page(request, client):
    topic = make_topic("Prisons")
    # Another one that the page names as related.
    make_article(live=True, title="Another story", topics=[topic])
    headline = "Inspectors find windows welded shut"
    story, paragraphs = make_story(request.param, title=headline, topics=[topic])
    return story, paragraphs, client.get(story.address).content.decode()


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def check_text(found, story, paragraphs, *, extra=()):
    """Every paragraph once and in order; and nothing but what the story itself says."""
    words, rest = plain(found), plain(found)
    places = [words.find(plain(part)) for part in paragraphs]
    assert -1 not in places
    assert places == sorted(places)
    for part in paragraphs:
        assert words.count(plain(part)) == 1
        rest = rest.replace(plain(part), "", 1)
    for part in (story.title, story.standfirst, *extra):
        rest = rest.replace(plain(part), "", 1)
    assert not [ours for ours in OURS if ours in rest]
    assert plain(rest) == ""


def test_trafilatura(page):
    trafilatura = pytest.importorskip("trafilatura")
    story, paragraphs, text = page
    found = trafilatura.bare_extraction(text, with_metadata=True)
    found = found.as_dict()
    assert found["title"] == story.title
    assert found["author"] == "Mara Ellingwood"
    assert found["date"] == story.published_on.isoformat()
    check_text(found["text"], story, paragraphs, extra=["What the picture shows."])


def test_readability(page):
    readability = pytest.importorskip("readability")
    lxml_html = pytest.importorskip("lxml.html")
    story, paragraphs, text = page
    document = readability.Document(text)
    assert document.short_title() == story.title
    found = lxml_html.fromstring(document.summary()).text_content()
    found = found.replace("“ ", "“")
    check_text(found, story, paragraphs, extra=["What the picture shows."])


@pytest.mark.filterwarnings("ignore:nltk is not installed")
def test_newspaper(page):
    newspaper = pytest.importorskip("newspaper")
    story, paragraphs, text = page
    found = newspaper.Article("")
    found.download(input_html=text)
    found.parse()
    assert found.title == story.title
    assert found.authors == ["Mara Ellingwood"]
    assert found.publish_date.date() == story.published_on
    check_text(found.text, story, paragraphs, extra=["What the picture shows."])
