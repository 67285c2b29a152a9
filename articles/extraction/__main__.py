"""python -m articles.extraction IN.jsonl OUT.jsonl

Reads records with `id` and `text`, one JSON object a line, and writes one prediction a line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from .reader import extract
from .scoring import scored


def main(arguments: list[str]) -> int:
    """Returns the exit status: 2 for a wrong call."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, target = (Path(argument) for argument in arguments)
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            if line.strip():
                record = json.loads(line)
                prediction = scored(record["id"], extract(record["text"]))
                out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
