"""How right "Did they say it?" is, over 400 cases made of invented quotes.

Usage: script/bench said

The cases and the rule by which they are made: tests/text/said_cases.py. Printed is, for each kind,
how many are answered rightly, and every wrong one. Exits with 1 below 0.95, or where anything
altered was called "said so".
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articles.text.said import SAID_SO, compare_claim, read_claim
from tests.text.said_cases import KINDS, make_cases

LEAST_RIGHT = 0.95


def main() -> int:
    records, cases = make_cases()
    asked, right, altered = Counter[str](), Counter[str](), 0
    for case in cases:
        verdict = compare_claim(read_claim(case.text, case.speaker), records)
        asked[case.kind] += 1
        if verdict.answer == case.right:
            right[case.kind] += 1
            continue
        altered += verdict.answer == SAID_SO
        print(f"  {case.kind}: {verdict.answer} for {case.right}: {case.text}")
    for kind in KINDS:
        print(f"{kind:<18} {right[kind]:>3} of {asked[kind]}")
    share = right.total() / len(cases)
    print(f"right {share:.3f} of {len(cases)}; altered ones called said so: {altered}")
    return int(share < LEAST_RIGHT or altered > 0)


if __name__ == "__main__":
    sys.exit(main())
