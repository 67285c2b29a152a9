"""How many disguised names are found, how many others are taken for them, and how fast.

Usage: script/bench names [CORPUS] [--limit STORIES]

Names and disguises are those of tests/safety/name_disguises.py; a quarter of the disguises was held
back while the matcher was made. CORPUS is a .jsonl or .jsonl.gz file with a text on each line, in
which the invented people are looked for, and then 500 protected and 20,000 private names from the
shipped lists, to measure time.

Exits with 1 below 99.5 % found, above 0.5 % of the near misses, above 1 false alarm in 1,000
stories or above 30 ms for a story.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from articles.safety.names import NamedPerson, NamesIndex, find_names
from articles.safety.names.lists import (
    COMMON_SURNAMES,
    GIVEN_NAMES,
    KNOWN_SURNAMES,
    listed,
)
from tests.safety.invented_people import COMMON, PEOPLE
from tests.safety.name_disguises import disguised, near_misses

SEED, PROTECTED, PRIVATE, PRIVATE_COMMON = 13, 500, 20_000, 200
FOUND, FALSE, ALARMS, MS = 0.995, 0.005, 1.0, 30.0


def texts_of(path: Path, limit: int) -> list[str]:
    opening = gzip.open if path.suffix == ".gz" else open
    with opening(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for _, line in zip(range(limit), lines, strict=False)]


def disguises(index: NamesIndex, held_back: bool) -> float:
    missed: Counter[str] = Counter()
    total = 0
    for kind, person, text in disguised(held_back):
        total += 1
        missed[kind] += person.name not in {hit.name_id for hit in find_names(index, text)}
    share = 1 - missed.total() / total
    worst = ", ".join(f"{kind} {n}" for kind, n in missed.most_common(5) if n)
    which = "held back" if held_back else "built with"
    print(f"{which:12} {total:6} texts, {share:.2%} found; {worst}")
    return share


def listed_people() -> tuple[list[NamedPerson], list[NamedPerson]]:
    chance = random.Random(SEED)  # noqa: S311
    given, rare, common = (
        sorted(listed(name)) for name in (GIVEN_NAMES, KNOWN_SURNAMES, COMMON_SURNAMES)
    )

    def person(n: int, surnames: list[str]) -> NamedPerson:
        name = f"{chance.choice(given).title()} {chance.choice(surnames).title()}"
        return NamedPerson(str(n), (name,))

    private = [person(n, common if n < PRIVATE_COMMON else rare) for n in range(PRIVATE)]
    return [person(n, rare) for n in range(PROTECTED)], private


def on_corpus(texts: list[str]) -> bool:
    fifty = [person for person in (*PEOPLE, *COMMON) if person.name != "John Smith"]
    index = NamesIndex(NamedPerson(person.name, (person.name,)) for person in fifty)
    alarms = [hit.name_id for text in texts for hit in find_names(index, text)]
    per_thousand = 1000 * len(alarms) / len(texts)
    print(
        f"{len(fifty)} invented people in {len(texts)} stories: {per_thousand:.2f} alarms in 1,000"
    )
    protected, private = listed_people()
    began = time.perf_counter()
    first, second = NamesIndex(protected), NamesIndex(private, disguised=False)
    print(f"index of {PROTECTED} and {PRIVATE} names: {time.perf_counter() - began:.1f} s")
    took, asked = [], 0
    for text in texts[:1500]:
        began = time.perf_counter()
        find_names(first, text)
        asked += bool(find_names(second, text))
        took.append(1000 * (time.perf_counter() - began))
    took.sort()
    mean, p95 = sum(took) / len(took), took[int(len(took) * 0.95)]
    print(f"{mean:.1f} ms a story, p95 {p95:.1f} ms; private people asked about: {asked}")
    return per_thousand <= ALARMS and mean <= MS


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--limit", type=int, default=1_000_000)
    chosen = parser.parse_args(arguments)
    index = NamesIndex(NamedPerson(person.name, (person.name,)) for person in (*PEOPLE, *COMMON))
    shares = [disguises(index, held_back) for held_back in (False, True)]
    near = list(near_misses())
    false = sum(bool(find_names(index, text)) for _, text in near) / len(near)
    print(f"near misses  {len(near):6} texts, {false:.2%} taken for a name")
    good = min(shares) >= FOUND and false <= FALSE
    if chosen.corpus is not None:
        good = on_corpus(texts_of(chosen.corpus, chosen.limit)) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
