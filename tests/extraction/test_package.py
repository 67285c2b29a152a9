"""`script/extract-package DIR`: what reads texts, taken out of the app."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from articles.extraction import extract
from tests.extraction.nasty import STORY

ROOT = Path(__file__).resolve().parents[2]
# Only the standard library and what is in the folder.
READ = """
import sys
sys.path.insert(0, sys.argv[1])
import story_reader
result = story_reader.extract(sys.stdin.read())
assert "django" not in sys.modules and "articles" not in sys.modules
print([(quote.span, quote.text, quote.speaker and quote.speaker.name) for quote in result.quotes])
"""


def take_out(folder, *options):
    command = [sys.executable, ROOT / "script" / "extract_package.py", folder, *options]
    return subprocess.run(command, capture_output=True, text=True)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    folder = tmp_path_factory.mktemp("package") / "reader"
    done = take_out(folder, "--name", "story_reader")
    assert done.returncode == 0, done.stderr
    assert "“The gates stay shut tonight,” (Ana Ruiz)" in done.stdout
    return folder


def test_it_reads_as_the_app_does_with_nothing_else_installed(package):
    command = [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", READ, package / "src"]
    done = subprocess.run(command, input=STORY, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    quotes = extract(STORY).quotes
    assert quotes
    expected = [(one.span, one.text, one.speaker and one.speaker.name) for one in quotes]
    assert done.stdout.strip() == str(expected)


def test_it_is_a_whole_package_that_does_not_know_the_app(package):
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["name"], project["dependencies"]) == ("story-reader", [])
    assert (package / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    texts = [path for path in package.rglob("*") if path.suffix in {".py", ".md"}]
    assert len(texts) > 40
    assert [path for path in texts if "articles." in path.read_text(encoding="utf-8")] == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("Mine.", encoding="utf-8")
    done = take_out(tmp_path)
    assert done.returncode == 1 and "not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
