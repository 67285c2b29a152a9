"""Whether the time of an answer tells that a hidden key is there.

Usage: script/bench guessing [--requests 200]

In a database of its own: a story under embargo, and a key that nobody has. Asks some screens for
both in turn, as an editor, and compares the medians. Exits with 1 where they differ by more than
5 %.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ["DJANGO_SETTINGS_MODULE"] = "advocacy.settings.test"

ALLOWED = 0.05
SCREENS = (
    "/admin/pages/{}/edit/",
    "/admin/pages/{}/history/",
    "/admin/stories/{}/review/",
    "/admin/stories/{}/kill/",
    "/admin/snippets/articles/person/edit/{}/",
)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--requests", type=int, default=200)
    number = options.parse_args().requests
    client, keys = _newsroom()
    worst = 0.0
    for screen in SCREENS:
        hidden, missing = _medians(client, [screen.format(key) for key in keys[screen]], number)
        differs = abs(hidden - missing) / missing
        worst = max(worst, differs)
        print(f"{screen:44} {hidden:7.2f} ms {missing:7.2f} ms  {differs:6.1%}")
    return int(worst > ALLOWED)


def _newsroom() -> tuple[Any, dict[str, tuple[int, int]]]:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("setup_newsroom", verbosity=0)

    import datetime

    from django.utils import timezone

    from articles.models import Person
    from articles.services.embargo.embargoes import set_embargo
    from tests.factories import make_full_article, make_user

    story, now = make_full_article(live=False, title="Hidden"), timezone.now()
    until = now + datetime.timedelta(hours=2)
    set_embargo(article=story, until=until, reason="Measured.", user=None, now=now)
    client = Client()
    client.force_login(make_user(group="Editors"))
    person = Person.objects.order_by("pk").values_list("pk", flat=True)[0]
    pages, people = (story.pk, story.pk + 5_000), (person, person + 5_000)
    return client, {screen: people if "person" in screen else pages for screen in SCREENS}


def _medians(client: Any, addresses: list[str], number: int) -> tuple[float, float]:
    times: dict[str, list[float]] = {address: [] for address in addresses}
    for turn in range(number):
        for address in addresses if turn % 2 else reversed(addresses):
            begun = time.perf_counter()
            client.get(address)
            times[address].append((time.perf_counter() - begun) * 1000)
    hidden, missing = (statistics.median(times[address]) for address in addresses)
    return hidden, missing


if __name__ == "__main__":
    sys.exit(main())
