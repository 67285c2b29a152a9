"""A backup is whole, comes back as it was, and brings back nobody who was taken out."""

import datetime
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from articles.enums import KillCause
from articles.models import ArticlePage, Kill
from articles.services.killing import kill_story
from script import backups
from script.backups import BackupFailed, forget_old_backups, make_backup, restore_backup
from tests.factories import make_article

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
NOW = datetime.datetime(2026, 6, 1, 3, tzinfo=datetime.UTC)


@pytest.fixture
def dumped(monkeypatch):
    """Tests keep their rows in a transaction, which no dump sees."""

    def dump(folder):
        (folder / "database.sqlite3").write_bytes(b"rows")
        return "database.sqlite3"

    monkeypatch.setattr(backups, "_dump", dump)


def write_backup(folder, made_at, *, killed=(), nothing_before=None):
    path = folder / made_at.strftime(f"advocacy-{backups.STAMP}")
    path.mkdir()
    manifest = {
        "format": backups.FORMAT,
        "made_at": made_at.isoformat(),
        "files": {},
        "killed": list(killed),
        "nothing_before": nothing_before and nothing_before.isoformat(),
    }
    (path / "manifest.json").write_text(json.dumps(manifest))
    return path


def test_a_backup_has_files_and_says_what_is_in_it(tmp_path, dumped):
    default_storage.save("pictures/demo.txt", ContentFile(b"pixels"))
    made = make_backup(tmp_path / "backups", keep_days=14)
    assert (made.stat().st_mode & 0o077) == 0
    assert sorted(path.name for path in made.iterdir()) == [
        *("database.sqlite3", "manifest.json", "media.tar"),
    ]
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert b"pixels" in (made / "media.tar").read_bytes()
    assert backups.read_manifest(made)["nothing_before"] is None


def test_no_key_of_protected_names_is_in_it(tmp_path, dumped):
    keys = tmp_path / "keys"
    made = make_backup(tmp_path / "backups", keep_days=14, keys=keys)
    key = settings.ADVOCACY_NAMES_KEYS[0]
    assert (keys / "names_key").read_text() == f"{key}\n"
    assert (keys / "names_key").stat().st_mode & 0o077 == 0
    assert not any(key.encode() in path.read_bytes() for path in made.iterdir())
    with pytest.raises(BackupFailed, match="somewhere else"):
        make_backup(tmp_path / "b", keep_days=14, keys=tmp_path / "b" / "keys")


def test_half_a_backup_is_none(tmp_path, monkeypatch):
    def fail(folder):
        (folder / "database.sqlite3").write_bytes(b"ro")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "_dump", fail)
    with pytest.raises(BackupFailed, match="No space left"):
        make_backup(tmp_path / "backups", keep_days=14)
    assert list((tmp_path / "backups").iterdir()) == []


def test_old_backups_are_forgotten(tmp_path):
    old = write_backup(tmp_path, NOW - 15 * DAY)
    young = write_backup(tmp_path, NOW - 13 * DAY)
    newest = write_backup(tmp_path, NOW)
    assert forget_old_backups(tmp_path, newest=newest, keep_days=14) == [old.name]
    assert sorted(tmp_path.iterdir()) == [young, newest]


def test_no_backup_from_before_a_kill_is_kept(tmp_path):
    before = write_backup(tmp_path, NOW - 3 * DAY)
    after = write_backup(tmp_path, NOW - DAY)
    newest = write_backup(tmp_path, NOW, nothing_before=NOW - 2 * DAY)
    assert forget_old_backups(tmp_path, newest=newest, keep_days=14) == [before.name]
    assert sorted(tmp_path.iterdir()) == [after, newest]


def test_a_backup_says_what_was_killed(newsroom, tmp_path, dumped):
    article = make_article(live=True)
    now = timezone.now()
    kill_story(article_id=article.pk, cause=KillCause.DANGER.value, by=None, now=now)
    manifest = backups.read_manifest(make_backup(tmp_path / "backups", keep_days=14))
    assert manifest["killed"] == [article.pk]
    assert datetime.datetime.fromisoformat(manifest["nothing_before"]) >= now


def test_what_was_killed_later_is_killed_again(newsroom, tmp_path):
    killed, other = make_article(live=True), make_article(live=True)
    old = write_backup(tmp_path, NOW - DAY)
    write_backup(tmp_path, NOW, killed=[killed.pk, 999_999])
    assert backups.kill_again(old) == [killed.pk]
    assert list(ArticlePage.objects.values_list("pk", flat=True)) == [other.pk]
    assert Kill.objects.get().article_id == killed.pk


def test_a_damaged_backup_is_not_restored(tmp_path, dumped):
    made = make_backup(tmp_path / "backups", keep_days=14)
    (made / "media.tar").write_bytes(b"other")
    with pytest.raises(BackupFailed, match=r"media\.tar is damaged"):
        restore_backup(made)


def test_nothing_is_restored_over_something(tmp_path, dumped, settings):
    made = make_backup(tmp_path / "backups", keep_days=14)
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "one").touch()
    with pytest.raises(BackupFailed, match="is not empty"):
        restore_backup(made)
    (settings.MEDIA_ROOT / "one").unlink()
    with pytest.raises(BackupFailed, match="not empty" if connection.vendor == "sqlite" else "of"):
        restore_backup(made)


@pytest.mark.slow
def test_the_drill_finds_every_page_of_the_demo_again(tmp_path):
    """In processes of their own, as an operator runs it."""
    mine = {"ADVOCACY_DATABASE_URL": f"sqlite:///{tmp_path / 'db'}"}
    mine |= {"ADVOCACY_MEDIA_ROOT": str(tmp_path / "media")}
    mine |= {"DJANGO_SETTINGS_MODULE": "advocacy.settings.dev"}
    clean = {key: value for key, value in os.environ.items() if not key.startswith("ADVOCACY_")}

    def run(*command):
        return subprocess.run(
            [sys.executable, *command],
            cwd=settings.BASE_DIR,
            env={**clean, **mine},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    run("manage.py", "migrate", "-v0")
    run("manage.py", "setup_newsroom")
    run("manage.py", "load_demo")
    assert ", 0 differ" in run("script/backup_drill.py")
