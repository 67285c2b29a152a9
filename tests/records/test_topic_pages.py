"""The page of a topic as a hub, and the timeline: what stands beside stories, counted and drawn."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from articles.enums import NamingStatus
from articles.filters import Cursor, StoryFilter
from articles.models import Event, EventMention, OrganizationMention, PersonMention, Quote
from articles.selectors.lists.timelines import read_timeline_screen
from articles.selectors.records.neighbours import newest_keys, people_of, shared_topics
from articles.selectors.records.topics import read_topic
from articles.selectors.site.page_frame import PageFrame
from articles.services.embargo.embargoes import set_embargo
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_newsroom,
    make_organization,
    make_person,
    make_place,
    make_topic,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@remembered
def story_with(person, topics, **fields):
    return make_article(topics=topics, person_mentions=[PersonMention(person=person)], **fields)


def test_neighbours_are_counted_in_published_stories_and_name_nobody_private():
    topic, near, hidden = make_topic(), make_topic(), make_topic(hidden=True)
    known = make_person("Known")
    private = make_person("Private", standing=NamingStatus.PRIVATE.value)
    over = make_person(
        "Consent over",
        standing=NamingStatus.NAMED_WITH_CONSENT.value,
        consent_method="written",
        consent_given_on=datetime.date(2020, 1, 1),
        consent_withdrawn_on=datetime.date(2021, 1, 1),
    )
    for live in (True, True, False):
        story_with(known, [topic, near, hidden], live=live)
    for person in (private, over):
        story_with(person, [topic], live=True)
    hub = read_topic(topic, PageFrame(name="Site"), None).hub
    assert [(row.name.name, row.stories) for row in hub.people] == [("Known", 2)]
    assert [(row.name.name, row.stories) for row in hub.topics] == [(near.name, 2)]
    assert (hub.counted, hub.is_all) == (4, True)


def test_only_the_newest_stories_are_counted_and_the_page_says_so(client, monkeypatch):
    monkeypatch.setattr("articles.selectors.records.neighbours.NEWEST_STORIES", 2)
    monkeypatch.setattr("articles.selectors.records.topics.NEWEST_STORIES", 2)
    make_newsroom()
    topic, old, new = make_topic(), make_person("Old"), make_person("New")
    story_with(old, [topic], live=True, published_on=datetime.date(2001, 1, 1))
    for _ in range(2):
        story_with(new, [topic], live=True)
    html = client.get(topic.get_absolute_url()).content.decode()
    side = html.partition('<aside class="hub__side"')[2].partition("</aside>")[0]
    assert "New</a>" in side
    assert "Old</a>" not in side
    assert "of the newest 2" in side


def test_a_place_counts_once_for_a_story_that_was_filed_from_it_and_tells_of_it():
    topic, town, elsewhere = make_topic(), make_place("Odrun"), make_place("Tarvenik")
    told = [EventMention(event=make_event(place=place)) for place in (town, elsewhere)]
    make_article(live=True, topics=[topic], dateline_place=town, event_mentions=told)
    make_article(live=True, topics=[topic], dateline_place=town)
    make_article(topics=[topic], dateline_place=elsewhere)
    hub = read_topic(topic, PageFrame(name="Site"), None).hub
    assert [(row.name.name, row.stories) for row in hub.places] == [("Odrun", 2), ("Tarvenik", 1)]


def test_a_mention_twice_in_a_story_counts_once():
    one = make_organization()
    mentions = [OrganizationMention(organization=one), OrganizationMention(organization=one)]
    person = make_person()
    twice = [PersonMention(person=person, role=role) for role in ("subject", "speaker")]
    story = make_article(live=True, organization_mentions=mentions, person_mentions=twice)
    # One story for each is no figure; two mentions in it would be.
    assert [row.stories for row in people_of([story.pk])] == [0]
    assert shared_topics([story.pk]) == ()
    assert newest_keys(type(story).objects.published()) == [story.pk]


def test_an_imprecise_date_is_a_longer_bar_and_an_open_one_reaches_the_end():
    events = {
        "year": make_event("In a year", date_edtf="2016"),
        "day": make_event("On a day", date_edtf="2017-06-27"),
        "open": make_event("Since then", date_edtf="2017-03-01/.."),
        "undated": make_event("Some time", date_edtf=""),
    }
    make_article(live=True, event_mentions=[EventMention(event=e) for e in events.values()])
    moments = {
        moment.name: moment for moment in read_timeline_screen(StoryFilter()).timeline.moments
    }
    assert list(moments) == ["On a day", "Since then", "In a year"]
    assert moments["In a year"].width > moments["On a day"].width
    assert moments["In a year"].x == 0
    assert moments["Since then"].is_open
    assert moments["Since then"].x + moments["Since then"].width == pytest.approx(100, abs=0.5)


def test_the_timeline_is_paged_by_key_and_has_every_event_once(monkeypatch, client):
    monkeypatch.setattr("articles.selectors.lists.timelines.EVENTS_PER_PAGE", 3)
    make_newsroom()
    days = ["2017-06-27"] * 4 + ["2016", "2016-01", "2015-02-03"]
    events = [make_event(f"Event no {n}", date_edtf=day) for n, day in enumerate(days)]
    draft = make_event("Only in a draft")
    make_article(live=True, event_mentions=[EventMention(event=event) for event in events])
    make_article(event_mentions=[EventMention(event=draft)])
    seen, cursor = [], None
    for _ in range(4):
        page = read_timeline_screen(StoryFilter(before=cursor)).timeline
        seen += [moment.name for moment in page.moments]
        if not page.older:
            break
        cursor = Cursor.parse(page.older)
    assert sorted(seen) == sorted(event.name for event in events)
    assert Event.objects.filter(name="Only in a draft").exists()
    html = client.get(f"/timeline/?before={page_cursor()}").content.decode()
    assert "noindex" in html
    assert client.get("/timeline/?before=nonsense").status_code == 404


def page_cursor():
    return read_timeline_screen(StoryFilter()).timeline.older


def test_the_line_is_drawn_for_eyes_and_written_for_everybody(client):
    make_newsroom()
    topic = make_topic()
    event = make_event("The vote", date_edtf="2017-05", date_as_said="last spring")
    story = make_article(
        live=True, topics=[topic], event_mentions=[EventMention(event=event)], title="Told here"
    )
    for address in (topic.get_absolute_url(), "/timeline/"):
        html = client.get(address).content.decode()
        written = re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)
        assert "The vote" in written
        assert "May 2017" in written
        assert "last spring" in written
        assert f'href="{story.address}"' in written
        assert all('aria-hidden="true"' in svg for svg in re.findall(r"<svg[^>]*>", html))


def test_a_timeline_of_one_topic_has_its_events_alone(client):
    make_newsroom()
    rights = make_topic("Rights")
    here, there, secret = (make_event(name) for name in ("Here", "There", "Secret"))
    make_article(live=True, topics=[rights], event_mentions=[EventMention(event=here)])
    make_article(live=True, event_mentions=[EventMention(event=there)])
    make_article(topics=[rights], event_mentions=[EventMention(event=secret)])
    html = client.get("/timeline/?topic=rights").content.decode()
    assert "Here" in html
    assert "There</p>" not in html
    assert "Secret" not in html
    assert "noindex" in html
    assert "There" in client.get("/timeline/").content.decode()
    assert client.get("/timeline/?topic=nothing").status_code == 404


def test_a_quotation_says_to_whom_where_and_when_on_every_page(client):
    """On the page of its topic, its speaker and its own, and in the list of all."""
    make_newsroom()
    speech = make_document("A Speech")
    ada = make_person("Ada Speaker")
    story = make_article(
        live=True,
        topics=[make_topic("Votes")],
        quotes=[
            Quote(
                words="we will answer",
                person=ada,
                medium="testimony",
                said_edtf="2016-05",
                said_in_document=speech,
                addressee_organization=make_organization("The Ministry"),
            )
        ],
    )
    quote = story.quotes.get()
    for address in (
        story.topics.get().get_absolute_url(),
        ada.get_absolute_url(),
        f"/quotes/{quote.uid}/",
        "/quotes/",
    ):
        page = BeautifulSoup(client.get(address).content, "html.parser").main
        words = page.find("blockquote")
        assert words.p["dir"] == "auto", address
        item = words.find_parent(["li", "figure"])
        text = item.get_text(" ", strip=True)
        for fact in ("to The Ministry", "testimony", "May 2016", "A Speech"):
            assert fact in text, (address, fact)
        assert item.find("a", href=speech.get_absolute_url()), address
        if address != f"/quotes/{quote.uid}/":
            assert item.find("a", href=f"/quotes/{quote.uid}/"), address


def lead_of(client, topic):
    page = BeautifulSoup(client.get(topic.get_absolute_url()).content, "html.parser")
    lead = page.select_one(".hub__lead .card--lead h3")
    rows = [one.get_text(strip=True) for one in page.select(".story-list h3")]
    return lead and lead.get_text(strip=True), rows


def test_a_topic_leads_with_what_an_editor_chose_while_it_is_published(client):
    make_newsroom()
    topic = make_topic("Votes")
    old, _middle, _new = (
        make_article(title=title, live=True, topics=[topic], published_on=datetime.date(2026, n, 1))
        for n, title in enumerate(("Old", "Middle", "New"), start=1)
    )
    assert lead_of(client, topic) == ("New", ["Middle", "Old"])
    topic.lead_story = old
    topic.save()
    assert lead_of(client, topic) == ("Old", ["New", "Middle"])
    topic.lead_story = make_article(title="Of another topic", live=True)
    topic.save()
    assert lead_of(client, topic) == ("Of another topic", ["New", "Middle", "Old"])
    topic.lead_story = make_article(title="Secret draft", topics=[topic])
    topic.save()
    assert lead_of(client, topic) == ("New", ["Middle", "Old"])


def test_a_story_under_embargo_leads_no_topic(newsroom):
    story = make_article()
    topic = make_topic("Votes", lead_story=story)
    now = timezone.now()
    later = now + datetime.timedelta(hours=1)
    set_embargo(article=story, until=later, reason="x", user=None, now=now)
    topic.refresh_from_db()
    assert topic.lead_story is None


def test_topics_above_and_below_are_called_so(client):
    make_newsroom()
    above = make_topic("Rights")
    topic = make_topic("Votes", parent=above)
    below = make_topic("Recounts", parent=topic)
    make_article(live=True, topics=[above, topic, below])
    near = BeautifulSoup(client.get(topic.get_absolute_url()).content, "html.parser").select_one(
        ".near"
    )
    assert near.get_text(" ", strip=True) == "Part of Rights Subtopics Recounts"


@pytest.fixture
def dated():
    """Two stories with events of every kind of date, in two places, and a draft."""
    make_newsroom()
    grozny, berlin = make_place("Grozny"), make_place("Berlin")
    events = [
        make_event("In summer", date_edtf="2016-07", place=grozny),
        make_event("Over the turn", date_edtf="2016-12/2017-02", place=berlin),
        make_event("Since then", date_edtf="2017-03/..", place=berlin),
        make_event("Until then", date_edtf="../2016-05", place=grozny),
        make_event("Some day", date_edtf="", place=grozny),
    ]
    ada = make_person("Ada")
    make_article(
        live=True,
        topics=[make_topic("Votes")],
        person_mentions=[PersonMention(person=ada)],
        event_mentions=[EventMention(event=event) for event in events[::2]],
    )
    make_article(live=True, event_mentions=[EventMention(event=event) for event in events[1::2]])
    draft = make_event("Only in a draft", date_edtf="")
    make_article(event_mentions=[EventMention(event=draft)])


@pytest.mark.parametrize(
    "query, placed, undated",
    [
        ("", ["Since then", "Over the turn", "In summer"], ["Some day", "Until then"]),
        ("?year=2016", ["Over the turn", "In summer"], ["Until then"]),
        ("?year=2017", ["Since then", "Over the turn"], []),
        ("?year=2019", ["Since then"], []),
        ("?place=grozny", ["In summer"], ["Some day", "Until then"]),
        ("?person=ada", ["Since then", "In summer"], ["Some day"]),
        ("?topic=votes&place=berlin", ["Since then"], []),
        ("?person=ada&place=grozny&year=2016", ["In summer"], []),
    ],
)
def test_the_timeline_is_narrowed_and_leaves_no_event_out(client, dated, query, placed, undated):
    response = client.get(f"/timeline/{query}")
    page = BeautifulSoup(response.content, "html.parser")
    names = [next(iter(one.stripped_strings)) for one in page.select(".chronicle .chronicle__name")]
    assert names == placed
    names = [next(iter(one.stripped_strings)) for one in page.select(".undated .chronicle__name")]
    assert names == undated
    table = [one.get_text() for one in page.select(".chronicle-table tbody th")]
    assert table == [*placed, *undated]
    assert ("noindex" in response.content.decode()) == bool(query)


def test_what_is_asked_of_the_timeline_is_kept_by_its_form(client, dated):
    page = BeautifulSoup(client.get("/timeline/?person=ada&year=2016").content, "html.parser")
    form = page.main.form
    fields = {one["name"]: one.get("value") for one in form.find_all("input")}
    assert fields == {"person": "ada", "year": "2016"}
    assert "/timeline/?person=ada" in client.get("/people/ada/").content.decode()
    for query in ("person=nobody", "place=nowhere", "year=20"):
        assert client.get(f"/timeline/?{query}").status_code == 404, query


def test_events_without_a_date_stand_on_the_last_page_with_their_number(client, dated, monkeypatch):
    monkeypatch.setattr("articles.selectors.lists.timelines.EVENTS_PER_PAGE", 1)
    address, pages = "/timeline/", []
    while address:
        page = BeautifulSoup(client.get(address).content, "html.parser")
        pages.append(page.select_one(".undated"))
        older = page.find("a", rel="next")
        address = older and older["href"]
    assert [bool(one) for one in pages] == [False, False, True]
    assert "and 1 other" in pages[-1].get_text()
