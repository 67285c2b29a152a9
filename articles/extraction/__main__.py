"""python -m articles.extraction IN.jsonl OUT.jsonl

Reads records with `id` and `text`, one JSON object a line, and writes the record of each, one
object a line. A record may say the day of its story (`dated_on`, 2026-05-05) and its language
(`lang`, a code such as es); without `lang` the language is recognised.
"""

from __future__ import annotations

import json
import sys
from datetime import date
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
                result = extract(
                    record["text"],
                    dated_on=_day(record.get("dated_on")),
                    language=record.get("lang") or "",
                )
                if not result.understood:
                    print(
                        f"{record['id']}: this language ({result.language}) is not read;"
                        " only what stands in quotation marks is shown.",
                        file=sys.stderr,
                    )
                prediction = scored(record["id"], result)
                out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
    return 0


def _day(written: object) -> date | None:
    """The day of a record's story, None where it has none or none that can be read."""
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
