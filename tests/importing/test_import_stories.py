"""A corpus is imported a story at a time: interrupted or repeated, nothing is lost or doubled."""

import gzip
import io
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.management.commands import import_stories
from articles.management.progress import Progress
from articles.models import ArticlePage, ImportedFrom
from tests.factories import make_section

pytestmark = pytest.mark.django_db

ROWS = [
    {"id": f"a/{n}", "date": "2024-05-01", "title": "Same headline", "text": f"“No,” she said. {n}"}
    for n in range(5)
]


@pytest.fixture
def corpus(tmp_path):
    make_section("World")
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in ROWS) + "\n\n")
    return path


def run(path, *options):
    out = io.StringIO()
    call_command("import_stories", str(path), *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_each_line_becomes_a_draft_of_its_own(corpus):
    report = run(corpus)
    assert "5 stories: 5 new." in report
    assert report.count("Same headline") == 5
    assert ArticlePage.objects.filter(live=False).count() == 5
    assert len(set(ArticlePage.objects.values_list("slug", flat=True))) == 5


def test_a_second_run_changes_nothing(corpus):
    run(corpus)
    assert "5 unchanged" in run(corpus)
    assert (ArticlePage.objects.count(), ImportedFrom.objects.count()) == (5, 5)


def test_an_interrupted_run_is_finished_by_the_next(corpus, monkeypatch):
    real, calls = import_stories.import_and_read, []

    def killed_in_the_third(**given):
        calls.append(given)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(**given)

    monkeypatch.setattr(import_stories, "import_and_read", killed_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        run(corpus)
    assert ArticlePage.objects.count() == 2
    monkeypatch.undo()
    report = run(corpus)
    assert "3 new" in report
    assert "2 unchanged" in report
    assert ArticlePage.objects.count() == 5


def test_a_bad_line_is_reported_and_the_others_are_imported(corpus):
    with corpus.open("a") as file:
        file.write('{"id": "b", "date": "2024-02-30", "text": "x"}\nnot json\n{"id": "c"}\n')
    out = io.StringIO()
    with pytest.raises(CommandError, match="3 stories were refused"):
        call_command("import_stories", str(corpus), stdout=out, stderr=io.StringIO())
    assert "line 7: There is no date 2024-02-30" in out.getvalue()
    assert "line 8: The line is not valid JSON" in out.getvalue()
    assert ArticlePage.objects.count() == 5


def test_packed_and_limited_and_read(corpus):
    packed = corpus.with_suffix(".jsonl.gz")
    packed.write_bytes(gzip.compress(corpus.read_bytes()))
    assert "2 stories: 2 new." in run(packed, "--limit=2", "--accept-above=0.1")
    draft = ArticlePage.objects.first().get_latest_revision_as_object()
    assert [quote.words for quote in draft.quotes.all()] == ["No,"]


def test_what_cannot_be_imported_at_all_is_a_message(corpus, tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        run(tmp_path / "missing.jsonl")
    with pytest.raises(CommandError, match="no section"):
        run(corpus, "--section=sports")
    with pytest.raises(CommandError, match="from 0 to 1"):
        run(corpus, "--accept-above=9")


def test_progress_is_drawn_on_a_terminal_only():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal, pipe = Terminal(), io.StringIO()
    for stream in (terminal, pipe):
        Progress(stream, 2).at(2)
    assert "2/2" in terminal.getvalue()
    assert pipe.getvalue() == ""
