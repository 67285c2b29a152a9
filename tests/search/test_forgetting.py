"""What is deleted leaves the search index, and merges into it go."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from articles.models import DeletedText, MergedRecord, RecordMerge
from articles.services.merging.forgetting import forget_merges_into_deleted_records
from articles.services.records.deletions import delete_record
from articles.services.search.forgetting import WAIT, forget_what_was_deleted
from tests.factories import make_article, make_person
from tests.merging.merging import merge

TOKEN = "qzxvtoken"


def old_marks():
    DeletedText.objects.update(deleted_at=timezone.now() - WAIT - datetime.timedelta(seconds=1))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps no such parts")
def test_words_of_a_deleted_draft_leave_the_index(tmp_path):
    article = make_article(title=f"Draft on {TOKEN}")
    article.delete()
    assert DeletedText.objects.exists()
    call_command("publish_due")
    # Not at once: many deletions are forgotten together.
    assert DeletedText.objects.exists()
    old_marks()
    call_command("publish_due")
    assert not DeletedText.objects.exists()
    copy = tmp_path / "copy.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM wagtailcore_pagelogentry")
        cursor.execute("VACUUM INTO %s", [str(copy)])
    assert TOKEN.encode() not in copy.read_bytes().lower()


@pytest.mark.django_db
def test_without_deletions_nothing_is_done():
    assert not forget_what_was_deleted(now=timezone.now())


@pytest.mark.django_db
def test_merges_into_a_deleted_record_go_with_their_snapshots():
    keep, double, third = (make_person(f"Person {number}") for number in range(3))
    stays, other = make_person("Stays"), make_person("Other")
    first = merge(keep, double)
    onward = merge(third, keep)
    merge(stays, other)
    assert forget_merges_into_deleted_records() == 0
    delete_record(record=third, user=None)
    assert forget_merges_into_deleted_records() == 2
    assert not RecordMerge.objects.filter(pk__in=[first.pk, onward.pk]).exists()
    assert MergedRecord.objects.get().name == "Other"
