"""A flood of unknown addresses and searches: PYTHONPATH=. python script/faults/flood.py [SECONDS]

Without nginx, whose limits would stop it: what the site itself bears.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from loopback import LoopbackSite, serve, tell


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with serve(8819) as site:
        for _ in range(200):
            site.get("/")
        quiet = read_for(site, 3.0)
        before = memory(site)
        is_over, sent = threading.Event(), [0, 0, 0]
        floods = [threading.Thread(target=flood, args=(site, sent, n, is_over)) for n in range(3)]
        for one in floods:
            one.start()
        loud = read_for(site, seconds)
        is_over.set()
        for one in floods:
            one.join()
        after = memory(site)
        grown = (after - before) / before
        print(
            f"       {sum(sent) / seconds:.0f} addresses a second nobody knows; readers' p99 "
            f"{1000 * quiet:.0f} ms before, {1000 * loud:.0f} ms during the flood",
        )
        right = [
            tell(f"memory {before:.0f} to {after:.0f} MB", grown < 0.25),
            tell("the site answers", site.get("/")[0] == 200),
        ]
    sys.exit(0 if all(right) else 1)


def read_for(site: LoopbackSite, seconds: float) -> float:
    """The 99th of a hundred readers' waits, in seconds."""
    spent, deadline = [], time.monotonic() + seconds
    while time.monotonic() < deadline:
        spent.append(site.get("/")[2])
    return statistics.quantiles(spent, n=100)[98]


def flood(site: LoopbackSite, sent: list[int], number: int, is_over: threading.Event) -> None:
    while not is_over.is_set():
        path = (
            f"/search/?q=x{sent[number]}x{number}" if sent[number] % 2 else f"/no/{sent[number]}/"
        )
        site.get(path)
        sent[number] += 1


def memory(site: LoopbackSite) -> float:
    """Of all workers together, in megabytes."""
    rows = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in site.workers()]
    return sum(int(row.split("Pss:")[1].split()[0]) for row in rows) / 1024


if __name__ == "__main__":
    main()
