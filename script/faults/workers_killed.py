"""Workers die while readers read: PYTHONPATH=. python script/faults/workers_killed.py [TIMES]

Whoever is answered by a worker in the moment of its end gets no answer, as no program can finish
what was killed; nobody else may notice.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from loopback import LoopbackSite, serve, tell, wait_for

# As many requests at a time, each of which a kill may cut off.
READERS = 2


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    dice = random.Random(17)  # noqa: S311
    with serve(8818) as site:
        site.get("/")
        answers: list[int] = []
        is_over = threading.Event()
        readers = [
            threading.Thread(target=read, args=(site, answers, is_over)) for _ in range(READERS)
        ]
        for reader in readers:
            reader.start()
        for _ in range(times):
            workers = site.workers()
            if workers:
                os.kill(dice.choice(workers), signal.SIGKILL)
            time.sleep(0.2)
        wait_for(site, "/", 200)
        is_over.set()
        for reader in readers:
            reader.join()
        none, wrong = answers.count(0), [one for one in answers if one not in (0, 200)]
        right = [
            tell(
                f"{times} kills: {len(answers)} requests, {none} without answer",
                none <= READERS * times,
            ),
            tell(f"other answers than 200: {wrong}", not wrong),
            tell(f"{len(site.workers())} workers afterwards", len(site.workers()) == 2),
        ]
    sys.exit(0 if all(right) else 1)


def read(site: LoopbackSite, answers: list[int], is_over: threading.Event) -> None:
    while not is_over.is_set():
        try:
            answers.append(site.get("/")[0])
        except OSError:
            answers.append(0)
        except Exception:
            answers.append(0)


if __name__ == "__main__":
    main()
