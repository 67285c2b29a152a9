"""A demo newsroom of its own, served for as long as pictures are taken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from load import wait_until_up

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).resolve().parents[2]
PORT = 8973
PASSWORD = "only for taking pictures"  # noqa: S105
PROGRAM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)


@contextmanager
def newsroom() -> Iterator[str]:
    """The address of a served demo newsroom; Django is set up to its database."""
    if not PROGRAM:
        sys.exit("Chromium is not installed (Debian: apt-get install chromium).")
    with tempfile.TemporaryDirectory(prefix="advocacy-pictures-") as folder:
        address = f"http://127.0.0.1:{PORT}"
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "advocacy.settings.dev",
            "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
            "ADVOCACY_DATABASE_URL": f"sqlite:///{folder}/newsroom.sqlite3",
            "ADVOCACY_MEDIA_ROOT": f"{folder}/media",
            "ADVOCACY_SECRET_KEY": "only for pictures",
            "ADVOCACY_BASE_URL": address,
        }
        import django
        from django.core.management import call_command

        django.setup()
        for command in ("migrate", "setup_newsroom", "load_demo"):
            call_command(command, verbosity=0)
        server = subprocess.Popen(
            [
                str(Path(sys.executable).parent / "gunicorn"),
                "advocacy.wsgi",
                f"--bind=127.0.0.1:{PORT}",
                "--threads=4",
                "--log-level=error",
            ],
            cwd=PROJECT,
        )
        try:
            wait_until_up(PORT, "/")
            yield address
        finally:
            server.terminate()
            server.wait()


def person(username: str, name: str, group: str) -> Any:
    """Somebody who works here."""
    from django.contrib.auth.models import Group

    from articles.models import User

    first, _, last = name.partition(" ")
    user = User.objects.create_user(
        username=username,
        email=f"{username}@example.org",
        password=PASSWORD,
        first_name=first,
        last_name=last,
    )
    user.groups.add(Group.objects.get(name=group))
    return user


def sign_in(page: Any, address: str, username: str) -> None:
    page.goto(f"{address}/admin/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
