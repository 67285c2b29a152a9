"""Score the reading of stories against annotated ones; print F1, calibration and speed."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from articles.extraction import TextTooLong, extract, scored  # noqa: E402
from tests.extraction.nasty import NASTY  # noqa: E402

Record = dict[str, Any]
SHARED = Path(os.environ.get("ADVOCACY_SHARED") or ROOT.parent / "shared")
FOLDER = SHARED / "extraction"
COUNTED = 0.5
SECONDS = 2.0


def read(path: Path) -> list[Record]:
    """Records of a JSON Lines file, packed or not."""
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def halves(records: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """The half that rules and confidences were tuned on, and the half that was set aside."""
    tuned: list[Record] = []
    kept: list[Record] = []
    for record in records:
        first = hashlib.sha256(record["id"].encode()).digest()[0]
        (kept if first % 2 else tuned).append(record)
    return tuned, kept


def score(records: list[Record], *options: str) -> Record:
    """What the scorer says about the package's reading of the records."""
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")
        gold.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        lines = (json.dumps(scored(one["id"], extract(one["text"]))) for one in records)
        predicted.write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, str(FOLDER / "score.py"), str(gold), str(predicted), "--json"]
        done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    result: Record = json.loads(done.stdout)
    return result


def scorer() -> ModuleType:
    """The scorer as a module, for its rule of when two speakers are the same."""
    sys.path.insert(0, str(FOLDER))
    import score as module

    return module


def judged(records: list[Record], judge: ModuleType) -> Iterator[tuple[float, str, bool]]:
    """Confidence, rule and rightness (span and speaker) of every proposed quotation that counts."""
    for record in records:
        text = record["text"]
        for one in scored(record["id"], extract(text))["quotes"]:  # type: ignore[attr-defined]
            span = judge.trim(text, one["start"], one["end"])
            gold = _matching(record, text, span, judge)
            if gold is None and _ignored(record, span):
                continue
            right = gold is not None and (not gold.get("speaker") or judge.same_speaker(gold, one))
            yield one["confidence"], one["rule"], bool(right)


def _matching(record: Record, text: str, span: tuple[int, int], judge: ModuleType) -> Record | None:
    for gold in record["quotes"]:
        start, end = judge.trim(text, gold["start"], gold["end"])
        common = min(end, span[1]) - max(start, span[0])
        if common > 0 and common / (max(end, span[1]) - min(start, span[0])) >= COUNTED:
            found: Record = gold
            return found
    return None


def _ignored(record: Record, span: tuple[int, int]) -> bool:
    for start, end in record.get("ignore", []):
        common = min(end, span[1]) - max(start, span[0])
        if common > 0 and common >= COUNTED * min(span[1] - span[0], max(1, end - start)):
            return True
    return False


def calibration(outcomes: Iterable[tuple[float, str, bool]]) -> dict[int, tuple[int, int]]:
    """Tenth of confidence -> proposals, right ones."""
    tenths: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for confidence, _, right in outcomes:
        tenth = min(9, int(confidence * 10))
        number, correct = tenths[tenth]
        tenths[tenth] = (number + 1, correct + right)
    return dict(tenths)


def print_scores(name: str, records: list[Record]) -> None:
    """One line of the table of scores, and one for partial quotations."""
    for kind in ("all", "partial"):
        result = score(records, "--kind", kind)
        print(
            f"{name:10} {kind:8} {result['gold']:6} {result['span_overlap']['F1']:7}"
            f" {result['joint']['P']:7} {result['joint']['R']:7} {result['joint']['F1']:7}"
            f" {result['attribution_resolved'] or '-':>9} {result['verb_accuracy'] or '-':>6}"
        )


def print_calibration(name: str, records: list[Record]) -> None:
    """Proposals per tenth of confidence and the share of them that is right."""
    tenths = calibration(judged(records, scorer()))
    total = sum(correct for _, correct in tenths.values())
    print(f"\nConfidence on the {name} half: proposals, share right")
    for tenth in sorted(tenths):
        number, correct = tenths[tenth]
        print(f"  {tenth / 10:.1f}+ {number:6} {correct / number:7.3f}")
    print(f"  share of the right proposals at 0.9 and above: {tenths[9][1] / total:.3f}")


def print_speed(texts: list[str]) -> None:
    """Time per story, per byte at two lengths, and memory."""
    story = next(text for text in texts if 3400 < len(text) < 4200)
    started = time.process_time()
    for _ in range(20):
        extract(story)
    print(f"\n{len(story.split())} words: {(time.process_time() - started) * 50:.1f} ms")
    whole = "\n\n".join(texts)
    for length in (10_000, 1_000_000):
        started = time.process_time()
        extract(whole[:length])
        taken = time.process_time() - started
        print(f"{length} characters: {taken:.2f} s, {taken / length * 1e6:.2f} µs a character")


