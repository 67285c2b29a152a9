"""Migrations from before the first release: adopted whole, or refused."""

import io
from importlib import import_module

import pytest
from django.apps import apps
from django.core.checks import Tags, run_checks
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from script import serve

pytestmark = pytest.mark.django_db

NEWSROOM = import_module("articles.migrations.0002_newsroom")
NEW = "0002_newsroom"
LAST_OLD = "0026_name_of_the_override"

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no such file")


@pytest.fixture(autouse=True)
def _first_start_is_over(monkeypatch, tmp_path):
    monkeypatch.setattr(serve, "UNFINISHED", tmp_path / "first_start_unfinished")


def applied():
    rows = MigrationRecorder.Migration.objects.filter(app="articles")
    return sorted(rows.values_list("name", flat=True))


def stop_at(last):
    """Make the database one that has the old migrations up to `last`, and not the new one."""
    names = [name for _, name in NEWSROOM.Migration.replaces]
    gone = {NEW, *names[names.index(last) + 1 :]}
    MigrationRecorder.Migration.objects.filter(app="articles", name__in=gone).delete()


def found():
    return [message.id for message in run_checks(tags=[Tags.database], databases=["default"])]


def test_every_migration_that_was_squashed_is_replaced():
    names = [name for _, name in NEWSROOM.Migration.replaces]
    assert [int(name[:4]) for name in names] == list(range(2, 27))
    assert NEW not in names
    assert names[-1] == LAST_OLD


def test_a_database_with_all_old_migrations_is_adopted():
    stop_at(LAST_OLD)
    assert NEW not in applied()
    assert serve.prepare() == ""
    assert NEW in applied()
    assert "articles.E003" not in found()


def test_migrate_adopts_it_too():
    stop_at(LAST_OLD)
    call_command("migrate", skip_checks=False, stdout=io.StringIO())
    assert NEW in applied()


def test_an_older_database_is_refused_and_left_alone():
    stop_at("0010_workflow")
    before = applied()
    assert "articles.E003" in found()
    with pytest.raises(SystemCheckError, match="stops at 0010_workflow"):
        call_command("migrate", skip_checks=False, stdout=io.StringIO())
    with pytest.raises(CommandError, match=r"stops at 0010_workflow.*To begin anew, ") as refusal:
        serve.prepare()
    assert "\n" not in str(refusal.value)
    assert applied() == before


@on_sqlite
def test_the_way_to_begin_anew_names_the_files(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "our media"
    monkeypatch.setitem(connection.settings_dict, "NAME", "/srv/news/db.sqlite3")
    stop_at("0025_first_hand_words")
    (message,) = run_checks(tags=[Tags.database], databases=["default"])[:1]
    assert message.hint.endswith("mkdir old && mv /srv/news/db.sqlite3* old/")
    settings.MEDIA_ROOT.mkdir()
    (message,) = run_checks(tags=[Tags.database], databases=["default"])[:1]
    assert message.hint.endswith(f"/srv/news/db.sqlite3* '{settings.MEDIA_ROOT}' old/")


def test_every_step_can_be_taken_back():
    assert all(operation.reversible for operation in NEWSROOM.Migration.operations)


@on_sqlite
def test_the_full_text_index_goes_and_comes_back():
    before = index_parts()
    editor = connection.schema_editor()
    NEWSROOM.drop_index(apps, editor)
    assert index_parts() == {}
    NEWSROOM.make_index(apps, editor)
    assert index_parts() == before
    assert len(before) > 4


def index_parts():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE name LIKE 'articles_searchindex%'"
        )
        return dict(cursor.fetchall())
