"""The database goes away and comes back: PYTHONPATH=. python script/faults/database_gone.py"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from loopback import serve, tell, wait_for


def main() -> None:
    with serve(8817) as site:
        for _ in range(12):  # each of the workers has them
            site.get("/")
            site.get(site.address)
        site.database("stop")
        kept = [site.get(path) for path in ("/", site.address) * 5]
        other = [site.get(f"/topics/nothing-{number}/") for number in range(5)]
        alive, ready = site.get("/healthz"), site.get("/readyz")
        site.database("start")
        healed = wait_for(site, "/readyz", 200)
        fresh = wait_for(site, "/timeline/", 200)
        stale = [headers.get("Cache-Status", "") for _, headers, _ in kept]
        right = [
            tell(
                f"kept pages: {sum(status == 200 for status, *_ in kept)} of {len(kept)} answered, "
                f"{sum('stale' in one for one in stale)} marked as stale",
                all(status == 200 for status, *_ in kept) and all("stale" in one for one in stale),
            ),
            tell(
                f"other pages: {[status for status, *_ in other]}, "
                f"slowest {max(seconds for *_, seconds in other):.2f} s",
                all(status == 503 and "Retry-After" in headers for status, headers, _ in other),
            ),
            tell(f"/healthz {alive[0]}, /readyz {ready[0]}", (alive[0], ready[0]) == (200, 503)),
            tell(f"healed {max(healed, fresh):.1f} s after the database was back", fresh < 5),
        ]
    sys.exit(0 if all(right) else 1)


if __name__ == "__main__":
    main()
