"""The second attempt of a browser test, on small tests that no browser is needed for."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Whether a test has been tried is kept in a file: the attempts may be in any process.
HEAD = """
import pathlib, pytest
from tests.flaky import is_second_attempt
pytestmark = pytest.mark.browser

@pytest.fixture
def tried(request):
    path = pathlib.Path(f"{request.node.name}.tried")
    yield path.exists()
    path.touch()

@pytest.fixture
def browser(request):
    return "anew" if is_second_attempt(request.node) else "kept"
"""
RIGHT = "def test_right(browser): assert browser == 'kept'\n"
FIRST = "def test_first(tried, browser):\n    assert tried and browser == 'anew', 'slow machine'\n"
ANOTHER = "def test_another(tried): assert tried, 'slow again'\n"
AFTERWARDS = """
@pytest.fixture
def complaint(tried):
    yield
    assert tried, "said when the window was closed"
def test_afterwards(complaint): pass
"""
WRONG = "def test_wrong(tried): assert tried == 'never', 'wrong'\n"
PLAIN = "def test_plain(tried): assert tried, 'not of a browser'\n"


class Run:
    """What pytest said of a file with these tests, in as many processes."""

    def __init__(self, folder, *tests, processes=0, head=HEAD):
        (folder / "pytest.ini").write_text("[pytest]\nmarkers = browser\n")
        (folder / "test_it.py").write_text(head + "\n".join(tests))
        plugins = ("no:django", "no:hypothesispytest", "no:cacheprovider", "tests.flaky")
        options = [*(f"-p{name}" for name in plugins), f"-n{processes}"]
        options += ["--junitxml=report.xml", "--flaky-list=flaky"]
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *options],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": ""},
            capture_output=True,
            text=True,
        )
        self.status, self.said = done.returncode, done.stdout
        self.flaky = (folder / "flaky").read_text().splitlines()
        suite = ElementTree.parse(folder / "report.xml").find("testsuite")
        names = ("tests", "failures", "errors", "skipped")
        self.counts = tuple(int(suite.get(name)) for name in names)


@pytest.mark.parametrize("processes", [0, 2])
@pytest.mark.parametrize("test", [FIRST, AFTERWARDS], ids=["call", "teardown"])
def test_one_flaky_test_passes_and_is_named(tmp_path, processes, test):
    run = Run(tmp_path, RIGHT, test, processes=processes)
    name = "test_it.py::test_first" if test == FIRST else "test_it.py::test_afterwards"
    assert run.status == 0, run.said
    assert run.flaky == [name] and f"flaky: {name}" in run.said.splitlines()
    assert run.counts == (2, 0, 0, 0) and "2 passed" in run.said


@pytest.mark.parametrize("processes", [0, 2])
def test_a_second_flaky_test_fails_the_run(tmp_path, processes):
    run = Run(tmp_path, FIRST, RIGHT, ANOTHER, processes=processes)
    assert run.status == 1
    assert sorted(run.flaky) == ["test_it.py::test_another", "test_it.py::test_first"]
    assert run.counts == (3, 0, 0, 0)
    assert "slow machine" in run.said and "slow again" in run.said


def test_what_fails_twice_fails_and_is_counted_once(tmp_path):
    run = Run(tmp_path, RIGHT, WRONG)
    assert (run.status, run.flaky, run.counts) == (1, [], (2, 1, 0, 0))
    assert "the first attempt" in run.said


def test_what_is_not_of_a_browser_has_one_attempt(tmp_path):
    run = Run(tmp_path, PLAIN, head=HEAD.replace("pytestmark =", "browser_mark ="))
    assert (run.status, run.flaky, run.counts) == (1, [], (1, 1, 0, 0))
