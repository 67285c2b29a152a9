"""How database time grows with the record: every public list and newsroom list at two sizes.

Usage: script/bench growth [--small 2000] [--large 100000] [--explain 0] [--only WORD]
       [--search]

On PostgreSQL, with the rows of `newsroom_rows` and a topic, a person and a year that are frequent.
Each address is asked for four times at each size; the cheapest of the last three counts, so that
other work on the machine counts less. `--search` also fills the index of the public search, which
takes most of the time, and searches. `--explain N` prints the plan of the slowest query of the N
addresses that cost most at the large size. Exits with 1 when one takes more than 1.5 times as
long at the large size (3 times for searches) and more than 20 ms.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from clusters import postgresql
from listings import addresses as newsroom_addresses
from listings import set_up
from lists import addresses as list_addresses
from lists import ask, make_frequent, print_plan

MOST_TIMES, MOST_TIMES_SEARCH, TOO_LITTLE_MS = 1.5, 3.0, 20.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--small", type=int, default=2_000)
    parser.add_argument("--large", type=int, default=100_000)
    parser.add_argument("--explain", type=int, default=0)
    parser.add_argument("--only", default="")
    parser.add_argument("--search", action="store_true")
    # What this program starts itself with, once for each size.
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.size:
        json.dump(measure(options.size, options), sys.stdout)
        return
    small = in_process(options.small, 0, options)
    large = in_process(options.large, options.explain, options)
    sys.exit(1 if report(small, large, options) else 0)


def in_process(
    size: int, explain: int, options: argparse.Namespace
) -> dict[str, tuple[float, int]]:
    """Milliseconds and number of queries by address, in a process with one database."""
    command = [sys.executable, __file__, "--size", str(size), "--explain", str(explain)]
    command += ["--only", options.only, *(["--search"] if options.search else [])]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, tuple[float, int]] = json.loads(answer.stdout)
    return found


def measure(size: int, options: argparse.Namespace) -> dict[str, tuple[float, int]]:
    with postgresql() as url, tempfile.TemporaryDirectory(prefix="advocacy-growth-") as media:
        set_up(url, media)
        started = time.monotonic()
        from django.db import connection
        from newsroom_rows import fill

        fill(size)
        make_frequent()
        make_posts()
        if options.search:
            from articles.services.search import rebuild_search

            rebuild_search()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        print(f"{size} stories in {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
        found, slowest = ask_all(options.only, options.search)
        most = sorted(slowest, key=lambda row: -row[1][0])[: options.explain]
        for name, (ms, sql, params) in most:
            print(f"\n{name}: {ms:.1f} ms", flush=True, file=sys.stderr)
            print_plan(sql, params, sys.stderr)
        connection.close()
    return found


def make_posts() -> None:
    """A post with party and place for every fifth person; each 20th mention is of an official."""
    from django.db import connection
    from newsroom_rows import copy_rows

    from articles.models import Membership, Person
    from tests.factories import make_organization, make_place

    party = make_organization("Demo party", kind="political_party")
    body = make_organization("Demo body", kind="legislature")
    place = make_place("Demo place", country="AT")
    first = Person.objects.order_by("pk")[0]
    post = Membership.objects.create(
        person=first, organization=body, party=party, area=place, role="Demo post"
    )
    fifth = "(SELECT id FROM articles_person WHERE id % 5 = 0)"
    copy_rows(post, fifth, person_id="g.id")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_personmention SET role = 'official' WHERE id % 20 = 0")


def ask_all(
    only: str, search: bool
) -> tuple[dict[str, tuple[float, int]], list[tuple[str, tuple[float, str, Any]]]]:
    from django.test import Client

    from tests.factories import make_user

    reader, editor = Client(), Client()
    editor.force_login(make_user("moderator", group="Moderators"))
    found: dict[str, tuple[float, int]] = {}
    slowest = []
    asked = [(reader, public_addresses()), (editor, newsroom())]
    for client, addresses in asked:
        for name, address in addresses.items():
            if only not in name or (name.startswith("search") and not search):
                continue
            try:
                cost, statements = ask(client, address)
            except RuntimeError as error:
                print(error, file=sys.stderr)
                continue
            found[name] = (cost.ms, cost.queries)
            if statements:
                slowest.append((name, max(statements, key=lambda row: row[0])))
    return found, slowest


def public_addresses() -> dict[str, str]:
    """Pages of single things, beside the lists of `lists`, and searches."""
    from articles.models import ArticlePage, Person, Topic

    article = ArticlePage.objects.published().order_by("-pk")[100]
    often = Person.objects.order_by("pk")[7]
    rare = Person.objects.order_by("pk")[70]
    topic = Topic.objects.filter(name__startswith="Demo topic").order_by("pk")[5]
    return {
        "front page": "/",
        "a story": article.address,
        "a section": "/section-3/",
        "a topic": topic.get_absolute_url(),
        "a frequent topic": "/topics/demo-of-half/",
        "a person": rare.get_absolute_url(),
        "a frequent person": often.get_absolute_url(),
        "who is heard: all": "/who-is-heard/",
        "who is heard: of a topic": f"/who-is-heard/?topic={topic.slug}",
        "sitemap index": "/sitemap.xml",
        "sitemap": "/sitemap-stories-1.xml",
        "feed": "/feed.atom",
        "search: frequent word": "/search/?q=demo",
        "search: rare word": "/search/?q=demo+77",
        "search: suggestions": "/search/suggestions/?q=dem",
        **list_addresses(),
    }


def newsroom() -> dict[str, str]:
    return {f"newsroom: {name}": address for name, address in newsroom_addresses().items()}


def report(
    small: dict[str, tuple[float, int]],
    large: dict[str, tuple[float, int]],
    options: argparse.Namespace,
) -> int:
    """Print the table, the most costly first; how many grow too much."""
    title = f"{options.small} ms", f"{options.large} ms", "times", "queries"
    print(f"{'':<36}{title[0]:>12}{title[1]:>12}{title[2]:>8}{title[3]:>9}")
    over = 0
    for name, (ms, queries) in sorted(large.items(), key=lambda row: -row[1][0]):
        before = small.get(name, (0.0, 0))[0]
        times = ms / before if before else 0.0
        most = MOST_TIMES_SEARCH if name.startswith("search") else MOST_TIMES
        is_over = times > most and ms > TOO_LITTLE_MS
        over += is_over
        mark = "  grows" if is_over else ""
        print(f"{name:<36}{before:>12.1f}{ms:>12.1f}{times:>8.1f}{queries:>9}{mark}")
    return over


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
