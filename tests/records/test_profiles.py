"""People and organizations: who has a post and who had one, and their part in documents."""

import pytest
from bs4 import BeautifulSoup

from articles.enums import NamingStatus
from articles.models import (
    DocumentAddressee,
    DocumentAuthor,
    DocumentMention,
    EventMention,
    Membership,
    OrganizationMention,
    PersonMention,
    Signature,
)
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_newsroom,
    make_organization,
    make_person,
    make_place,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def group():
    make_newsroom()
    place = make_place("Ruritania")
    group = make_organization("The Group", jurisdiction=place)
    make_article(
        live=True,
        organization_mentions=[OrganizationMention(organization=group)],
        event_mentions=[EventMention(event=make_event(place=place))],
    )
    return group


@remembered
def publish(*people, documents=()):
    make_article(
        live=True,
        person_mentions=[PersonMention(person=person, described_as="x") for person in people],
        document_mentions=[DocumentMention(document=document) for document in documents],
    )


def facts(client, record):
    """The words of each fact by its label, and the links of all."""
    page = BeautifulSoup(client.get(record.get_absolute_url()).content, "html.parser")
    found, label = {}, ""
    for one in page.select_one("dl.facts").find_all(["dt", "dd"]):
        if one.name == "dt":
            label = one.get_text(strip=True)
        else:
            found.setdefault(label, []).append(one.get_text(" ", strip=True))
    return found, {link["href"] for link in page.select("dl.facts a")}


def names_at(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    page = BeautifulSoup(response.content, "html.parser")
    return [link.get_text(strip=True) for link in page.select(".index-list a")]


def test_who_has_a_post_stands_before_who_had_one_with_dates(client, group):
    for name, fields in (
        ("Zoe", {"start_edtf": "2015"}),
        ("Ada", {"start_edtf": "2010", "end_edtf": "2012-05"}),
        ("Mia", {}),
    ):
        person = make_person(name)
        publish(person)
        Membership.objects.create(person=person, organization=group, role="Chair", **fields)
    hidden = make_person("Nia", standing=NamingStatus.PRIVATE.value)
    publish(hidden)
    Membership.objects.create(person=hidden, organization=group, role="Clerk")
    found, links = facts(client, group)
    assert found["Current members"] == ["Mia , Chair", "Zoe , Chair since 2015"]
    assert found["Former members"] == ["Ada , Chair 2010 to May 2012"]
    assert found["Jurisdiction"] == ["Ruritania"]
    assert "/places/ruritania/" in links


def test_more_people_than_the_page_has_are_counted_and_listed_in_whole(client, group, monkeypatch):
    monkeypatch.setattr("articles.selectors.records.organizations.MEMBERS", 2)
    people = [make_person(name) for name in ("Ada", "Bea", "Mia")]
    hidden = make_person("Nia", standing=NamingStatus.PRIVATE.value)
    publish(*people, hidden)
    for person in (*people, hidden):
        Membership.objects.create(person=person, organization=group)
    found, links = facts(client, group)
    assert found["Current members"][-1] == "2 of 3 posts. Show all"
    assert "/people/?organization=the-group" in links
    assert names_at(client, "/people/?organization=the-group") == ["Ada", "Bea", "Mia"]
    assert names_at(client, "/people/?from=b&organization=the-group") == ["Bea", "Mia"]


@pytest.mark.parametrize("kind", ["person", "organization"])
def test_documents_are_listed_by_part_with_their_dates(client, group, kind):
    record = make_person("Ada") if kind == "person" else group
    for model, name, date in (
        (DocumentAuthor, "A report", "2016"),
        (DocumentAddressee, "A letter", "2017-05"),
        (Signature, "An appeal", "2018"),
        (Signature, "A draft appeal", "2019"),
    ):
        document = make_document(name, date_edtf=date)
        model.objects.create(document=document, **{kind: record})
        if "draft" not in name:
            publish(*([record] if kind == "person" else []), documents=[document])
    found, _ = facts(client, record)
    assert found["Wrote"] == ["A report 2016"]
    assert found["Received"] == ["A letter May 2017", "See which were answered"]
    assert found["Signed"] == ["An appeal 2018"]


def test_more_documents_than_the_page_has_are_counted_and_listed_in_whole(client, monkeypatch):
    monkeypatch.setattr("articles.selectors.records.party_documents.MAX_DOCUMENTS", 2)
    make_newsroom()
    ada = make_person("Ada")
    documents = [make_document(f"Letter {n}", date_edtf=f"201{n}") for n in range(3)]
    other = make_document("Of somebody else")
    for document in documents:
        Signature.objects.create(document=document, person=ada)
    publish(ada, documents=[*documents, other])
    found, links = facts(client, ada)
    assert found["Signed"] == ["Letter 2 2012", "Letter 1 2011", "The newest 2 of 3. All documents"]
    assert "/documents/?person=ada" in links
    assert names_at(client, "/documents/?person=ada") == ["Letter 0", "Letter 1", "Letter 2"]


def test_nobody_is_found_by_asking_for_their_documents(client, group):
    hidden = make_person("Nia", standing=NamingStatus.PRIVATE.value)
    letter = make_document("A letter")
    Signature.objects.create(document=letter, person=hidden)
    publish(hidden, documents=[letter])
    make_organization("Unheard")
    for address in (
        "/documents/?person=nia",
        "/documents/?person=nobody",
        "/documents/?organization=unheard",
        "/documents/?person=nia&organization=unheard",
        "/people/?organization=unheard",
    ):
        assert client.get(address).status_code == 404, address
    for address in ("/people/?person=nia", "/authors/?organization=the-group"):
        assert client.get(address).headers["Location"] == address.partition("?")[0]
