"""A small load generator on the standard library: bounded, on this machine only."""

from __future__ import annotations

import http.client
import statistics
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What one run measured: requests a second, and milliseconds for one (median, 95th part)."""

    per_second: float
    median_ms: float
    p95_ms: float


def fetch(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Host": "localhost"})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response.status, body


def wait_until_up(port: int, path: str, seconds: float = 60) -> None:
    """Return when `path` answers 200; TimeoutError with the last answer otherwise."""
    deadline = time.monotonic() + seconds
    last: object = None
    while time.monotonic() < deadline:
        try:
            last = fetch(port, path)[0]
            if last == 200:
                return
        except OSError as error:
            last = error
        time.sleep(0.1)
    raise TimeoutError(f"http://127.0.0.1:{port}{path} did not answer: {last}")


def _client(port: int, path: str, deadline: float, spent: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while time.monotonic() < deadline:
        started = time.perf_counter()
        connection.request("GET", path, headers={"Host": "localhost"})
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}")
        spent.append(time.perf_counter() - started)
    connection.close()


def measure(port: int, path: str, *, seconds: float = 8, clients: int = 4) -> Figure:
    """Ask for `path` with some clients at once for some seconds."""
    spent: list[float] = []
    started = time.monotonic()
    threads = [
        threading.Thread(target=_client, args=(port, path, started + seconds, spent))
        for _ in range(clients)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - started
    if len(spent) < 20:
        raise RuntimeError(f"{path}: only {len(spent)} answers in {took:.0f} s")
    ordered = sorted(spent)
    return Figure(
        per_second=len(spent) / took,
        median_ms=1000 * statistics.median(ordered),
        p95_ms=1000 * ordered[int(0.95 * len(ordered))],
    )
