"""Lighthouse on the demo newsroom, phone profile: the median of five runs for each page.

Needs Node, Chromium and Lighthouse 12, named by LIGHTHOUSE where it is not in PATH:
`npm install --prefix /tmp/lighthouse lighthouse@12` and
`LIGHTHOUSE=/tmp/lighthouse/node_modules/.bin/lighthouse script/bench lighthouse [RUNS]`.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1] / "pictures")]

from addresses import addresses  # noqa: E402
from newsroom import PROGRAM, newsroom  # noqa: E402

TRIES = 3
PAGES = ("front", "story", "topic", "quote", "search")
WANTED = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
COMMAND = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse") or ""


def run(address: str) -> dict[str, Any]:
    # Now and then Chromium records no trace (NO_NAVSTART); that says nothing of the page.
    for _ in range(TRIES):
        done = subprocess.run(
            [
                COMMAND,
                address,
                "--quiet",
                "--output=json",
                "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
                f"--only-categories={','.join(WANTED)}",
            ],
            env={**os.environ, "CHROME_PATH": PROGRAM},
            capture_output=True,
            text=True,
            check=False,
        )
        if not done.returncode:
            break
    else:
        sys.exit(done.stderr)
    return dict(json.loads(done.stdout))


def faults(report: dict[str, Any]) -> list[str]:
    """Audits that cost points, with what they are about."""
    audits = report["audits"]
    counted = {
        part["id"]
        for name, category in report["categories"].items()
        for part in category["auditRefs"]
        if part["weight"] and (name != "performance" or audits[part["id"]]["score"] is not None)
    }
    low = [audits[name] for name in counted if (audits[name]["score"] or 0) < 0.9]
    shown = [one for one in low if one["scoreDisplayMode"] not in ("notApplicable", "manual")]
    return sorted(f"{one['id']} {one.get('displayValue', '')}".strip() for one in shown)


def main() -> None:
    if not COMMAND:
        sys.exit("Lighthouse is not installed: see the first lines of this file.")
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    low = False
    with newsroom() as base:
        known = addresses()
        for page in PAGES:
            if page not in known:
                print(f"{page:<8} there is no such page")
                continue
            reports = [run(f"{base}{known[page]}") for _ in range(times)]
            scores = {
                name: round(
                    100 * statistics.median(r["categories"][name]["score"] for r in reports)
                )
                for name in WANTED
            }
            low |= any(scores[name] < least for name, least in WANTED.items())
            size = max(r["audits"]["total-byte-weight"]["numericValue"] for r in reports)
            said = ", ".join(f"{name} {score}" for name, score in scores.items())
            print(f"{page:<8} {said}; {size / 1000:.0f} KB over the wire", flush=True)
            for fault in sorted({fault for report in reports for fault in faults(report)}):
                print(f"         {fault}")
    sys.exit(low)


if __name__ == "__main__":
    main()
