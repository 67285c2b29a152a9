"""What script/backup and script/restore do: a whole newsroom in one folder, and back.

A backup is a folder with `database.sqlite3` or `database.dump` (pg_dump's own format), `media.tar`
and `manifest.json`, which has the size and SHA-256 of both. It is complete when it has its last
name: until then the name begins with a dot. The key of protected names is never in it.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MANIFEST, MEDIA = "manifest.json", "media.tar"
PREFIX, STAMP = "advocacy-", "%Y%m%dT%H%M%SZ"
FORMAT = 1


class BackupFailed(Exception):
    """What went wrong, in words for whoever runs the site."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="script")
    commands = parser.add_subparsers(dest="command", required=True)
    backup = commands.add_parser("backup", help="write a backup into a folder")
    backup.add_argument("folder", type=Path)
    backup.add_argument("--keep-days", type=int, default=14, help="older ones are deleted (14)")
    backup.add_argument(
        "--keys", type=Path, help="also copy the keys into this folder, which is kept elsewhere"
    )
    restore = commands.add_parser("restore", help="fill an empty installation from a backup")
    restore.add_argument("backup", type=Path)
    options = parser.parse_args()
    set_up_django()
    try:
        if options.command == "backup":
            made = make_backup(options.folder, keep_days=options.keep_days, keys=options.keys)
            print(made)
        else:
            restore_backup(options.backup)
    except BackupFailed as error:
        sys.exit(str(error))


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "advocacy.settings.dev")
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


def make_backup(folder: Path, *, keep_days: int, keys: Path | None = None) -> Path:
    """Write a backup into `folder` and delete there what must not be kept; return where it is.
    Raises BackupFailed, and leaves no half backup then."""
    from django.conf import settings

    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if keys is not None:
        _copy_keys(keys, folder)
    now = datetime.datetime.now(datetime.UTC)
    name = f"{PREFIX}{now.strftime(STAMP)}"
    part = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=folder))
    try:
        # The rows first: a file that a row names is written before the row, and deleted after it.
        database = _dump(part)
        with tarfile.open(part / MEDIA, "w") as archive:
            if Path(settings.MEDIA_ROOT).exists():
                archive.add(settings.MEDIA_ROOT, arcname=".", filter=_without_parts)
        _write_manifest(part, database, now)
        _check_files(part)
        _sync(part)
        target = folder / name
        part.rename(target)
    except (OSError, sqlite3.Error, subprocess.CalledProcessError, tarfile.TarError) as error:
        raise BackupFailed(f"No backup was made: {error}") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    forget_old_backups(folder, newest=target, keep_days=keep_days)
    return target


def forget_old_backups(folder: Path, *, newest: Path, keep_days: int) -> list[str]:
    """Delete backups that are too old, and all from before the last kill or replacement of a
    protected name: whoever was taken out must not come back. Returns their names."""
    manifest = read_manifest(newest)
    made = datetime.datetime.fromisoformat(manifest["made_at"])
    oldest = made - datetime.timedelta(days=keep_days)
    if manifest["nothing_before"]:
        oldest = max(oldest, datetime.datetime.fromisoformat(manifest["nothing_before"]))
    gone = []
    for path in sorted(folder.glob(f"{PREFIX}*")):
        if path != newest and datetime.datetime.fromisoformat(_made_at(path)) < oldest:
            shutil.rmtree(path)
            gone.append(path.name)
            print(f"Deleted {path.name}", file=sys.stderr)
    return gone


def restore_backup(backup: Path) -> None:
    """Fill the empty database and the empty folder of files that the settings name; bring them up
    to date, and kill again what newer backups beside this one say was killed. Raises BackupFailed,
    before anything is written where the backup is damaged or something is there already."""
    from django.conf import settings
    from django.core.management import call_command

    manifest = read_manifest(backup)
    _check_files(backup)
    media = Path(settings.MEDIA_ROOT)
    if media.exists() and any(media.iterdir()):
        raise BackupFailed(f"{media} is not empty. A backup is restored into a fresh place.")
    _load(backup, manifest)
    media.mkdir(parents=True, exist_ok=True)
    with tarfile.open(backup / MEDIA) as archive:
        archive.extractall(media, filter="data")
    call_command("migrate", interactive=False, verbosity=0)
    for number in kill_again(backup):
        print(f"Killed again: story {number}", file=sys.stderr)
    call_command("kill_story", verbosity=0)


def kill_again(backup: Path) -> list[int]:
    """The stories that were killed after this backup was made, as later ones beside it know; they
    are killed in the restored newsroom."""
    from django.utils import timezone

    from articles.enums import KillCause
    from articles.models import ArticlePage
    from articles.services.killing import kill_story

    known: set[int] = set()
    for other in backup.resolve().parent.glob(f"{PREFIX}*/{MANIFEST}"):
        known.update(json.loads(other.read_text())["killed"])
    alive = ArticlePage.objects.filter(pk__in=known).values_list("pk", flat=True)
    for number in (again := sorted(alive)):
        cause = KillCause.DANGER.value
        kill_story(article_id=number, cause=cause, by=None, now=timezone.now())
    return again


