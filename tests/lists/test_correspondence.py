"""Where letters and resolutions stand, as readers see it."""

import csv
import io
import json
import re

import pytest
from django.core.exceptions import ValidationError

from articles.correspondence import DatedStep, trace_correspondence
from articles.enums import CorrespondenceState, StatusKind
from articles.filters import CorrespondenceFilter
from articles.models import (
    DocumentAddressee,
    DocumentMention,
    DocumentStatus,
    OrganizationMention,
    PersonMention,
    SourceDocument,
)
from articles.selectors.lists.correspondence import read_where_things_stand
from articles.services.importing.errors import ImportRefused
from articles.services.importing.record_file import read_record_file
from tests.factories import (
    make_article,
    make_document,
    make_organization,
    make_person,
    make_topic,
)
from tests.merging.merging import merge
from tests.replay import remembered
from tests.test_correspondence import CASES, TODAY

pytestmark = pytest.mark.django_db


def add(document, kind, on, **more):
    return DocumentStatus.objects.create(document=document, kind=kind, date_edtf=on, **more)


@remembered
def in_story(name, live=True, topics=(), **fields):
    document = make_document(name=name, **fields)
    mentions = [DocumentMention(document=document)]
    make_article(live=live, document_mentions=mentions, topics=topics)
    return document


def test_the_database_finds_what_the_rule_says():
    """Each state of the filter has exactly the documents of which the rule says it."""
    said = {}
    for words, rows in CASES.items():
        document = in_story(words)
        for kind, on in rows:
            add(document, kind, on)
        said[document.pk] = trace_correspondence(
            [DatedStep(StatusKind(k), d) for k, d in rows], TODAY
        )
    in_story("Without a step")
    public = SourceDocument.objects.published().with_steps(TODAY)
    assert set(public.values_list("pk", flat=True)) == set(said)
    for outcome in CorrespondenceState:
        found = set(public.in_state(outcome, TODAY).values_list("pk", flat=True))
        assert found == {pk for pk, stands in said.items() if stands.outcome is outcome} != set()
    screen = read_where_things_stand(CorrespondenceFilter(), TODAY)
    assert {entry.words for entry in screen.entries} == set(CASES)


def test_the_list_shows_published_documents_a_page_at_a_time(client, settings):
    settings.ADVOCACY_PAGE_SIZE = 2
    for number in (1, 2, 3):
        add(in_story(f"Letter {number}"), "sent", f"2026-05-0{number}")
    add(in_story("Of a draft", live=False), "sent", "2026-05-09")
    first = client.get("/where-it-stands/?state=waiting").content.decode()
    assert first.index("Letter 3") < first.index("Letter 2")
    assert "Letter 1" not in first and "Of a draft" not in first
    cursor = first.split("before=")[1].split('"')[0]
    second = client.get(f"/where-it-stands/?state=waiting&before={cursor}").content.decode()
    assert "Letter 1" in second and "Letter 2" not in second
    assert (
        "No documents match these filters"
        in client.get("/where-it-stands/?state=ended").content.decode()
    )
    assert client.get("/where-it-stands/?state=lost").status_code == 404


def names(text):
    return re.findall(r'correspondence__name" dir="auto"><a [^>]*>([^<]*)<', text)


