"""Where letters and resolutions stand, as readers see it."""

import json

import pytest
from django.core.exceptions import ValidationError

from articles.enums import StatusKind
from articles.models import DocumentMention, DocumentStatus, SourceDocument
from articles.outcomes import Outcome, Step, where_it_stands
from articles.selectors.document_statuses import read_where_things_stand
from articles.services.importing.errors import ImportRefused
from articles.services.importing.record_file import read_record_file
from tests.factories import make_article, make_document
from tests.services.merging.merging import merge
from tests.test_outcomes import CASES, TODAY

pytestmark = pytest.mark.django_db


def add(document, kind, on, **more):
    return DocumentStatus.objects.create(document=document, kind=kind, date_edtf=on, **more)


def in_story(name, live=True):
    document = make_document(name=name)
    make_article(live=live, document_mentions=[DocumentMention(document=document)])
    return document


def test_the_database_finds_what_the_rule_says():
    """Each state of the filter has exactly the documents of which the rule says it."""
    said = {}
    for words, rows in CASES.items():
        document = in_story(words)
        for kind, on in rows:
            add(document, kind, on)
        said[document.pk] = where_it_stands([Step(StatusKind(k), d) for k, d in rows], TODAY)
    in_story("Without a step")
    public = SourceDocument.objects.published().with_steps(TODAY)
    assert set(public.values_list("pk", flat=True)) == set(said)
    for outcome in Outcome:
        found = set(public.standing_at(outcome, TODAY).values_list("pk", flat=True))
        assert found == {pk for pk, stands in said.items() if stands.outcome is outcome} != set()
    screen = read_where_things_stand(None, None, TODAY, "/")
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
        "No document stands there" in client.get("/where-it-stands/?state=ended").content.decode()
    )
    assert client.get("/where-it-stands/?state=lost").status_code == 404


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
    with pytest.raises(ValidationError, match="Say when"):
        DocumentStatus(document=make_document(), kind="sent").full_clean()


@pytest.mark.parametrize(
    "status", [{"kind": "sent"}, {"kind": "lost", "date": "2026"}, {"kind": "sent", "date": "x"}]
)
def test_an_import_refuses_a_step_that_says_nothing(status):
    record = {"documents": [{"id": "letter", "statuses": [status]}]}
    with pytest.raises(ImportRefused, match="letter"):
        read_record_file(json.dumps(record).encode())
