"""`manage.py import_story FILE --read`: the machine proposes, and accepts only when told to."""

import io

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.models import ArticlePage, Person
from articles.services.reading import read
from tests.factories import make_section
from tests.reading_story import PARAGRAPHS, scripted

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(newsroom, tmp_path, monkeypatch):
    monkeypatch.setattr(read, "extract", scripted)
    make_section("World")
    path = tmp_path / "pier.txt"
    path.write_text("date 2026-03-05 " + "\n\n".join(PARAGRAPHS), encoding="utf-8")
    return path


def run(file, *options):
    out = io.StringIO()
    call_command("import_story", file, "--section=world", "--headline=Pier", *options, stdout=out)
    return out.getvalue()


def draft():
    return ArticlePage.objects.get().get_latest_revision_as_object()


def test_reading_alone_accepts_nothing(file):
    report = run(file, "--read")
    assert "person        0.95  proposed   Ines Demo (new)" in report
    assert "quote         0.96  proposed   “We were not asked,” (Ines Demo)" in report
    assert "0 accepted by the machine, 8 left" in report
    assert not draft().quotes.exists()
    assert not Person.objects.exists()


def test_what_is_sure_is_accepted_as_the_machines(file):
    report = run(file, "--read", "--accept-above=0.9")
    assert "quote         0.96  accepted   “We were not asked,”" in report
    assert "quote         0.60  proposed   “Nobody told us,” (a fisher)" in report
    assert "5 accepted by the machine, 3 left" in report
    assert "confirmed by a person before publication" in report
    rows = [*draft().quotes.all(), *draft().person_mentions.all()]
    assert len(rows) == 3 and {row.origin for row in rows} == {"machine"}
    assert Person.objects.get().standing == "private"


def test_running_again_doubles_nothing_and_a_changed_file_may_still_come(file):
    run(file, "--read", "--accept-above=0.9")
    report = run(file, "--read", "--accept-above=0.9")
    assert "0 accepted by the machine" in report
    assert len(draft().quotes.all()) == 2
    file.write_text(file.read_text(encoding="utf-8") + "\n\nAnd one more.", encoding="utf-8")
    report = run(file, "--read", "--accept-above=0.9")
    assert "Story updated" in report
    assert "And one more." in draft().projection().text
    assert [quote.origin for quote in draft().quotes.all()] == ["machine", "machine"]
    assert Person.objects.count() == 1


def test_a_story_that_a_person_edited_is_only_read(file):
    run(file, "--read")
    article = draft()
    article.title = "Another headline"
    article.save_revision()
    report = run(file, "--read", "--accept-above=0.9")
    assert "nothing was accepted" in report
    assert not draft().quotes.exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--accept-above=0.9"], "belongs to --read"),
        (["--read", "--accept-above=90"], "from 0 to 1"),
        (["--read", "--accept-above=0.9", "--publish"], "exclude each other"),
    ],
)
def test_options_that_make_no_sense_are_refused(file, options, words):
    with pytest.raises(CommandError, match=words):
        run(file, *options)
    assert not ArticlePage.objects.exists()
