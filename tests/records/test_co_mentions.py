"""What stands beside a person or an organization: every figure leads to a list of that length."""

import datetime
import re

import pytest

from articles.enums import NamingStatus
from articles.models import OrganizationMention, PersonMention, Quote
from tests.factories import (
    make_article,
    make_newsroom,
    make_organization,
    make_person,
    make_topic,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db
FIGURE = re.compile(r'<a href="(/quotes/\?[^"]*)" rel="nofollow">([^<]*)</a> <span[^>]*>(\d+)<')


def quoted(number, **speaker):
    return [Quote(words=f"Word {number} {place}", **speaker) for place in range(number)]


@pytest.fixture
@remembered
def people():
    """Ada was quoted once in 2016 and three times in 2017, beside others and one draft."""
    make_newsroom()
    ada, bea = make_person("Ada"), make_person("Bea")
    hidden = make_person("Nia", standing=NamingStatus.PRIVATE.value)
    court = make_organization("Court of appeal")
    rights, torture = make_topic("Rights"), make_topic("Torture")
    said = {"speaker_kind": "person", "person": ada}
    for year, number, topics, live in (
        (2016, 1, [rights], True),
        (2017, 3, [rights, torture], True),
        (2018, 5, [torture], False),
    ):
        make_article(
            live=live,
            topics=topics,
            published_on=datetime.date(year, 3, 1),
            quotes=[
                *quoted(number, **said),
                *quoted(1, speaker_kind="person", person=hidden),
                *quoted(2, speaker_kind="organization", organization=court),
            ],
            person_mentions=[PersonMention(person=one) for one in (ada, bea, hidden)],
            organization_mentions=[OrganizationMention(organization=court)],
        )
    return {"ada": ada, "court": court}


def figures(client, address):
    page = client.get(address).content.decode()
    assert "Nia" not in page
    return page, {
        label: (url.replace("&amp;", "&"), int(n)) for url, label, n in FIGURE.findall(page)
    }


@pytest.mark.parametrize(
    "who, wanted",
    [
        ("ada", {"Rights": 4, "Torture": 3, "2017": 3, "2016": 1}),
        ("court", {"Rights": 4, "Torture": 2, "2017": 2, "2016": 2}),
    ],
)
def test_each_figure_is_the_length_of_its_list(client, people, who, wanted):
    _, found = figures(client, people[who].get_absolute_url())
    assert {label: number for label, (_, number) in found.items()} == wanted
    for url, number in found.values():
        assert client.get(url).content.decode().count("<blockquote") == number, url


def test_the_years_are_those_in_which_it_was_said(client, people):
    dated = [
        Quote(words=f"Then {n}", speaker_kind="person", person=people["ada"], said_edtf=edtf)
        for n, edtf in enumerate(("2015-11", "2016-02", "../2016"))
    ]
    make_article(live=True, published_on=datetime.date(2017, 5, 1), quotes=dated)
    _, found = figures(client, people["ada"].get_absolute_url())
    years = {label: (url, n) for label, (url, n) in found.items() if label.isdigit()}
    assert {label: n for label, (_, n) in years.items()} == {"2017": 3, "2016": 3, "2015": 1}
    for url, number in years.values():
        assert client.get(url).content.decode().count("<blockquote") == number, url


def test_who_is_in_the_same_stories_is_public_and_somebody_else(client, people):
    page, _ = figures(client, people["ada"].get_absolute_url())
    beside = page.partition('id="co-mentions"')[2].partition("hub__rule")[0]
    names = re.findall(r'<a href="/(?:people|organizations)/[^"]*">([^<]*)</a>', beside)
    assert names == ["Bea", "Court of appeal"]
    assert f'href="/quotes/?speaker={people["ada"].slug}"' in page
