"""A browser test that fails is tried once more; one that then passes is named `flaky:`.

Chromium and the machine below it now and then fail a test that is right. One such test in a run is
named and counts as passed; a second one fails the run. Every test is reported once, by its last
attempt, so that the counts and the JUnit report stay what they are.

A plugin (`pytest_plugins` in tests/conftest.py), because with pytest-xdist the process that counts
the tests collects none and never sees tests/browser/conftest.py.
"""

from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol

MARK = "browser"
MOST = 1
# What a report carries from the process that ran the test to the one that counts: the words of
# the first failure. In the JUnit report it is a property of the test.
PROPERTY = "flaky"
_SECOND = pytest.StashKey[bool]()


def is_second_attempt(item):
    """For fixtures that keep something from test to test: whether to make it anew."""
    return item.stash.get(_SECOND, False)


def pytest_addoption(parser):
    parser.addoption("--flaky-list", metavar="FILE", help="write the names of flaky tests there")


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Count(config.getoption("flaky_list")), "count-of-flaky-tests")


def pytest_runtest_protocol(item, nextitem):
    if not item.get_closest_marker(MARK):
        return None
    hook, place = item.ihook, {"nodeid": item.nodeid, "location": item.location}
    hook.pytest_runtest_logstart(**place)
    for report in _last_attempt(item, nextitem):
        hook.pytest_runtest_logreport(report=report)
    hook.pytest_runtest_logfinish(**place)
    return True


def _last_attempt(item, nextitem):
    """The reports on setup, call and teardown."""
    first = runtestprotocol(item, nextitem=nextitem, log=False)
    if not any(report.failed for report in first):
        return first
    words = "\n\n".join(report.longreprtext for report in first if report.failed)
    item.stash[_SECOND] = True
    second = runtestprotocol(item, nextitem=nextitem, log=False)
    if any(report.failed for report in second):
        for report in second:
            report.sections.append(("the first attempt", words))
    else:
        second[-1].user_properties.append((PROPERTY, words))
    return second


class Count:
    """In the process that counts the tests."""

    def __init__(self, path):
        self.path, self.flaky = path, {}

    def pytest_runtest_logreport(self, report):
        words = dict(report.user_properties).get(PROPERTY)
        if words is not None:
            self.flaky[report.nodeid] = words

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session):
        if self.path:
            names = "".join(f"{name}\n" for name in self.flaky)
            Path(self.path).write_text(names, encoding="utf-8")
        if len(self.flaky) > MOST and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter):
        for name, words in self.flaky.items():
            terminalreporter.section(f"{name} failed first")
            terminalreporter.write_line(words)
        for name in self.flaky:
            terminalreporter.write_line(f"flaky: {name}")
        if len(self.flaky) > MOST:
            terminalreporter.write_line(f"{len(self.flaky)} flaky tests; {MOST} is let pass.")
