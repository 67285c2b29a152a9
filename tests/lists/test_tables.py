"""Lists as CSV."""

import csv
import io

import pytest
from bs4 import BeautifulSoup

from articles.models import (
    Byline,
    DocumentAuthor,
    DocumentMention,
    EventMention,
    Membership,
    OrganizationMention,
    PersonMention,
    Place,
    Quote,
    Signature,
)
from articles.selectors.lists.tables import base
from articles.services.search import index_stories
from tests.factories import (
    make_article,
    make_author,
    make_document,
    make_event,
    make_newsroom,
    make_organization,
    make_person,
    make_place,
    make_topic,
)
from tests.factories.corrections import make_correction
from tests.public_addresses import make_public_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """`read(address)` gives the rows as dictionaries, and the response."""
    make_newsroom()

    def get(address):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
        text = io.StringIO(response.content.decode(), newline="")
        return list(csv.DictReader(text)), response

    return get


def test_stories_by_the_filter_of_their_list(read):
    torture, prisons = make_topic("Torture"), make_topic("Prisons")
    author = make_author(name="=Ada")
    story = make_article(
        title="Both", live=True, topics=[torture, prisons], bylines=[Byline(author=author)]
    )
    make_article(title="One", live=True, topics=[torture])
    rows, _ = read("/stories/list.csv?topic=torture&topic=prisons")
    assert [row["title"] for row in rows] == ["Both"]
    row = rows[0]
    assert row["url"] == f"http://127.0.0.1:8000{story.address}"
    assert (row["topics"], row["authors"], row["section"]) == ("Prisons; Torture", "'=Ada", "World")
    assert row["published_on"] == story.published_on.isoformat()


def test_quotations_name_nobody_private(read):
    ada = make_person("Ada Public", standing="public_figure")
    hidden = make_person("Hidden Source", standing="private")
    make_article(
        live=True,
        person_mentions=[PersonMention(person=ada), PersonMention(person=hidden)],
        quotes=[
            Quote(words="aloud", person=ada, said_edtf="2017-05"),
            Quote(words="in confidence", person=hidden, attributed_as="a teacher"),
        ],
    )
    rows, response = read("/quotes/list.csv")
    said = {row["quotation"]: (row["speaker"], row["speaker_url"], row["said_on"]) for row in rows}
    url = "http://127.0.0.1:8000/people/ada-public/"
    assert said == {"aloud": ("Ada Public", url, "2017-05"), "in confidence": ("a teacher", "", "")}
    assert "Hidden" not in response.content.decode()
    assert [row["name"] for row in read("/people/list.csv")[0]] == ["Ada Public"]


def test_records_and_corrections(read):
    organization, document = make_organization("The Council"), make_document("A Letter")
    quotes = [
        Quote(words="a", organization=organization, speaker_kind="organization"),
        Quote(words="b", document=document, speaker_kind="document"),
    ]
    story = make_article(title="Told", live=True, quotes=quotes, topics=[make_topic("Torture")])
    make_correction(story, text="It was\n\nTuesday.")
    make_organization("Of no story")
    assert [row["name"] for row in read("/organizations/list.csv")[0]] == ["The Council"]
    assert [row["name"] for row in read("/documents/list.csv")[0]] == ["A Letter"]
    assert [row["name"] for row in read("/topics/list.csv")[0]] == ["Torture"]
    (row,), _ = read("/corrections/list.csv")
    assert (row["kind"], row["story"], row["text"]) == ("Correction", "Told", "It was Tuesday.")


def csv_link(client, address):
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return soup.main.find("a", type="text/csv")["href"]


