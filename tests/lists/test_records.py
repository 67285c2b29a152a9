"""People, organizations and documents from A to Z: each once, nobody private, no odd address."""

import pytest
from django.urls import reverse

from articles.enums import NamingStatus
from articles.models import DocumentMention, Membership, OrganizationMention, PersonMention
from articles.selectors.site.page_frame import BROWSE, IN_MENU
from tests.factories import (
    make_article,
    make_document,
    make_newsroom,
    make_organization,
    make_person,
)

pytestmark = pytest.mark.django_db


def names_at(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    body = response.content.decode().partition('<ul class="index-list">')[2].partition("</ul>")[0]
    return [part.partition(">")[2].partition("<")[0] for part in body.split("<a ")[1:]], response


def test_each_person_stands_on_one_page_also_where_two_have_one_name(client, monkeypatch):
    monkeypatch.setattr("articles.selectors.lists.records.RECORDS_PER_PAGE", 2)
    make_newsroom()
    people = [make_person(name) for name in ("Zoë", "Ada", "Ada", "Ada", "mia")]
    hidden = make_person("Nia Private", standing=NamingStatus.PRIVATE.value)
    draft = make_person("Only in a draft")
    mentions = [PersonMention(person=person) for person in (*people, hidden)]
    make_article(live=True, person_mentions=mentions)
    make_article(person_mentions=[PersonMention(person=draft)])
    found, address = [], "/people/"
    for _ in range(4):
        names, response = names_at(client, address)
        found += names
        rest = response.content.decode().partition('rel="next" href="')[2]
        if not rest:
            break
        address = rest.partition('"')[0].replace("&amp;", "&")
    assert found == ["Ada", "Ada", "Ada", "mia", "Zoë"]


def test_a_letter_and_a_kind_narrow_the_list_which_is_then_not_to_be_indexed(client):
    make_newsroom()
    person = make_person("Bea")
    court = make_organization("Court of appeal", kind="court")
    Membership.objects.create(person=person, organization=court, role="Judge")
    make_article(
        live=True,
        person_mentions=[PersonMention(person=person), PersonMention(person=make_person("Al"))],
        organization_mentions=[
            OrganizationMention(organization=court),
            OrganizationMention(organization=make_organization("Aid group")),
        ],
        document_mentions=[DocumentMention(document=make_document("A letter"))],
    )
    assert names_at(client, "/people/?from=b")[0] == ["Bea"]
    names, narrowed = names_at(client, "/organizations/?kind=court")
    assert names == ["Court of appeal"]
    assert 'content="noindex' in narrowed.content.decode()
    names, bare = names_at(client, "/documents/")
    assert names == ["A letter"]
    assert 'content="noindex' not in bare.content.decode()
    assert "Judge, Court of appeal" in client.get("/people/").content.decode()


@pytest.mark.parametrize(
    "query", ["from=%C3%A9", "from=bb", "after=x", "after=x.%00", "kind=nothing", "after=%00.1"]
)
def test_what_no_page_links_to_is_not_found(client, query):
    assert client.get(f"/organizations/?{query}").status_code == 404


def test_every_way_of_browsing_leads_somewhere_from_every_page(client):
    make_newsroom()
    html = client.get("/").content.decode()
    for place, (name, label) in enumerate(BROWSE):
        # All in the footer, the first in the menu too.
        times = 2 if place < IN_MENU else 1
        assert html.count(f'<a href="{reverse(name)}">{label}</a>') == times
