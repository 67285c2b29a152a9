"""What the proxy and monitoring are told."""

import pytest
from django.db import OperationalError, connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.selectors.site import health
from articles.services.protection.names import protect_name
from tests.factories import make_user


@pytest.fixture(autouse=True)
def _asks_anew():
    health._has_all_migrations.cache_clear()
    yield
    health._has_all_migrations.cache_clear()


def test_the_process_is_alive_without_a_database(client):
    """No mark for the database: a query would fail this test."""
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]
    assert client.post("/healthz").status_code == 405


@pytest.mark.django_db
def test_all_is_well(client, newsroom):
    client.get("/readyz")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "database": "ok",
        "media": "ok",
        "migrations": "ok",
        "names_key": "ok",
    }
    assert len(queries) <= 2
    assert not answer.cookies


@pytest.mark.django_db
def test_a_missing_migration_and_a_database_that_is_gone_take_the_process_out(client, monkeypatch):
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: ["0001"])
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "failed")

    def refuse(*_args, **_kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr(connections["default"], "cursor", refuse)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "failed", "database": "failed", "media": "ok"}


@pytest.mark.django_db
def test_what_only_the_newsroom_notices_does_not_turn_readers_away(client, newsroom, settings):
    protect_name(
        names=["Zelim Protectov"],
        pseudonym="Idris",
        reason="Threatened.",
        reviewer=None,
        expires_on=None,
        by=make_user("keeper", group="Safety reviewers"),
        now=timezone.now(),
    )
    settings.ADVOCACY_NAMES_KEYS = []
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert (answer.json()["status"], answer.json()["names_key"]) == ("degraded", "failed")


@pytest.mark.django_db
def test_neither_is_kept_in_memory(client, newsroom, settings):
    settings.ADVOCACY_PAGE_CACHE_MB = 1
    for address in ("/healthz", "/readyz"):
        assert "Cache-Status" not in client.get(address).headers
