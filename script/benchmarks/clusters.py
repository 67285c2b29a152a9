"""A PostgreSQL that lives as long as a measurement."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLACES = ("/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/lib/postgresql/*/bin")


def find_postgresql() -> Path:
    """The folder of `initdb` and `pg_ctl`, which Debian keeps out of PATH. Raises
    FileNotFoundError where there is none."""
    found = [path for place in _PLACES for path in sorted(Path("/").glob(place[1:]))]
    on_path = shutil.which("initdb")
    found += [Path(on_path).parent] if on_path else []
    for folder in reversed(found):
        if (folder / "initdb").exists() and (folder / "pg_ctl").exists():
            return folder
    raise FileNotFoundError("PostgreSQL is not installed (Debian: apt-get install postgresql).")


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[str]:
    """The address of a new, empty database, for ADVOCACY_DATABASE_URL. `durable`: it writes as in
    production, otherwise as fast as it can."""
    programs = find_postgresql()
    folder = Path(tempfile.mkdtemp(prefix="advocacy-pg-", dir="/tmp"))
    folder.chmod(0o777)
    data = str(folder / "data")
    # Without its compiler, as docs/operations.md advises.
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c jit=off"
    if not durable:
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    try:
        make = [str(programs / "initdb"), "-D", data, "-U", "postgres", "--auth=trust"]
        _run([*make, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
        start = [str(programs / "pg_ctl"), "start", "-w", "-D", data, "-l", str(folder / "log")]
        _run([*start, "-o", options])
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        _run([str(programs / "pg_ctl"), "stop", "-m", "immediate", "-D", data], check=False)
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], *, check: bool = True) -> None:
    # PostgreSQL refuses to run as root.
    user = _server_user() if os.geteuid() == 0 else None
    subprocess.run(
        command,
        check=check,
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _server_user() -> str:
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        return "nobody"