def read_manifest(backup: Path) -> dict[str, Any]:
    """Raises BackupFailed for what is no backup, or one of a later version."""
    try:
        manifest: dict[str, Any] = json.loads((backup / MANIFEST).read_text())
    except (OSError, ValueError) as error:
        raise BackupFailed(f"{backup} is no backup: {error}") from error
    if manifest.get("format") != FORMAT:
        raise BackupFailed(f"{backup} was made by another version of this program.")
    return manifest


# --- Databases ------------------------------------------------------------------------------------


def _dump(folder: Path) -> str:
    """Write the database as it is at one moment; return the file's name."""
    from django.db import connection

    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        # A fresh file, without the free pages of the old one and what stood in them.
        with sqlite3.connect(settings["NAME"], timeout=60) as source:
            source.execute("VACUUM INTO ?", [str(folder / "database.sqlite3")])
        source.close()
        return "database.sqlite3"
    command = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges"]
    _run([*command, f"--file={folder / 'database.dump'}"])
    return "database.dump"


def _load(backup: Path, manifest: dict[str, Any]) -> None:
    from django.db import connection

    name = manifest["database"]
    vendor = "sqlite" if name.endswith(".sqlite3") else "postgresql"
    if connection.vendor != vendor:
        raise BackupFailed(f"This is a backup of {vendor}, and the settings name another database.")
    if connection.introspection.table_names():
        raise BackupFailed("The database is not empty. A backup is restored into a fresh place.")
    connection.close()
    if vendor == "sqlite":
        shutil.copyfile(backup / name, connection.settings_dict["NAME"])
        return
    command = ["pg_restore", "--no-owner", "--no-privileges", "--no-comments", "--exit-on-error"]
    database = connection.settings_dict["NAME"]
    try:
        _run([*command, "--single-transaction", f"--dbname={database}", str(backup / name)])
    except (OSError, subprocess.CalledProcessError) as error:
        raise BackupFailed(f"PostgreSQL did not take the backup: {error}") from error


def _run(command: list[str]) -> None:
    """Run one of PostgreSQL's programs. The database is named in environment variables, so that the
    password does not show in the list of processes."""
    from django.db import connection

    settings = connection.settings_dict
    told = {
        "PGDATABASE": settings["NAME"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGHOST": settings["HOST"] or settings["OPTIONS"].get("host", ""),
        "PGPORT": settings["PORT"],
        "PGSSLMODE": settings["OPTIONS"].get("sslmode", ""),
    }
    environment = {**os.environ, **{key: str(value) for key, value in told.items() if value}}
    subprocess.run(command, check=True, env=environment)


# --- Files ----------------------------------------------------------------------------------------


def _write_manifest(folder: Path, database: str, now: datetime.datetime) -> None:
    from django.db.models import Max

    from articles.models import Kill, NameReplacement

    ends = [
        Kill.objects.aggregate(last=Max("finished_at"))["last"],
        Kill.objects.aggregate(last=Max("killed_at"))["last"],
        NameReplacement.objects.aggregate(last=Max("replaced_at"))["last"],
        NameReplacement.objects.aggregate(last=Max("finished_at"))["last"],
    ]
    last = max((end for end in ends if end), default=None)
    files = {name: _describe(folder / name) for name in (database, MEDIA)}
    manifest = {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "database": database,
        "files": files,
        # Numbers alone, no words: what a restored older backup must not bring back.
        "killed": sorted(Kill.objects.values_list("article_id", flat=True)),
        "nothing_before": last.isoformat() if last else None,
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n")


def _check_files(folder: Path) -> None:
    for name, wanted in read_manifest(folder)["files"].items():
        if not (folder / name).is_file() or _describe(folder / name) != wanted:
            raise BackupFailed(f"{folder / name} is damaged or missing.")


def _describe(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "sha256": digest}


def _copy_keys(target: Path, folder: Path) -> None:
    """The keys, as settings have them: for somebody who keeps them apart from backups."""
    from django.conf import settings

    if folder.resolve() in (target.resolve(), *target.resolve().parents):
        raise BackupFailed("The keys open what is sealed in a backup: keep them somewhere else.")
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, value in (
        ("names_key", "\n".join(settings.ADVOCACY_NAMES_KEYS)),
        ("secret_key", settings.SECRET_KEY),
    ):
        with open(
            os.open(target / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w"
        ) as file:
            file.write(f"{value}\n")


def _made_at(backup: Path) -> str:
    try:
        made: str = read_manifest(backup)["made_at"]
    except BackupFailed:
        stamp = backup.name.removeprefix(PREFIX)
        made = datetime.datetime.strptime(stamp, STAMP).replace(tzinfo=datetime.UTC).isoformat()
    return made


def _without_parts(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Not what is being written at this moment."""
    return None if Path(member.name).name.startswith(".ready-") else member


def _sync(folder: Path) -> None:
    """On the disk before it counts as a backup."""
    for path in (*folder.iterdir(), folder):
        number = os.open(path, os.O_RDONLY)
        os.fsync(number)
        os.close(number)


if __name__ == "__main__":
    main()
