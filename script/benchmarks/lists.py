"""What the public lists cost with many stories: queries, and milliseconds in PostgreSQL.

Usage: script/bench lists [--stories 100000] [--explain]

Each address is asked for four times; the cheapest of the last three counts, so that other work on
the machine counts less. One topic is on every second story and one person says every 50th
quote: lists must be good at what is rare and at what is frequent.
`--explain` also prints the plan of the slowest query of every address that is over the limit.
Exits with 1 when one is.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from clusters import postgresql
from listings import Cost, set_up

MAX_QUERIES, MAX_MS = 10, 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--explain", action="store_true")
    options = parser.parse_args()
    with postgresql() as url, tempfile.TemporaryDirectory(prefix="advocacy-lists-") as media:
        set_up(url, media)
        from newsroom_rows import fill

        fill(options.stories)
        make_frequent()
        over = measure(options.explain)
        from django.db import connection

        connection.close()
    sys.exit(1 if over else 0)


def make_frequent() -> None:
    """A topic on every second story, a person who says every 50th quote, and updates."""
    from django.db import connection
    from newsroom_rows import copy_rows

    from articles.models import ArticlePage, Person, TaggedArticle, Topic

    topic = Topic.objects.create(name="Demo of half", slug="demo-of-half")
    story = ArticlePage.objects.order_by("pk")[0]
    tagged = TaggedArticle.objects.create(tag=topic, content_object=story)
    # By tens: the sections of the stories follow the last digit.
    half = "(SELECT page_ptr_id FROM articles_articlepage WHERE page_ptr_id / 10 % 2 = 0 AND"
    copy_rows(tagged, f"{half} page_ptr_id <> {story.pk})", content_object_id="g.page_ptr_id")
    speaker = Person.objects.order_by("pk")[7].pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_quote SET sort_order = id %% 2", [])
        cursor.execute("UPDATE articles_quote SET person_id = %s WHERE id %% 50 = 0", [speaker])
        cursor.execute(
            "UPDATE articles_articlepage SET updated_at = now() - (page_ptr_id %% 9000)"
            " * interval '3 hours' WHERE page_ptr_id %% 7 = 0",
            [],
        )
        cursor.execute("VACUUM ANALYZE")


def addresses() -> dict[str, str]:
    """What is asked for, by the name that it has in the table."""
    from articles.models import Person, Topic

    rare, other = Topic.objects.filter(name__startswith="Demo topic").order_by("pk")[5:17:11]
    rare_person, often = (Person.objects.order_by("pk")[n].slug for n in (70, 7))
    return {
        "stories": "/stories/",
        "stories: frequent topic": "/stories/?topic=demo-of-half",
        "stories: rare topic": f"/stories/?topic={rare.slug}",
        "stories: two topics": f"/stories/?topic={rare.slug}&topic=demo-of-half",
        "stories: two rare topics": f"/stories/?topic={rare.slug}&topic={other.slug}",
        "stories: person": f"/stories/?person={rare_person}",
        "stories: frequent person": f"/stories/?person={often}",
        "stories: section, year": "/stories/?section=section-3&year=2015",
        "stories: topic, section": "/stories/?topic=demo-of-half&section=section-3",
        "stories: page in 2012": "/stories/?before=2012-06-01.5000",
        "stories: last updated": "/stories/?order=updated",
        "stories: updated since": "/stories/?updated_since=2025-06-01&topic=demo-of-half",
        "quotes": "/quotes/",
        "quotes: speaker": f"/quotes/?speaker={rare_person}",
        "quotes: frequent speaker": f"/quotes/?speaker={often}",
        "quotes: topic, year": "/quotes/?topic=demo-of-half&year=2015",
        "quotes: page in 2012": "/quotes/?before=2012-06-01.5000.0",
        "quotes: a frequent year": "/quotes/?year=2015",
        "quotes: choose a speaker": "/quotes/by/speakers/",
        "quotes: choose a topic": "/quotes/by/topics/",
        "quotes: choose a medium": "/quotes/by/media/",
        "where it stands": "/where-it-stands/",
        "timeline": "/timeline/",
        "people": "/people/",
        "people: page in the middle": "/people/?after=demo+person+500.1",
        "organizations of a kind": "/organizations/?kind=other",
        "documents: of a person": f"/documents/?person={often}",
        "places": "/places/",
        "corrections": "/corrections/?kind=correction&year=2026",
        "who is heard": "/who-is-heard/?topic=demo-of-half&year=2015",
        "a year": "/2015/",
        "a month": "/2015/06/",
        "a day": "/2015/06/02/",
        "stories as table": "/stories/list.csv",
        "quotes as table": "/quotes/list.csv",
        "people as table": "/people/list.csv",
    }


def measure(explain: bool) -> int:
    """Print the table; how many addresses are over a limit."""
    from django.test import Client

    client = Client()
    print(f"{'':<28}{'queries':>8}{'ms':>9}")
    over = 0
    for name, address in addresses().items():
        cost, statements = ask(client, address)
        is_over = cost.queries > MAX_QUERIES or cost.ms > MAX_MS
        print(
            f"{name:<28}{cost.queries:>8}{cost.ms:>9.1f}{'  over' if is_over else ''}", flush=True
        )
        over += is_over
        if explain and is_over:
            print_plan(*max(statements, key=lambda row: row[0])[1:])
    return over


def ask(client: Any, address: str) -> tuple[Cost, list[tuple[float, str, Any]]]:
    """The cost of the cheapest answer, and each of its statements with milliseconds and parameters.
    RuntimeError where it does not answer 200."""
    import time

    from django.db import connection

    statements: list[tuple[float, str, Any]] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            statements.append((1000 * (time.perf_counter() - started), sql, params))

    best: list[tuple[float, str, Any]] = []
    for number in range(4):
        statements.clear()
        with connection.execute_wrapper(watch):
            answer = client.get(address, follow=True)  # to the one way to write it
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        if number and (not best or _ms(statements) < _ms(best)):
            best = list(statements)
    slowest = sorted(((ms, sql) for ms, sql, _ in best), reverse=True)
    return Cost(len(best), _ms(best), slowest), best


def _ms(statements: list[tuple[float, str, Any]]) -> float:
    return sum(ms for ms, *_ in statements)


def print_plan(sql: str, params: Any, out: Any = None) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) {sql}", params)
        for (line,) in cursor.fetchall():
            print(f"    {line[:150]}", file=out)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
