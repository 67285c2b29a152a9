"""What feeds and sitemaps cost with many stories: milliseconds of a whole answer in PostgreSQL.

Usage: script/bench syndication [--stories 100000] [--slowest 0]

Each address is asked once and then five times, of which the median counts; the stories in the
feeds have 1,500 words each. Exits with 1 when one is over the limit. `--slowest N` also prints the
N slowest queries of each.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from typing import Any

from clusters import postgresql
from listings import set_up

MAX_MS = 200
TRIES = 5
PARAGRAPHS, WORDS = 30, 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--slowest", type=int, default=0)
    options = parser.parse_args()
    with postgresql() as url, tempfile.TemporaryDirectory(prefix="advocacy-feeds-") as media:
        set_up(url, media)
        from newsroom_rows import fill

        fill(options.stories)
        lengthen()
        over = measure(options.slowest)
        from django.db import connection

        connection.close()
    sys.exit(1 if over else 0)


def lengthen() -> None:
    """Give every story that may stand in a feed a text of the usual length."""
    from articles.models import ArticlePage, HomePage

    HomePage.objects.update(contact_email="desk@example.org")
    block = f"<p>{' '.join(['Demo words'] * (WORDS // 2))}.</p>"
    body = [
        {"type": "text", "value": block, "id": f"00000000-0000-4000-8000-{number:012}"}
        for number in range(PARAGRAPHS)
    ]
    stories = ArticlePage.objects.published().order_by()
    latest = stories.newest_first().values_list("published_on", flat=True)[2000]
    long = ArticlePage(body=json.dumps(body)).body
    ArticlePage.objects.filter(published_on__gte=latest).update(body=long)


def addresses() -> dict[str, str]:
    from articles.models import Person, SectionPage, Topic

    section = SectionPage.objects.order_by("path")[0]
    topic = Topic.objects.order_by("pk")[5].get_absolute_url()
    person = Person.objects.order_by("pk")[5].get_absolute_url()
    slug = topic.split("/")[-2]
    other = Topic.objects.order_by("pk")[16].slug
    return {
        "all stories, Atom": "/feed.atom",
        "all stories, RSS": "/feed.rss",
        "all stories, JSON": "/feed.json",
        "a section": f"/{section.slug}/feed.atom",
        "a topic": f"{topic}feed.atom",
        "two topics": f"/feed.atom?topic={slug}&topic={other}",
        "a person": f"{person}feed.json",
        "quotations": "/quotes/feed.atom",
        "corrections": "/corrections/feed.atom",
        "index of the sitemap": "/sitemap.xml",
        "news": "/news-sitemap.xml",
        **{f"part {name}": f"/sitemap-{name}.xml" for name in parts()},
    }


def parts() -> list[str]:
    """Of each kind of page a part in the middle."""
    from articles.selectors.site.sitemaps import read_index

    of_kind: dict[str, list[str]] = {}
    for place in read_index():
        name = place.url.rpartition("/sitemap-")[2].removesuffix(".xml")
        of_kind.setdefault(name.rpartition("-")[0], []).append(name)
    return [names[len(names) // 2] for names in of_kind.values()]


def measure(slowest: int) -> int:
    """Print the table; how many answers are over the limit."""
    from django.test import Client

    client, over = Client(), 0
    print(f"{'':<26}{'ms':>8}{'KB':>8}{'queries':>9}")
    for name, address in addresses().items():
        size, queries = ask(client, address)
        times = []
        for _ in range(TRIES):
            started = time.perf_counter()
            client.get(address)
            times.append(1000 * (time.perf_counter() - started))
        ms = statistics.median(times)
        mark = "  over" if ms > MAX_MS else ""
        print(f"{name:<26}{ms:>8.0f}{size / 1000:>8.0f}{len(queries):>9}{mark}", flush=True)
        over += ms > MAX_MS
        for query in sorted(queries, key=lambda query: -float(query["time"]))[:slowest]:
            print(f"    {1000 * float(query['time']):8.1f}  {query['sql'][:600]}")
    return over


def ask(client: Any, address: str) -> tuple[int, list[dict[str, str]]]:
    """The size of the answer in bytes and its queries. RuntimeError where it is none."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return len(answer.content), captured.captured_queries


if __name__ == "__main__":
    main()