def print_nasty() -> None:
    """Seconds of processor time for each unnatural text, the slowest first."""
    rows = []
    for name, text in NASTY.items():
        started = time.process_time()
        try:
            found = f"{len(extract(text).quotes)} quotes"
        except TextTooLong as error:
            found = str(error)
        rows.append((time.process_time() - started, name, len(text), found))
    print("\nUnnatural texts: seconds, characters, result")
    for taken, name, length, found in sorted(rows, reverse=True):
        print(f"  {name:34} {taken:6.2f} {length:8}  {found}")
    over = sum(taken > SECONDS for taken, *_ in rows)
    print(f"  over {SECONDS} seconds: {over} of {len(rows)}")


def print_other_kinds() -> None:
    """People, places and the rest against the one story that has a record of them, made by hand:
    far too few to calibrate their confidence with."""
    path = SHARED / "seed" / "gold.json"
    if not path.exists():
        print("\nNo record of people, places, events is here: their confidence is not measured.")
        return
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "seed" / "chechnya-letter.txt").read_bytes().decode("utf-8")
    result = extract(text)
    print("\nOther kinds, on the seed alone (too few to call a confidence measured):")
    print(f"  {'kind':14} {'proposed':>8} {'right':>5} {'at 0.9+':>7} {'right':>5}")
    for kind in ("people", "organizations", "places", "events"):
        judged = [(one.confidence, _is_right(one, kind, gold)) for one in getattr(result, kind)]
        sure = [right for confidence, right in judged if confidence >= 0.9]
        right = sum(right for _, right in judged)
        print(f"  {kind:14} {len(judged):8} {right:5} {len(sure):7} {sum(sure):5}")


def _is_right(one: Any, kind: str, gold: Record) -> bool:
    """Events: a date of the record; the others: a stretch of text that the record has."""
    if kind == "events":
        return any(row["date"] and row["date"]["iso"] == one.dated for row in gold["events"])
    spans = [span for row in gold[kind] for span in row["mentions"]]
    return any(
        start < end_ and start_ < end for start, end in spans for start_, end_ in one.mentions
    )


# Whole records: rights stories, names of world news, stories in other languages.
RECORDS = ("hr_dev.jsonl", "world_dev.jsonl.gz", "lang_dev.jsonl")
_EMPTY = (
    "names_ignore",
    "dates_ignore",
    "people",
    "organizations",
    "places",
    "documents",
    "events",
)


def print_records() -> None:
    """What the scorer of records says of each set that is there, read by the command."""
    for name in RECORDS:
        path = FOLDER / name
        if not path.exists():
            print(f"\n{name} is not here: not measured.")
            continue
        records = [{**{key: [] for key in _EMPTY}, **one} for one in read(path)]
        languages = sorted({one.get("lang", "") for one in records})
        for language in languages:
            chosen = [one for one in records if one.get("lang", "") == language]
            print(f"\n{path.stem.partition('.')[0]} {language}".rstrip())
            print(_scored_records(chosen, "score_record.py"))
            if language:
                print(_scored_records(chosen, "score.py"))


def _scored_records(records: list[Record], scorer_name: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")
        gold.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
        reading = [sys.executable, "-m", "articles.extraction", str(gold), str(predicted)]
        subprocess.run(reading, check=True, cwd=ROOT)
        command = [sys.executable, str(FOLDER / scorer_name), str(gold), str(predicted)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def print_corpus() -> None:
    """Time for the press releases, where they are there."""
    path = SHARED / "corpus" / "senate_press_releases.jsonl.gz"
    if not path.exists():
        print("\nThe corpus of press releases is not here: not measured.")
        return
    started = time.process_time()
    number = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            extract(record["text"], dated_on=_day(record.get("date")))
            number += 1
    print(f"\n{number} press releases: {time.process_time() - started:.0f} s of processor time")


def _day(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


def main() -> int:
    """Prints the tables; returns 1 where there is nothing to measure against."""
    if not (FOLDER / "dev.jsonl.gz").exists():
        print(f"There is nothing to measure against: {FOLDER} is not here.")
        return 1
    everything = read(FOLDER / "dev.jsonl.gz")
    tuned, kept = halves(everything)
    print(
        f"{'set':10} {'kind':8} {'quotes':>6} {'span F1':>7} {'joint P':>7} {'joint R':>7}"
        f" {'jointF1':>7} {'canonical':>9} {'verb':>6}"
    )
    print_scores("dev", everything)
    print_scores("dev tuned", tuned)
    print_scores("dev kept", kept)
    print_scores("open", read(FOLDER / "open_dev.jsonl.gz"))
    print_scores("seed", read(FOLDER / "seed.jsonl"))
    print_calibration("tuned", tuned)
    print_calibration("kept", kept)
    print_other_kinds()
    print_records()
    print_nasty()
    print_speed([record["text"] for record in everything])
    if "--corpus" in sys.argv:
        print_corpus()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory at most {peak:.0f} MB, with the annotated stories in it")
    return 0


if __name__ == "__main__":
    sys.exit(main())
