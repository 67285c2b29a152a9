"""What the admin's lists cost with many stories: queries, and milliseconds in PostgreSQL.

Usage: script/bench listings [--stories 100000] [--slowest 0]

Each list is opened twice by each person and the second time counts. `--slowest N` also prints the
N slowest queries of every list that is over a limit. Exits with 1 when one is.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from clusters import postgresql

MAX_QUERIES, MAX_MS = 20, 300
MODERATOR, ADMINISTRATOR = "Moderators", "Administrators"


@dataclass(frozen=True)
class Cost:
    """Of one page: how many queries, the milliseconds that they took, and each with its own."""

    queries: int
    ms: float
    slowest: list[tuple[float, str]]

    @property
    def is_over(self) -> bool:
        return self.queries > MAX_QUERIES or self.ms > MAX_MS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--slowest", type=int, default=0)
    options = parser.parse_args()
    with postgresql() as url, tempfile.TemporaryDirectory(prefix="advocacy-lists-") as media:
        set_up(url, media)
        started = time.monotonic()
        from newsroom_rows import fill

        fill(options.stories)
        took = time.monotonic() - started
        print(f"{options.stories} stories made in {took:.0f} s", flush=True)
        over = sum(measure(group, options.slowest) for group in (MODERATOR, ADMINISTRATOR))
        from django.db import connection

        connection.close()
    sys.exit(1 if over else 0)


def set_up(url: str, media: str) -> None:
    """Django on the empty database of `url`, with the newsroom as a fresh installation has it."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "advocacy.settings.test"
    os.environ["ADVOCACY_DATABASE_URL"] = url
    os.environ["ADVOCACY_MEDIA_ROOT"] = media
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from articles.services.setup.newsroom_setup import setup_newsroom

    setup_newsroom()


def addresses() -> dict[str, str]:
    """What is opened, by the name that it has in the table."""
    from django.urls import reverse

    from articles.enums import DeskList
    from articles.models import SectionPage, Topic

    stories = reverse("stories:index")
    section = SectionPage.objects.order_by("path")[0]
    topic = Topic.objects.order_by("pk")[5]
    return {
        "home screen": reverse("wagtailadmin_home"),
        "stories": stories,
        **{f"stories: {desk.value}": f"{stories}?desk={desk.value}" for desk in DeskList},
        "stories: of a section": f"{stories}?section={section.pk}",
        "stories: of a topic": f"{stories}?topic={topic.pk}",
        "stories: last page": f"{stories}?p=1000",
        "explorer of a section": reverse("wagtailadmin_explore", args=[section.pk]),
        **quote_lists(topic.pk),
        "people": reverse("wagtailsnippets_articles_person:list"),
        "topics": reverse("wagtailsnippets_articles_topic:list"),
        "site history": reverse("wagtailadmin_reports:site_history"),
        "embargoes": reverse("embargoes"),
        "reports of readers": reverse("reader_reports"),
    }


def quote_lists(topic: int) -> dict[str, str]:
    """The list of quotes with each of its filters, and a page far down."""
    from django.urls import reverse

    from articles.models import Quote

    quotes = reverse("newsroom_quotes")
    middle = Quote.objects.order_by("-pk").values_list("pk", flat=True)[Quote.objects.count() // 2]
    queries = {
        "state=open": "not verified",
        "state=verified": "verified",
        "state=changed": "changed since",
        "evidence=no": "no evidence",
        "speaker=Person+77": "of a speaker",
        f"topic={topic}": "of a topic",
        "story=draft": "of drafts",
        "q=answer": "a common word",
        "q=zebra": "a word in none",
        f"after={middle}": "a middle page",
    }
    return {"quotes": quotes} | {f"quotes: {name}": f"{quotes}?{q}" for q, name in queries.items()}


def measure(group: str, slowest: int) -> int:
    """Print the table for a new member of `group`; how many lists are over a limit."""
    from django.test import Client

    from tests.factories import make_user

    client = Client()
    client.force_login(make_user(group.lower(), group=group))
    print(f"\n{group:<26}{'queries':>8}{'ms':>9}")
    over = 0
    for name, address in addresses().items():
        cost = open_twice(client, address)
        if cost is None:
            print(f"{name:<26}{'not theirs':>17}")
            continue
        mark = "  over" if cost.is_over else ""
        print(f"{name:<26}{cost.queries:>8}{cost.ms:>9.1f}{mark}", flush=True)
        over += cost.is_over
        for ms, sql in cost.slowest[: slowest if cost.is_over else 0]:
            print(f"    {ms:8.1f}  {sql}")
    return over


def open_twice(client: object, address: str) -> Cost | None:
    """The cost of the second answer; None where the page is not for this person. RuntimeError
    where it answers anything but 200 or a way back."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)  # type: ignore[attr-defined]
        if answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home"):
            return None
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
    rows = [(1000 * float(query["time"]), query["sql"]) for query in captured.captured_queries]
    return Cost(len(rows), sum(ms for ms, _ in rows), sorted(rows, reverse=True))


if __name__ == "__main__":
    main()