def test_records_say_what_their_pages_say(read, client):
    council = make_organization("The Council", kind="legislature", jurisdiction=make_place("Land"))
    Place.objects.filter(name="Land").update(country="DE")
    ada = make_person("Ada Public", standing="public_figure")
    hidden = make_person("Hidden Source", standing="private")
    for person in (ada, hidden):
        Membership.objects.create(person=person, organization=council, role="speaker")
    letter, other = (
        make_document("A Letter", kind="letter", date_edtf="2017-05"),
        make_document(kind="report"),
    )
    DocumentAuthor.objects.create(document=letter, person=ada)
    DocumentAuthor.objects.create(document=letter, person=hidden)
    author = make_author(name="Eve Writer", has_public_page=True)
    make_article(
        live=True,
        topics=[make_topic("Torture")],
        bylines=[Byline(author=author)],
        person_mentions=[PersonMention(person=ada), PersonMention(person=hidden)],
        organization_mentions=[OrganizationMention(organization=council)],
        document_mentions=[DocumentMention(document=letter), DocumentMention(document=other)],
        quotes=[
            Quote(words="aloud", person=ada),
            # Who stands behind it is nobody's business, and is not counted.
            Quote(words="x", person=ada, speaker_kind="described", attributed_as="a guard"),
        ],
    )
    (row,), response = read("/people/list.csv")
    assert (row["posts"], row["quotations"], row["mentions"]) == ("speaker, The Council", "1", "1")
    assert "Hidden" not in response.content.decode()
    (row,), _ = read("/organizations/list.csv")
    assert (row["kind"], row["country"], row["mentions"]) == ("Legislature", "DE", "1")
    rows, response = read("/documents/list.csv?kind=letter")
    assert [(row["name"], row["date"], row["authors"]) for row in rows] == [
        ("A Letter", "2017-05", "Ada Public")
    ]
    assert "Hidden" not in response.content.decode()
    assert len(read("/documents/list.csv")[0]) == 2
    written = csv_link(client, f"/documents/?kind=letter&person={ada.slug}")
    assert written == f"/documents/list.csv?kind=letter&person={ada.slug}"
    assert [row["name"] for row in read(written)[0]] == ["A Letter"]
    held = csv_link(client, f"/people/?organization={council.slug}")
    assert [row["name"] for row in read(held)[0]] == ["Ada Public"]
    assert client.get(f"/documents/list.csv?person={hidden.slug}").status_code == 404
    assert [row["stories"] for row in read("/topics/list.csv")[0]] == ["1"]
    assert [(row["name"], row["stories"]) for row in read("/authors/list.csv")[0]] == [
        ("Eve Writer", "1")
    ]


def test_quotations_say_whose_voice_they_are_of_nobody_private(read):
    party = make_organization("The Party")
    ada = make_person("Ada Public", standing="public_figure")
    hidden = make_person("Hidden Source", standing="private")
    letter = make_document("A Letter")
    for person in (ada, hidden):
        Membership.objects.create(
            person=person, role="deputy", party=party, area=make_place(country="de")
        )
    make_article(
        live=True,
        topics=[make_topic("Torture")],
        quotes=[
            Quote(words="aloud", person=ada, said_in_document=letter, addressee_person=hidden),
            Quote(words="hidden", person=hidden, attributed_as="a clerk", addressee_person=ada),
        ],
    )
    rows, response = read("/quotes/list.csv")
    said = {row["quotation"]: row for row in rows}
    names = ("speaker_kind", "party", "country", "addressee", "topics", "said_in_url")
    url = "http://127.0.0.1:8000/documents/a-letter/"
    assert [said["aloud"][name] for name in names] == [
        *("person", "The Party", "DE", "", "Torture", url)
    ]
    assert [said["hidden"][name] for name in names] == [
        *("person", "", "", "Ada Public", "Torture", "")
    ]
    assert "Hidden Source" not in response.content.decode()


