"""What script/backup-drill does: restores a fresh backup elsewhere and compares every public page.

The installation that the settings name is only read, as readers do (which makes sizes of pictures).
The copy has a database of its own: a file for SQLite, a PostgreSQL that lives as long as the drill.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parent / "benchmarks"))

from backups import ROOT, BackupFailed, make_backup, set_up_django
from clusters import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN = (
    *("/", "/sitemap.xml", "/stories/", "/quotes/", "/people/", "/organizations/", "/documents/"),
    *(
        "/places/",
        "/timeline/",
        "/corrections/",
        "/where-it-stands/",
        "/who-is-heard/",
        "/feed.atom",
    ),
    *("/feed.json", "/stories/list.csv", "/quotes/list.csv", "/people/list.csv", "/robots.txt"),
)
_LINKS = re.compile(rb"""(?:href|src)=["']?(/[^"'\s>#]*)|<loc>[a-z]+://[^/<]*(/[^<]*)</loc>""")
MOST_PAGES = 20_000


def main() -> None:
    if sys.argv[1:] == ["--digests"]:
        set_up_django()
        json.dump(dict(digests()), sys.stdout)
        return
    set_up_django()
    try:
        sys.exit(drill())
    except BackupFailed as error:
        sys.exit(str(error))


def drill() -> int:
    """The number of pages that differ; prints what was done and how long it took."""
    from django.db import connection

    with ExitStack() as stack:
        # First, since sizes of pictures are made, under names by chance, when somebody looks.
        ours = _ask({})
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="advocacy-drill-")))
        started = time.monotonic()
        backup = make_backup(place / "backups", keep_days=1)
        print(f"backup    {time.monotonic() - started:6.1f} s  {_size(backup) / 1e6:.1f} MB")
        if connection.vendor == "sqlite":
            url = f"sqlite:///{place / 'restored.sqlite3'}"
        else:
            url = stack.enter_context(postgresql())
        fresh = {"ADVOCACY_DATABASE_URL": url, "ADVOCACY_MEDIA_ROOT": str(place / "media")}
        started = time.monotonic()
        restore = [sys.executable, str(ROOT / "script/backups.py"), "restore", str(backup)]
        if subprocess.run(restore, env={**os.environ, **fresh}, check=False).returncode:
            raise BackupFailed("The backup could not be restored.")
        print(f"restore   {time.monotonic() - started:6.1f} s")
        theirs = _ask(fresh)
    different = sorted(path for path in {*ours, *theirs} if ours.get(path) != theirs.get(path))
    print(f"compared  {len(ours)} addresses, {len(different)} differ")
    for path in different[:20]:
        print(f"  {path}")
    if not ours:
        raise BackupFailed("There was no page to compare.")
    return 1 if different else 0


def digests() -> Iterator[tuple[str, str]]:
    """Every public address that links lead to, with status and SHA-256 of its content. Of searches
    and narrowed lists there is no end: they are left out."""
    from django.test import Client, override_settings

    seen, waiting = set(BEGIN), list(BEGIN)
    with override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False):
        client = Client()
        while waiting and len(seen) < MOST_PAGES:
            path = waiting.pop(0)
            response = client.get(path)
            body = b"".join(response.streaming_content) if response.streaming else response.content
            yield path, f"{response.status_code} {hashlib.sha256(body).hexdigest()}"
            for found in _LINKS.findall(body):
                link = (found[0] or found[1]).decode()
                if link not in seen and _is_compared(link):
                    seen.add(link)
                    waiting.append(link)


def _is_compared(link: str) -> bool:
    private = ("/admin/", "/report/", "/static/", "//")
    return "?" not in link and not link.startswith(private)


def _ask(changed: dict[str, str]) -> dict[str, str]:
    command = [sys.executable, str(Path(__file__).resolve()), "--digests"]
    environment = {**os.environ, **changed, "ADVOCACY_PAGE_CACHE_MB": "0"}
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, str] = json.loads(answer.stdout)
    return found


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


if __name__ == "__main__":
    main()
