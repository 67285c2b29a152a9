"""What could readers work out: recall, precision and time on invented pairs of stories."""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from articles.safety.knowable import StoryText, work_out  # noqa: E402
from tests.safety.knowable_pairs import rates, read_pairs  # noqa: E402


def main() -> None:
    for name in ("development", "set_aside"):
        recall, precision, _wrong = rates(name)
        print(f"{name:12} recall {recall:.1%}  precision {precision:.1%}")
    texts = " ".join(new for _label, _earlier, new, _before, _after in read_pairs("development"))
    story = StoryText(0, "", texts * 2, ("Idris",))
    earlier = [StoryText(key, "", texts * 2, ("Idris",)) for key in range(1, 13)]
    begun = time.perf_counter()
    work_out(story, earlier)
    print(f"one person, 12 earlier stories of {len(texts) * 2:,} characters: ", end="")
    print(f"{time.perf_counter() - begun:.2f} s (at most 2 s)")


if __name__ == "__main__":
    main()
