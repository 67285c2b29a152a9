"""Fixtures and options that every lane shares."""

import gc
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.template import RequestContext, Template
from django.test.signals import template_rendered

from tests.shared_data import seed_story
from tests.standing_newsroom import StandingNewsroom

# Almost nothing that a test makes outlives it in a circle: looking for circles far less
# often takes a tenth off the run.
gc.set_threshold(50_000, 20, 20)

pytest_plugins = ["tests.flaky"]

TEMPLATE = os.environ.get("ADVOCACY_TEST_TEMPLATE", "")
IS_FILE = Path(TEMPLATE).is_file()
COMMITTING = {"transactional_db", "live_server"}
NEWSROOM = pytest.StashKey[StandingNewsroom]()
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out the tests that may not touch the database: no database changes them",
    )


def pytest_collection_modifyitems(config, items):
    # Those with the standing newsroom one after the other, so that it is set up once.
    items.sort(key=lambda item: not _wants_standing_newsroom(item))
    if not config.getoption("--database-only"):
        return
    kept, left_out = [], []
    for item in items:
        (kept if _may_touch_the_database(item) else left_out).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left_out)


def _may_touch_the_database(item):
    """pytest-django refuses every query of a test without one of these."""
    return item.get_closest_marker("django_db") or DATABASE_FIXTURES & set(item.fixturenames)


def _wants_standing_newsroom(item):
    """Not where a test commits: what it leaves is emptied with all the rest."""
    return "newsroom" in item.fixturenames and not _commits(item)


def _commits(item):
    marker = item.get_closest_marker("django_db")
    return (marker and marker.kwargs.get("transaction")) or COMMITTING & set(item.fixturenames)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    if (standing := item.config.stash.get(NEWSROOM, None)) and not _wants_standing_newsroom(item):
        standing.close()


@pytest.fixture(scope="session")
def _standing_newsroom(request, django_db_setup, django_db_blocker):
    # Only now: with this module Django's models would be imported before its settings are.
    from articles.services.setup.newsroom_setup import setup_newsroom

    standing = StandingNewsroom(setup_newsroom, django_db_blocker)
    request.config.stash[NEWSROOM] = standing
    yield standing
    standing.close()


# For a function that stands in no class, "class" means that function; it makes pytest run this
# before every fixture of the test itself, and so before the transaction of the test.
@pytest.fixture(scope="class")
def _open_newsroom(request, _standing_newsroom):
    if _wants_standing_newsroom(request.node):
        _standing_newsroom.open()


@pytest.fixture(autouse=True)
def _remembered_rows(request):
    """Lets what tests have in common be made once: tests/replay.py."""
    from tests.replay import replay

    if not _may_touch_the_database(request.node):
        yield
    elif _commits(request.node):
        # Its rows get other keys than those before.
        replay.forget()
        yield
    else:
        request.getfixturevalue("db")
        standing = request.config.stash.get(NEWSROOM, None)
        is_open = bool(standing and standing.is_open)
        # One transaction more is a module's own, around rows that all of its tests have.
        if len(connection.atomic_blocks) > 1 + is_open:
            yield
            return
        rows = f"newsroom {standing.times}" if is_open else "migrations"
        with replay.of_test(rows):
            yield


@pytest.fixture
def newsroom(_open_newsroom, db):
    """The database as `setup_newsroom` leaves it."""
    from articles.services.setup.newsroom_setup import setup_newsroom

    cache.clear()
    if not connection.in_atomic_block:
        setup_newsroom()


@pytest.fixture(scope="session", autouse=True)
def _tell_of_whole_pages_only(django_test_environment):
    """Django's test client copies the context of every template, of which one of Wagtail's forms
    has two thousand: a fifth of a test's time. `response.context` needs that of the page alone."""
    Template._render = _render


def _render(template, context):
    if context.template is template and isinstance(context, RequestContext):
        template_rendered.send(sender=template, template=template, context=context)
    return template.nodelist.render(context)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """The file of ADVOCACY_TEST_TEMPLATE is copied when each process has a name for its own."""
    if not IS_FILE:
        yield
        return
    name = connection.creation._get_test_db_name()
    if connection.creation.is_in_memory_db(name):
        # What is in memory is there as long as somebody is connected to it.
        copy = sqlite3.connect(name, uri=True, check_same_thread=False)
        with closing(sqlite3.connect(TEMPLATE)) as template:
            template.backup(copy)
        yield
        copy.close()
        return
    for part in ("-wal", "-shm"):
        Path(f"{name}{part}").unlink(missing_ok=True)
    shutil.copyfile(TEMPLATE, name)
    yield


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    """A copied file is not to be made anew."""
    return django_db_keepdb or IS_FILE


@pytest.fixture(scope="session", params=["own", "original"])
def seed(request):
    """The files of the seed story; the original is not in every clone."""
    return seed_story(request.param)
