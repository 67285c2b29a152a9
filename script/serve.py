"""What script/server runs once the packages are there: prepares the newsroom and serves it.

One process does both, because loading Django and Wagtail is the longest part of a start.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import secrets
import select
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from gunicorn.app.base import BaseApplication

ROOT = Path(__file__).resolve().parent.parent
# Stands in the folder of local secrets from before the first migration until everything that a
# first start makes is there, so that an interrupted first start is finished by the next one.
UNFINISHED = ROOT / ".local" / "first_start_unfinished"
PUBLISH_EVERY_SECONDS = 60
ADMIN_NAME = "admin"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    address = f"http://127.0.0.1:{port}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "advocacy.settings.dev")
    os.environ.setdefault("ADVOCACY_BASE_URL", address)
    sys.path.insert(0, str(ROOT))
    django.setup()
    from django.core.management import CommandError
    from django.db import connections

    try:
        password = prepare()
    except CommandError as error:
        sys.exit(f"The newsroom could not be prepared: {error}")
    follow_port(port)
    connections.close_all()  # no process that is forked below may share one
    Server(port, ready=lambda: print(welcome(address, password), flush=True)).run()


def prepare() -> str:
    """Bring the database up to date; the administrator's password if one was made now.

    Raises CommandError for a database that is too old.
    """
    refuse_old_database()
    if is_migrated():
        return ""
    from django.core.management import call_command

    print("Preparing the database ...", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_newsroom")
    if not UNFINISHED.exists():
        # What a newer version can find must be found in older stories too.
        call_command("rebuild_search", verbosity=0)
        return ""
    call_command("load_demo")
    password = create_administrator()
    UNFINISHED.unlink()
    return password


def refuse_old_database() -> None:
    from django.core.management import CommandError

    from articles.checks import database_is_not_too_old

    for message in database_is_not_too_old(databases=["default"]):
        raise CommandError(f"{message.msg} {message.hint}")


def follow_port(port: int) -> None:
    """The admin's links to the site name its port, which may be another one at each start."""
    from wagtail.models import Site

    site = Site.objects.filter(is_default_site=True, hostname="127.0.0.1").first()
    if site and site.port != port:
        site.port = port
        site.save()


def is_migrated() -> bool:
    """Whether nothing is left to do; notes it down when the database is a new one."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        UNFINISHED.parent.mkdir(mode=0o700, exist_ok=True)
        UNFINISHED.touch()
    # Notes down what replaces migrations that are all applied; `migrate` does the same.
    executor.check_replacements()
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return not plan and not UNFINISHED.exists()


def create_administrator() -> str:
    """Make the first administrator unless there is one; returns the password, or ''."""
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    if users.filter(is_superuser=True).exists():
        return ""
    password = secrets.token_urlsafe(15)
    users.create_superuser(ADMIN_NAME, "", password)
    return password


def welcome(address: str, password: str) -> str:
    lines = ["", f"  The site      {address}/", f"  The newsroom  {address}/admin/"]
    if password:
        lines += [
            "",
            f"  Sign in as    {ADMIN_NAME}",
            f"  Password      {password}",
            "                made for this installation and shown only now",
        ]
    lines += [
        "",
        f"  A new password:  .venv/bin/python manage.py changepassword {ADMIN_NAME}",
        "  Ctrl-C stops the server.",
        "",
    ]
    return "\n".join(lines)


class Server(BaseApplication):
    """gunicorn on one port, and beside it the process that publishes what is due."""

    def __init__(self, port: int, ready: Callable[[], None]) -> None:
        self.port = port
        self.ready = ready
        self.hang_up_ignored = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN  # nohup
        super().__init__()

    def load_config(self) -> None:
        options = {
            "bind": f"127.0.0.1:{self.port}",
            "workers": 2,
            "threads": 4,
            "preload_app": True,
            "graceful_timeout": 10,
            "loglevel": "warning",
            "control_socket_disable": True,
            "on_starting": lambda _arbiter: self.start_publisher(),
            "when_ready": self.when_ready,
            "on_exit": lambda _arbiter: self.stop_publisher(),
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from advocacy.wsgi import application

        return application

    def when_ready(self, _arbiter: object) -> None:
        if not self.hang_up_ignored:
            # gunicorn would reload on it: a closed terminal has to end the server instead.
            signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
        self.ready()

    def start_publisher(self) -> None:
        """Fork the publisher. It ends when the pipe closes, however this process ended."""
        reading, self.publisher_pipe = os.pipe()
        self.publisher = os.fork()
        if self.publisher == 0:
            os.close(self.publisher_pipe)
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            publish_until_closed(reading)
            os._exit(0)
        os.close(reading)

    def stop_publisher(self) -> None:
        os.close(self.publisher_pipe)
        with contextlib.suppress(ChildProcessError):  # gunicorn may have seen it end already
            os.waitpid(self.publisher, 0)


def publish_until_closed(pipe: int) -> None:
    """Publish what is due now and every minute, until the other end of the pipe closes."""
    from django.core.management import CommandError, call_command
    from django.db import connections

    wait = 5.0  # the first readers come before the first round
    while not select.select([pipe], [], [], wait)[0]:
        wait = PUBLISH_EVERY_SECONDS
        try:
            call_command("publish_due")
        except CommandError as error:
            print(f"Due, but not published: {error}", file=sys.stderr, flush=True)
        except Exception as error:  # it may be over by the next round: a locked database, say
            print(f"Publishing what is due failed: {error!r}", file=sys.stderr, flush=True)
        finally:
            connections.close_all()


if __name__ == "__main__":
    main()
