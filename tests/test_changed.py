"""What `script/test changed` runs for a change."""

import importlib.util
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def load():
    spec = importlib.util.spec_from_file_location("changed", ROOT / "script" / "changed.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


changed = load()


@pytest.fixture(scope="module")
def project():
    return changed.Project(ROOT)


@pytest.mark.parametrize(
    ("name", "tests"),
    [
        # Over imports; over the folder of the feature, whose screens no import shows.
        ("articles/guard/checks.py", ["guard/test_checks", "review/test_publishing"]),
        ("articles/services/review/claims.py", ["review/test_fact_check"]),
        ("articles/models/kills.py", ["killing/test_kill", "browser/test_kill"]),
        # Addresses lead to it, and its own name.
        ("articles/views/media.py", ["site/test_media"]),
        ("articles/management/commands/publish_due.py", ["review/test_publish_due"]),
        # Over what names it.
        ("templates/base.html", ["site/test_pages", "stories/test_page"]),
        ("static/editing/reading.js", ["reading/test_screen", "browser/test_reading_screen"]),
        ("script/standards", ["standards/test_downloads"]),
        ("tests/publishing.py", ["corrections/test_corrections"]),
        ("tests/text/test_markup.py", ["text/test_markup"]),
    ],
)
def test_a_file_leads_to_its_tests(project, name, tests):
    assert (ROOT / name).exists()
    found = changed.touched(project, name)
    assert {f"tests/{test}.py" for test in tests} <= found
    assert found <= project.tests


def test_a_small_change_runs_little(project):
    for name in ("articles/services/review/claims.py", "articles/models/kills.py"):
        assert len(changed.touched(project, name)) < len(project.tests) / 5, name
    # This file names it.
    assert changed.touched(project, "docs/feeds.md") == {"tests/test_changed.py"}


def test_every_module_of_the_app_has_a_test(project):
    # What holds no more than names of other modules has nothing to test.
    modules = [path for path in project.texts if path.startswith("articles/")]
    modules = [path for path in modules if path.endswith(".py") and "__init__" not in path]
    without = [path for path in modules if not changed.EVERYTHING.match(path)]
    assert [path for path in without if not changed.touched(project, path)] == []


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "advocacy/settings/base.py", "tests/conftest.py", "script/lanes.sh"]
)
def test_what_every_test_runs_through_is_everything(name):
    assert (ROOT / name).exists() and changed.EVERYTHING.match(name)


def test_the_working_tree_counts(tmp_path, monkeypatch):
    def git(*arguments):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    git("config", "user.email", "a@example.org")
    git("config", "user.name", "A")
    for name in ("kept.py", "removed.py", "edited.py"):
        (tmp_path / name).write_text("1\n")
    git("add", ".")
    git("commit", "-m", "One")
    git("checkout", "-b", "branch")
    (tmp_path / "committed.py").write_text("1\n")
    git("add", ".")
    git("commit", "-m", "Two")
    (tmp_path / "edited.py").write_text("2\n")
    (tmp_path / "removed.py").unlink()
    (tmp_path / "new.py").write_text("1\n")
    monkeypatch.setattr(changed, "ROOT", tmp_path)
    wanted = ["committed.py", "edited.py", "new.py", "removed.py"]
    assert changed.changed_files(changed.base()) == wanted
    with pytest.raises(SystemExit, match="no commit nonsense"):
        changed.changed_files("nonsense")