def test_events_voices_signatures_and_results(read):
    ada = make_person("Ada Public", standing="public_figure")
    hidden = make_person("Hidden Source", standing="private")
    letter, place = make_document("A Letter"), make_place("Grozny")
    for person in (ada, hidden):
        Signature.objects.create(document=letter, person=person)
    event = make_event("The march", date_edtf="2017-05-01", place=place)
    story = make_article(
        title="Told",
        live=True,
        event_mentions=[EventMention(event=event)],
        document_mentions=[DocumentMention(document=letter)],
        quotes=[Quote(words="aloud", person=ada)],
    )
    index_stories(keys=[story.pk])
    (row,), _ = read("/timeline/list.csv")
    assert (row["event"], row["date"], row["place"], row["story"]) == (
        *("The march", "2017-05-01", "Grozny", "Told"),
    )
    rows, _ = read("/who-is-heard/list.csv")
    assert {(row["voice"], row["quotations"]) for row in rows if row["quotations"] != "0"} == {
        ("Other named people", "1"),
        ("Not recorded", "1"),
    }
    rows, response = read("/documents/a-letter/signatories.csv")
    assert [row["name"] for row in rows] == ["Ada Public"]
    assert "Hidden" not in response.content.decode()
    rows, _ = read("/search/list.csv?q=told")
    assert [(row["type"], row["title"]) for row in rows] == [("Story", "Told")]
    assert read("/search/list.csv")[0] == []


def test_events_are_those_of_the_timeline_by_the_same_choices(read):
    place = make_place("Grozny")
    march = make_event("The march", date_edtf="2017-05-01", place=place)
    other = make_event("The vote", date_edtf="2018-05-01")
    unknown = make_event("The raid", date_edtf="", place=place)
    mentions = [EventMention(event=event) for event in (march, other, unknown)]
    make_article(title="Told", live=True, event_mentions=mentions)

    def events(query):
        return [row["event"] for row in read(f"/timeline/list.csv{query}")[0]]

    assert events("") == ["The vote", "The march", "The raid"]
    assert events("?place=grozny") == ["The march", "The raid"]
    assert events("?year=2018") == ["The vote"]


def test_every_list_leads_to_its_table(client, read):
    article = make_public_site()
    index_stories(keys=[article.pk])
    document = article.document_mentions.first().document
    assert document.signatures.exists()
    pages = ("stories", "quotes", "corrections", "topics", "people", "organizations", "documents")
    more = ("places", "timeline", "who-is-heard", "search", "documents/" + document.slug)
    for page in (*pages, *more, f"authors/{article.bylines.first().author.slug}"):
        query = {"q": article.title} if page == "search" else {}
        soup = BeautifulSoup(client.get(f"/{page}/", query).content, "html.parser")
        links = [link["href"] for link in soup.main.find_all("a", type="text/csv")]
        assert len(links) == 1, page
        assert read(links[0])[0], page
    text = client.get("/organizations/?kind=advocacy").content.decode()
    assert "/organizations/list.csv?kind=advocacy" in text


def test_a_long_table_says_where_it_goes_on(read, monkeypatch, client):
    monkeypatch.setattr(base, "MAX_ROWS", 2)
    ada = [make_person(f"Ada {n}", standing="public_figure") for n in range(5)]
    for n, person in enumerate(ada):
        quotes = [Quote(words=f"words {n}", person=person)]
        story = make_article(live=True, quotes=quotes, topics=[make_topic(f"T{n}")])
        make_correction(story)
    for path in ("stories", "quotes", "people", "topics", "corrections"):
        seen, address = [], f"/{path}/list.csv"
        while address:
            rows, response = read(address)
            assert len(rows) <= 2
            seen += [row["url"] for row in rows]
            link = response.headers.get("Link", "")
            address = link and link.partition("<http://127.0.0.1:8000")[2].partition(">")[0]
        assert len(seen) == len(set(seen)) == 5, path
    again = client.get(
        "/stories/list.csv", headers={"if-none-match": client.get("/stories/list.csv")["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/stories/list.csv?year=x",
            "/quotes/list.csv?speaker=nobody",
            "/people/list.csv?before=x",
        ),
        *(
            "/people/list.csv?before=",
            "/topics/list.csv?before=²",
            "/organizations/list.csv?kind=x",
            "/documents/list.csv?kind=x",
            "/documents/nothing/signatories.csv",
            "/timeline/list.csv?topic=nothing",
            "/who-is-heard/list.csv?year=x",
            "/search/list.csv?q=a&place=nowhere",
            "/corrections/list.csv?before=1",
        ),
    ],
)
def test_what_no_page_links_to_is_not_found(client, address):
    make_newsroom()
    assert client.get(address).status_code == 404
