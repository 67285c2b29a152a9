"""Who is heard: every number is the length of the list that it leads to."""

import datetime
from collections import Counter

import pytest
from bs4 import BeautifulSoup

from articles.filters import QuoteFilter
from articles.models import Membership, PersonMention, Quote
from articles.models.querysets import heard as rule
from articles.selectors.lists.heard import read_heard
from tests.factories import (
    make_article,
    make_document,
    make_newsroom,
    make_organization,
    make_person,
    make_place,
    make_topic,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2020, 6, 1)


def post(person, organization=None, **fields):
    Membership.objects.create(person=person, organization=organization, role="Post", **fields)
    return person


@pytest.fixture
def newsroom():
    """Two stories with all voices that there are, of which one is about a topic, and a draft."""
    make_newsroom()
    ruritania = make_place("Ruritania", country="ru")
    parliament = make_organization("Parliament", kind="legislature", jurisdiction=ruritania)
    party = make_organization("Reds", kind="political_party")
    member = post(make_person("Member"), parliament, party=party)
    former = post(make_person("Former"), parliament, end_edtf="2019")
    hidden = post(make_person("Hidden", standing="private"), parliament, party=party)
    seat = post(make_person("Seat"), area=make_place("State", country="US"), start_edtf="2020-05")
    minister = make_person("Minister")
    group = make_organization("Group")
    first = Quote(words="one, two", person=member)
    make_article(
        live=True,
        published_on=DAY,
        topics=[make_topic("Votes")],
        quotes=[
            first,
            Quote(words="three", person=member, continues=first.uid, joined_as=" and "),
            Quote(words="former", person=former),
            Quote(words="hidden", person=hidden, attributed_as="a clerk"),
            Quote(words="told", speaker_kind="described", attributed_as="a witness"),
            Quote(words="fled", speaker_kind="described", attributed_as="a man", first_hand=True),
            Quote(words="nobody", speaker_kind="described"),
        ],
    )
    make_article(
        live=True,
        published_on=DAY,
        person_mentions=[PersonMention(person=minister, role="official")],
        quotes=[
            Quote(words="seat", person=seat),
            Quote(words="minister", person=minister),
            Quote(words="body", speaker_kind="organization", organization=parliament),
            Quote(words="group", speaker_kind="organization", organization=group),
            Quote(words="group again", speaker_kind="organization", attributed_as="a group"),
            Quote(words="text", speaker_kind="document", document=make_document()),
        ],
    )
    make_article(published_on=DAY, quotes=[Quote(words="draft", person=member)])


def counts(breakdown):
    return {voice.name: voice.number for voice in breakdown.voices}


def test_each_voice_is_counted_by_the_rule(newsroom):
    screen = read_heard(QuoteFilter())
    assert list(counts(screen.kinds).values()) == [3, 1, 1, 2, 1, 2, 1, 1]
    assert counts(screen.parties) == {"Reds": 1, "Not recorded": 3}
    # "Former" has no post any more, and no place is recorded for the others.
    assert counts(screen.countries) == {"Russia": 2, "United States": 1, "Not recorded": 4}
    assert read_heard(QuoteFilter(topics=("votes",))).kinds.total == 6


def test_who_is_heard_in_a_year_is_who_spoke_in_it(client, newsroom):
    quote = Quote(
        words="long ago", speaker_kind="described", attributed_as="x", said_edtf="2018-03"
    )
    make_article(live=True, published_on=DAY, quotes=[quote])
    assert read_heard(QuoteFilter(year=2020)).kinds.total == 12
    screen = read_heard(QuoteFilter(year=2018))
    assert screen.kinds.total == 1
    for voice in screen.kinds.voices:
        page = client.get(voice.url).content.decode()
        assert page.count("<blockquote") == voice.number, voice.url


@pytest.mark.parametrize("address", ["/who-is-heard/", "/who-is-heard/?topic=votes&year=2020"])
def test_a_number_is_the_length_of_its_list(address, newsroom, client):
    page = BeautifulSoup(client.get(address).content, "html.parser").main
    found = page.select(".voices td a, .heard__total a")
    assert len(found) > 7
    for link in found:
        shown = BeautifulSoup(client.get(link["href"]).content, "html.parser").main
        assert len(shown.select("blockquote")) == int(link.get_text()), link["href"]


def test_a_private_person_is_in_no_list_of_officials_or_of_a_party(newsroom, client):
    for query in ("heard=official", "party=reds", "unrecorded=party", "country=RU"):
        assert "a clerk" not in client.get(f"/quotes/?{query}").content.decode(), query
    assert "a clerk" in client.get("/quotes/?heard=described").content.decode()


def test_whoever_is_named_is_in_no_list_of_affected_people(client):
    make_newsroom()
    named = make_person("Named Survivor")
    agreed = make_person("Agreed Once", standing="private")
    group = make_organization("Group")
    said = {"first_hand": True}
    make_article(
        live=True,
        published_on=DAY,
        quotes=[
            Quote(words="one", person=named, **said),
            Quote(words="two", person=agreed, attributed_as="a clerk who was held", **said),
            Quote(words="three", speaker_kind="organization", organization=group, **said),
        ],
    )
    kinds = counts(read_heard(QuoteFilter()).kinds)
    assert kinds["Unnamed people who were affected"] == 1
    page = client.get("/quotes/?heard=affected").content.decode()
    assert "a clerk who was held" in page
    assert not any(name in page for name in ("Named Survivor", "Agreed Once", "Group"))
    assert "Named" not in client.get("/quotes/by/speakers/?heard=affected").content.decode()


@pytest.mark.parametrize("query", ["topic=secret", "year=20", "topic=%00", "topic=a&topic=b"])
def test_what_is_not_there_is_said(query, newsroom, client):
    assert client.get(f"/who-is-heard/?{query}").status_code == 404


def test_an_address_is_written_in_one_way(newsroom, client):
    response = client.get("/who-is-heard/?year=2020&topic=votes&heard=official")
    assert response.url == "/who-is-heard/?topic=votes&year=2020"
    html = client.get(response.url).content.decode()
    assert "noindex" in html


@pytest.mark.parametrize("wanted", [{}, {"topics": ("votes",)}, {"year": 2020}, {"country": "RU"}])
def test_what_is_not_looked_at_is_counted_all_the_same(newsroom, wanted):
    """Quotes of whoever never held a post are only subtracted: the plain queries count them."""
    wanted = QuoteFilter(**wanted)
    screen = read_heard(wanted)
    quotes = Quote.objects.published().whole().matching(wanted).order_by()
    for breakdown, of, value in (
        (screen.parties, rule.by_named_people(), rule.party()),
        (screen.countries, rule.with_country(), rule.country()),
    ):
        plain = Counter(quotes.filter(of).annotate(v=value).values_list("v", flat=True))
        assert breakdown.total == sum(plain.values())
        assert breakdown.voices[-1].number == plain[None]
        assert sorted(voice.number for voice in breakdown.voices[:-1]) == sorted(
            number for key, number in plain.items() if key is not None
        )
