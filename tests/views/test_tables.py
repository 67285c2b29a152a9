"""Lists as CSV."""

import csv
import io

import pytest

from articles.models import Byline, PersonMention, Quote
from articles.selectors import tables
from tests.factories import (
    make_article,
    make_author,
    make_document,
    make_newsroom,
    make_organization,
    make_person,
    make_topic,
)
from tests.factories.corrections import make_correction

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


def test_a_long_table_says_where_it_goes_on(read, monkeypatch, client):
    monkeypatch.setattr(tables, "MOST", 2)
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
            "/corrections/list.csv?before=1",
        ),
    ],
)
def test_what_no_page_links_to_is_not_found(client, address):
    make_newsroom()
    assert client.get(address).status_code == 404
