"""Profiles and lists say what is known, and leave out figures that say nothing."""

import datetime

import pytest
from bs4 import BeautifulSoup

from articles.models import DocumentAddressee, DocumentMention, Membership, PersonMention, Quote
from articles.selectors.lists.heard import LEAST_KNOWN
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


def soup_of(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def words_of(part):
    return part.get_text(" ", strip=True)


def test_a_profile_begins_with_who_somebody_is_today(client):
    make_newsroom()
    person = make_person("Ada Osei")
    ministry = make_organization(
        "Ministry of Justice", jurisdiction=make_place("Ruritania", country="RU")
    )
    Membership.objects.create(
        person=person, organization=ministry, role="Minister", start_edtf="2021"
    )
    Membership.objects.create(person=person, role="Judge", start_edtf="2010", end_edtf="2015")
    make_article(live=True, person_mentions=[PersonMention(person=person)])
    page = soup_of(client, person.get_absolute_url())
    lead = words_of(page.select_one(".page-head__introduction"))
    assert lead == "Minister, Ministry of Justice · Russia · since 2021"
    assert words_of(page.select_one(".posts")) == "Judge 2010 to 2015"


def test_who_holds_no_post_has_no_line(client):
    make_newsroom()
    person = make_person("Ada Osei")
    Membership.objects.create(person=person, role="Judge", start_edtf="2010", end_edtf="2015")
    make_article(live=True, person_mentions=[PersonMention(person=person)])
    page = soup_of(client, person.get_absolute_url())
    assert page.select_one(".page-head__introduction") is None
    assert words_of(page.select_one(".posts")) == "Judge 2010 to 2015"


def test_a_profile_leads_to_what_became_of_letters_to_somebody(client):
    make_newsroom()
    asked, other = make_person("Asked"), make_person("Other")
    letter = make_document(name="Letter")
    DocumentAddressee.objects.create(document=letter, person=asked)
    make_article(
        live=True,
        person_mentions=[PersonMention(person=asked), PersonMention(person=other)],
        document_mentions=[DocumentMention(document=letter)],
    )
    link = soup_of(client, asked.get_absolute_url()).find("a", string="See which were answered")
    assert client.get(link["href"]).status_code == 200
    text = words_of(soup_of(client, other.get_absolute_url()))
    assert "See which were answered" not in text


def test_figures_of_which_each_is_one_are_not_shown(client):
    make_newsroom()
    topic = make_topic("Prisons")
    first, second = make_person("First"), make_person("Second")
    mentions = [PersonMention(person=one) for one in (first, second)]
    make_article(live=True, topics=[topic], person_mentions=mentions)
    address = topic.get_absolute_url()
    page = soup_of(client, address)
    assert page.find("a", string="Second")
    assert page.select_one(".neighbours__count") is None
    assert page.select_one(".hub__rule") is None
    make_article(live=True, topics=[topic], person_mentions=[PersonMention(person=first)])
    page = soup_of(client, address)
    figures = [words_of(one) for one in page.select(".hub__side .neighbours__count")]
    assert figures == ["2 stories", "1 story"]
    assert page.select_one(".hub__rule")


def test_the_years_of_a_topic_are_a_table_with_bars(client):
    make_newsroom()
    topic = make_topic("Prisons")
    days = [datetime.date(year, 3, 1) for year in (2021, 2023, 2023, 2023, 2024)]
    make_article(live=True, topics=[topic], published_on=days[0])
    assert soup_of(client, topic.get_absolute_url()).select_one(".years") is None
    for day in days[1:]:
        make_article(live=True, topics=[topic], published_on=day)
    make_article(topics=[topic], published_on=datetime.date(2019, 1, 1))
    rows = soup_of(client, topic.get_absolute_url()).select(".years tbody tr")
    assert [words_of(row) for row in rows] == ["2024 1", "2023 3", "2021 1"]
    assert [row.rect["width"] for row in rows] == ["33%", "100%", "33%"]
    listed = soup_of(client, rows[1].a["href"])
    assert len(listed.select(".card__title")) == 3


def test_the_letters_of_a_list_are_those_with_which_its_names_begin(client):
    make_newsroom()
    people = [make_person(name) for name in ("Émile", "Ada", "Zoë", "édith")]
    hidden = make_person("Private", standing="private")
    mentions = [PersonMention(person=one) for one in (*people, hidden)]
    make_article(live=True, person_mentions=mentions)
    make_article(person_mentions=[PersonMention(person=make_person("Only in a draft"))])
    page = soup_of(client, "/people/")
    assert words_of(page.select_one(".letters")) == "A E Z"
    assert soup_of(client, "/authors/").select_one(".letters") is None


@pytest.mark.parametrize(("known", "is_drawn"), [(1, False), (2, True)])
def test_a_table_of_hardly_known_values_is_not_drawn(client, known, is_drawn):
    make_newsroom()
    party = make_organization("Reds", kind="political_party")
    parliament = make_organization("Parliament")
    members = [make_person(f"Member {number}") for number in range(4)]
    for number, member in enumerate(members):
        mine = party if number < known else None
        Membership.objects.create(person=member, organization=parliament, party=mine, role="M.P.")
    quotes = [Quote(words=f"w{n}", person=member) for n, member in enumerate(members)]
    make_article(live=True, quotes=quotes)
    page = soup_of(client, "/who-is-heard/")
    titles = [words_of(one) for one in page.select("table.voices caption")]
    assert ("Named people, by party" in titles) is is_drawn
    said = f"Recorded for 25 % of these quotes. We draw this table from {LEAST_KNOWN} % on."
    assert (said in words_of(page)) is not is_drawn
