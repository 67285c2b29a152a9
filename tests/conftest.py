"""Fixtures and options that every lane shares."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings

# Almost nothing that a test makes outlives it in a circle: looking for circles far less
# often takes a tenth off the run.
gc.set_threshold(50_000, 20, 20)

TEMPLATE = os.environ.get("ADVOCACY_TEST_TEMPLATE", "")
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}


def pytest_addoption(parser):
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out the tests that may not touch the database: no database changes them",
    )


def pytest_collection_modifyitems(config, items):
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


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """When each process has a name for its database: PostgreSQL copies the template by itself,
    a file is copied here."""
    if not Path(TEMPLATE).is_file():
        return
    copy = settings.DATABASES["default"]["TEST"]["NAME"]
    for part in ("-wal", "-shm"):
        Path(f"{copy}{part}").unlink(missing_ok=True)
    shutil.copyfile(TEMPLATE, copy)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    """A copied file is not to be made anew."""
    return django_db_keepdb or Path(TEMPLATE).is_file()
