"""A site with a PostgreSQL of its own on loopback, to be broken on purpose."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "script" / "benchmarks")]

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class LoopbackSite:
    """`folder` is PostgreSQL's, `server` gunicorn's first process, `address` that of a story."""

    folder: Path
    server: subprocess.Popen[bytes]
    port: int
    address: str

    def get(self, path: str) -> tuple[int, dict[str, str], float]:
        """Status, headers and seconds. OSError where nobody answers."""
        started = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
        finally:
            connection.close()
        return response.status, dict(response.headers), time.monotonic() - started

    def workers(self) -> list[int]:
        """The processes that answer."""
        path = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        return [int(number) for number in path.read_text().split()]

    def database(self, deed: str) -> None:
        """`deed`: "stop" or "start"."""
        import pwd

        from clusters import find_postgresql

        user = pwd.getpwuid((self.folder / "data").stat().st_uid).pw_name
        data, socket = self.folder / "data", self.folder
        command = [str(find_postgresql() / "pg_ctl"), deed, "-w", "-D", str(data)]
        if deed == "start":
            options = f"-c listen_addresses='' -c unix_socket_directories='{socket}'"
            command += ["-l", str(socket / "log"), "-o", options]
        else:
            command += ["-m", "immediate"]
        silent = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        is_root = os.geteuid() == 0
        subprocess.run(command, check=True, cwd="/", user=user if is_root else None, **silent)  # type: ignore[call-overload]


@contextmanager
def serve(port: int, workers: int = 2) -> Iterator[LoopbackSite]:
    """A new newsroom with twenty stories, served by gunicorn as in production."""
    from clusters import postgresql
    from listings import set_up

    with postgresql(durable=True) as url, tempfile.TemporaryDirectory() as media:
        set_up(url, media)
        from django.db import connection

        from tests.factories import make_article

        stories = [make_article(live=True) for _ in range(20)]
        connection.close()
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "advocacy.settings.dev",
            "ADVOCACY_DATABASE_URL": url,
            "ADVOCACY_MEDIA_ROOT": media,
            "ADVOCACY_BIND": f"127.0.0.1:{port}",
            "ADVOCACY_WORKERS": str(workers),
        }
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py"]
        server = subprocess.Popen(
            [*command, "--log-level", "critical", "advocacy.wsgi"],
            cwd=ROOT,
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        folder = Path(parse_qs(urlsplit(url).query)["host"][0])
        site = LoopbackSite(folder, server, port, stories[0].address)
        try:
            wait_for(site, "/healthz", 200)
            yield site
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


def wait_for(site: LoopbackSite, path: str, status: int, seconds: float = 60) -> float:
    """The seconds until `path` answers with `status`; TimeoutError after `seconds`."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        try:
            if site.get(path)[0] == status:
                return time.monotonic() - started
        except OSError:
            pass
        time.sleep(0.05)
    raise TimeoutError(f"{path} did not answer {status}")


def tell(what: str, is_right: bool) -> bool:
    """Print one line of the table; return whether it is right."""
    print(f"{'ok   ' if is_right else 'WRONG'}  {what}", flush=True)
    return is_right
