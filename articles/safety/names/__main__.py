"""Looks for names in texts.

Usage: python -m articles.safety.names [--private] NAMES.json IN.jsonl OUT.jsonl

NAMES is a list of {id, names: [...]}, IN has {id, text} on each line, OUT gets {id, hits:
[{name_id, start, end}]}: offsets into the text in code points, the end excluded. `--private`
looks for full names as recorded, as the house writes them and with endings; without it for every
disguise too.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from articles.safety.names import NamedPerson, NamesIndex, find_names


def find_in_file(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m articles.safety.names")
    parser.add_argument("names", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("found", type=Path)
    parser.add_argument("--private", action="store_true", help="full names only, no disguises")
    chosen = parser.parse_args(arguments)
    people = json.loads(chosen.names.read_text(encoding="utf-8"))
    index = NamesIndex(
        (NamedPerson(str(person["id"]), tuple(person["names"])) for person in people),
        disguised=not chosen.private,
    )
    ids = {str(person["id"]): person["id"] for person in people}
    with (
        chosen.texts.open(encoding="utf-8") as texts,
        chosen.found.open("w", encoding="utf-8") as out,
    ):
        for line in texts:
            if line.strip():
                row = json.loads(line)
                hits = [
                    {**asdict(hit), "name_id": ids[hit.name_id]}
                    for hit in find_names(index, row["text"])
                ]
                out.write(json.dumps({"id": row["id"], "hits": hits}, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(find_in_file(sys.argv[1:]))
