"""An import that changes what readers have seen says what they are told."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import ArticlePage, Correction
from tests.factories import make_section, make_topic

pytestmark = pytest.mark.django_db
TEXT = " date 2026-03-05 The harbour board closed the pier on Monday.\n\nIt gave no reason."
RIGHT = TEXT.replace("Monday", "Tuesday")


@pytest.fixture
def run(tmp_path):
    """`run(text, *options)` imports and publishes the file with this text."""
    make_section()
    make_topic("Ports")
    record = tmp_path / "record.json"
    record.write_text('{"headline": "The pier", "topics": {"names": ["Ports"]}}')

    def run_command(text, *options):
        file = tmp_path / "pier.txt"
        file.write_text(text)
        call_command(
            "import_story",
            str(file),
            f"--record={record}",
            "--publish",
            *options,
            stdout=StringIO(),
        )
        return str(ArticlePage.objects.get().body)

    return run_command


def test_a_changed_file_is_refused_without_a_word_to_readers(run):
    run(TEXT)
    with pytest.raises(CommandError, match="changes a published story"):
        run(RIGHT)
    with pytest.raises(CommandError, match="Write what readers need to know"):
        run(RIGHT, "--correction=\u200b")
    assert "Monday" in str(ArticlePage.objects.get().body)
    assert "Tuesday" in run(RIGHT, "--correction=We wrote Monday.")
    assert Correction.objects.get().text == "We wrote Monday."


def test_a_minor_change_has_a_reason_and_no_notice(run):
    run(TEXT)
    assert "Tuesday" in run(RIGHT, "--minor=The day of the file was a slip.")
    assert not Correction.objects.exists()


def test_one_thing_is_told_at_a_time(run):
    with pytest.raises(CommandError, match="not allowed with"):
        run(TEXT, "--minor=a", "--update=b")
    assert "Monday" in run(TEXT, "--editors-note=Nobody has seen it yet.")
    assert not Correction.objects.exists()
