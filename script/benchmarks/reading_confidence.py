"""Measure names rule by rule on annotated stories, and write the table that the reading uses."""

from __future__ import annotations

import hashlib
import json
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from extraction import FOLDER, Record, read  # noqa: E402

from articles.extraction import extract  # noqa: E402

TABLE = ROOT / "articles" / "extraction" / "measured.py"
# The genres, the one that counts first: what "Accept all" takes must be right on rights stories.
GENRES = (("rights stories", "hr_dev.jsonl"), ("world news", "world_dev.jsonl.gz"))
# A rule with fewer proposals in a genre is not measured by it.
FEWEST = 15
# What is right less often is not taken without a look, however near it comes.
SURE = 0.94
KINDS = {"people": "PER", "organizations": "ORG", "places": "LOC"}
Counts = dict[tuple[str, str], list[int]]


def set_aside(record: Record) -> bool:
    """A third of the stories, by their id, that the table is not measured on."""
    return hashlib.sha256(record["id"].encode()).digest()[0] % 3 == 0


def count(records: list[Record]) -> Counts:
    """Proposals and right ones by kind and rule. A name is right where the story's annotation has
    a name of its kind with the same beginning and end."""
    found: Counts = defaultdict(lambda: [0, 0])
    for record in records:
        if set_aside(record):
            continue
        result = extract(record["text"], dated_on=_day(record.get("dated_on")), language="en")
        gold = {(start, end, kind) for start, end, kind in record["names"]}
        unsure = record.get("names_ignore", [])
        for kind, code in KINDS.items():
            for one in getattr(result, kind):
                span = one.mentions[0] if one.mentions else one.span
                right = any((*mention, code) in gold for mention in one.mentions or (one.span,))
                if not right and any(a < span.end and span.start < b for a, b in unsure):
                    continue
                found[kind, one.rule][0] += 1
                found[kind, one.rule][1] += right
    return found


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


def table(genres: list[Counts]) -> dict[tuple[str, str], float]:
    """The share of right ones, drawn towards a half (Laplace), in the first genre that has enough
    proposals; rules that no genre has enough of are left out."""
    measured: dict[tuple[str, str], float] = {}
    for key in sorted({key for counts in genres for key in counts}):
        counted = next((one[key] for one in genres if one.get(key, [0, 0])[0] >= FEWEST), None)
        if counted is not None:
            share = (counted[1] + 1) / (counted[0] + 2)
            measured[key] = round(share if share >= SURE else min(share, 0.89), 3)
    return measured


def written(measured: dict[tuple[str, str], float]) -> str:
    """The table as the module that the reading imports."""
    rows = "".join(
        f'    ("{kind}", "{rule}"): {share},\n' for (kind, rule), share in measured.items()
    )
    return (
        '"""How often each rule for names was right, as `script/bench reading_confidence` measured'
        ' it.\n\nWritten by that script: change the rules, then run it."""\n\n'
        "from __future__ import annotations\n\nfrom typing import Final\n\n"
        f"MEASURED: Final[dict[tuple[str, str], float]] = {{\n{rows}}}\n"
    )


def main() -> int:
    """Prints the counts of every genre; with --write, writes the table."""
    missing = [name for _, name in GENRES if not (FOLDER / name).exists()]
    if missing:
        print(f"There is nothing to measure against: {', '.join(missing)} is not in {FOLDER}.")
        return 1
    genres = [count(read(FOLDER / name)) for _, name in GENRES]
    measured = table(genres)
    for key, share in measured.items():
        numbers = "  ".join(
            f"{name} {one.get(key, [0, 0])[1]} of {one.get(key, [0, 0])[0]}"
            for (name, _), one in zip(GENRES, genres, strict=True)
        )
        print(f"{key[0]:14} {key[1]:26} {share:.3f}  {numbers}")
    if "--write" in sys.argv:
        TABLE.write_text(written(measured), encoding="utf-8")
    print(json.dumps({"rules": len(measured), "at 0.9+": sum(v >= 0.9 for v in measured.values())}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