def test_it_is_narrowed_and_ordered(client):
    council, torture = make_organization("The Council"), make_topic("Torture")
    ada = make_person("Ada Public", standing="public_figure")
    hidden = make_person("Hidden Source", standing="private")
    old = in_story("Old letter", topics=[torture], date_edtf="2015-01-01")
    new = in_story("New bill", kind="bill", date_edtf="2026-05-02")
    done = in_story("Answered", date_edtf="2026-05-03")
    for person in (ada, hidden):
        make_article(live=True, person_mentions=[PersonMention(person=person)])
    make_article(live=True, organization_mentions=[OrganizationMention(organization=council)])
    DocumentAddressee.objects.create(document=old, organization=council)
    DocumentAddressee.objects.create(document=new, person=ada)
    DocumentAddressee.objects.create(document=done, person=hidden, described_as="a clerk")
    add(old, "sent", "2015-02-01")
    add(new, "sent", "2026-05-02")
    add(done, "sent", "2014-01-01")
    add(done, "answered", "2026-05-04")
    for query, found in {
        "": ["Answered", "New bill", "Old letter"],
        "topic=torture": ["Old letter"],
        "organization=the-council": ["Old letter"],
        "person=ada-public": ["New bill"],
        "kind=bill": ["New bill"],
        "year=2015": ["Old letter"],
        "order=longest": ["Old letter", "New bill"],
        "state=ended": ["Answered"],
    }.items():
        response = client.get(f"/where-it-stands/?{query}")
        assert names(response.content.decode()) == found, query
        table = client.get(f"/where-it-stands/list.csv?{query}").content.decode()
        assert [row["name"] for row in csv.DictReader(io.StringIO(table))] == found, query
        assert "Hidden" not in response.content.decode() + table
    assert client.get("/where-it-stands/?person=hidden-source").status_code == 404
    page = client.get("/where-it-stands/").content.decode()
    for choice in ("person=ada-public", "organization=the-council", "topic=torture"):
        assert f'/where-it-stands/?{choice}"' in page
    assert "hidden-source" not in page


def test_what_has_waited_longest_comes_first_a_page_at_a_time(client, settings):
    settings.ADVOCACY_PAGE_SIZE = 2
    for number in (3, 1, 2):
        add(in_story(f"Letter {number}"), "sent", f"2026-05-0{number}")
    first = client.get("/where-it-stands/?order=longest").content.decode()
    assert names(first) == ["Letter 1", "Letter 2"]
    cursor = first.split("before=")[1].split('"')[0]
    second = client.get(f"/where-it-stands/?order=longest&before={cursor}").content.decode()
    assert names(second) == ["Letter 3"]


def test_steps_are_a_feed(client):
    letter, hidden = in_story("A letter"), in_story("Of a draft", live=False)
    add(letter, "sent", "2026-05-01", note="by hand")
    add(letter, "answered", "2026-05-09")
    add(letter, "deadline", "2026-05-05")
    add(letter, "passed", "2999-01-01")
    add(hidden, "sent", "2026-05-02")
    feed = client.get("/where-it-stands/feed.json").json()
    assert [item["title"] for item in feed["items"]] == ["A letter: answered", "A letter: sent"]
    assert "by hand" in feed["items"][1]["content_html"]
    assert len({item["id"] for item in feed["items"]}) == 2
    for kind in ("atom", "rss"):
        assert b"A letter: sent" in client.get(f"/where-it-stands/feed.{kind}").content
    assert client.get("/where-it-stands/feed.json?kind=bill").json()["items"] == []
    assert client.get("/where-it-stands/feed.json?kind=x").status_code == 404


def test_a_document_shows_its_history(client):
    document = in_story("Resolution 9")
    add(document, "in_committee", "2026-05", note="without a dissenting vote")
    add(document, "passed", "2026-06-01", url="https://example.org/vote")
    page = client.get(document.get_absolute_url()).content.decode()
    assert page.index("without a dissenting vote") < page.index("https://example.org/vote")
    assert "Passed 1 June 2026." in page


def test_a_merge_keeps_the_steps_of_both():
    kept, gone = make_document(), make_document()
    add(kept, "sent", "2026-05-01")
    add(gone, "answered", "2026-05-09")
    merge(kept, gone)
    assert [row.kind for row in kept.statuses.all()] == ["sent", "answered"]


def test_a_step_needs_a_date():
    with pytest.raises(ValidationError, match="Enter a date"):
        DocumentStatus(document=make_document(), kind="sent").full_clean()


@pytest.mark.parametrize(
    "status", [{"kind": "sent"}, {"kind": "lost", "date": "2026"}, {"kind": "sent", "date": "x"}]
)
def test_an_import_refuses_a_step_that_says_nothing(status):
    record = {"documents": [{"id": "letter", "statuses": [status]}]}
    with pytest.raises(ImportRefused, match="letter"):
        read_record_file(json.dumps(record).encode())
