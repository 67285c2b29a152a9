"""Fixtures and options that every lane shares."""

import gc

# Almost nothing that a test makes outlives it in a circle: looking for circles far less
# often takes a tenth off the run.
gc.set_threshold(50_000, 20, 20)

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
