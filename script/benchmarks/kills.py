"""What SIGKILL at a random moment of publish, merge and kill leaves: the old state or the new one.

Usage: script/bench kills [--times 200] [--postgresql] [--seed 1]

Each time a forked process begins one of the three, and is killed after a random time that is at
most twice as long as the whole takes: a new process is slower. Then the database is read: every row
of every table must be what it was, or everything that the action does must have been done. An
interrupted kill is finished first, as `publish_due` would.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clusters import postgresql

if TYPE_CHECKING:
    from collections.abc import Callable

# What Django and Wagtail write outside the action: it says nothing of a story.
_NOT_STATE = ("django_migrations", "sqlite_sequence", "django_session", "auth_permission")


@dataclass(frozen=True)
class Action:
    """`prepare` makes what it needs, `run` does it, `is_done` says whether all of it is done."""

    name: str
    prepare: Callable[[int], Any]
    run: Callable[[Any], None]
    is_done: Callable[[Any], bool]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="advocacy-kills-"))
        url = f"sqlite:///{folder}/newsroom.sqlite3"
        if options.postgresql:
            url = stack.enter_context(postgresql(durable=True))
        set_up(Path(folder), url)
        sys.exit(measure(options.times, random.Random(options.seed)))  # noqa: S311


def set_up(folder: Path, url: str) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "advocacy.settings.dev",
        "ADVOCACY_DATABASE_URL": url,
        "ADVOCACY_MEDIA_ROOT": str(folder / "media"),
        "ADVOCACY_SECRET_KEY": "only for a benchmark",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("setup_newsroom", verbosity=0)


def measure(times: int, chance: random.Random) -> int:
    found: dict[str, Counter[str]] = {}
    broken = 0
    kinds = actions()
    longest = {action.name: how_long(action) for action in kinds}
    for number in range(times):
        action = kinds[number % len(kinds)]
        wait = chance.uniform(0, longest[action.name] * 2)
        result = once(action, number, wait)
        found.setdefault(action.name, Counter())[result] += 1
        if result == "broken":
            broken += 1
            print(f"broken: {action.name} number {number}, killed after {wait * 1000:.1f} ms")
    print(f"{'':10}{'took':>9}{'old':>7}{'new':>7}{'broken':>8}")
    for name, counts in found.items():
        print(
            f"{name:10}{longest[name] * 1000:>6.0f} ms{counts['old']:>7}{counts['new']:>7}"
            f"{counts['broken']:>8}"
        )
    return 1 if broken else 0


def how_long(action: Action) -> float:
    """Seconds that the action takes when nobody interrupts it; the longer of two runs."""
    spans = []
    for number in (-1, -2):
        given = action.prepare(number)
        begun = time.perf_counter()
        action.run(given)
        spans.append(time.perf_counter() - begun)
    return max(spans)


def once(action: Action, number: int, wait: float) -> str:
    given = action.prepare(number)
    before = state()
    from django.db import connections

    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, b"!")
        action.run(given)
        os._exit(0)
    os.read(reading, 1)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reading)
    os.close(writing)
    return outcome(action, given, before)


def outcome(action: Action, given: Any, before: dict[str, Any]) -> str:
    from django.utils import timezone

    from articles.services.killing import finish_kills

    if state() == before:
        return "old"
    finish_kills(now=timezone.now())
    return "new" if action.is_done(given) else "broken"


def state() -> dict[str, Any]:
    """Every row of every table."""
    from django.db import connection

    rows = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            # The parts of SQLite's full-text index are merged whenever it likes.
            if table in _NOT_STATE or "_fts" in table:
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows[table] = sorted(cursor.fetchall(), key=repr)
    return rows


# --- The three actions ---------------------------------------------------------------------------


def actions() -> list[Action]:
    return [
        Action("publish", new_draft, publish, is_published),
        Action("merge", two_people, merge, is_merged),
        Action("kill", published_story, kill, is_killed),
    ]


def new_draft(number: int) -> Any:
    from tests.factories import make_full_article

    return make_full_article(live=False, size=5, title=f"Story {number} of the benchmark").pk


def publish(pk: int) -> None:
    from django.utils import timezone

    from articles.models import ArticlePage
    from articles.services.review.publication import publish_by_override

    article = ArticlePage.objects.get(pk=pk)
    publish_by_override(article=article, user=None, reason="Benchmark.", now=timezone.now())


def is_published(pk: int) -> bool:
    from wagtail.models import PageLogEntry, ReferenceIndex

    from articles.models import ArticlePage, PublishedVersion

    article = ArticlePage.objects.get(pk=pk)
    version = PublishedVersion.objects.filter(article=pk).first()
    return bool(
        article.live
        and article.address
        and article.live_revision_id == article.latest_revision_id
        and version
        and version.digest == article.publication_digest()
        and article.quotes.count() == 5
        and PageLogEntry.objects.filter(page=pk, action="wagtail.publish").count() == 1
        and ReferenceIndex.get_references_for_object(article).exists()
    )


def two_people(number: int) -> Any:
    from articles.models import ArticlePage, Person

    article = ArticlePage.objects.get(pk=new_draft(number))
    publish(article.pk)
    people = Person.objects.filter(mentions__page=article).order_by("pk")
    return article.pk, people[0].pk, people[1].pk


def merge(given: Any) -> None:
    from django.utils import timezone

    from articles.models import Person
    from articles.services.merging import merge_records

    _, keep, gone = given
    merge_records(
        keep=Person.objects.get(pk=keep),
        duplicates=[Person.objects.get(pk=gone)],
        by=None,
        reason="Benchmark.",
        now=timezone.now(),
    )


def is_merged(given: Any) -> bool:
    from articles.models import ArticlePage, MergedRecord, Person, PersonMention, Quote, Signature

    article_pk, keep, gone = given
    article = ArticlePage.objects.get(pk=article_pk)
    draft = article.get_latest_revision_as_object()
    return bool(
        MergedRecord.objects.filter(removed_id=gone, merge__kept_id=keep).count() == 1
        and not Person.objects.filter(pk=gone).exists()
        and not any(
            model.objects.filter(person=gone).exists()
            for model in (PersonMention, Quote, Signature)
        )
        and draft.publication_digest() == article.publication_digest()
        and article.live
    )


def published_story(number: int) -> Any:
    from articles.models import ArticlePage
    from tests.factories.pictures import make_image

    pk = new_draft(number)
    draft = ArticlePage.objects.get(pk=pk).get_latest_revision_as_object()
    draft.lead_image, draft.lead_image_alt = make_image(), "A field"
    draft.save_revision()
    publish(pk)
    return pk


def kill(pk: int) -> None:
    from django.utils import timezone

    from articles.enums import KillCause
    from articles.services.killing import kill_story

    kill_story(article_id=pk, cause=KillCause.DANGER.value, by=None, now=timezone.now())


def is_killed(pk: int) -> bool:
    from django.conf import settings
    from wagtail.models import Revision

    from articles.models import ArticlePage, Kill, NewsImage, NewsRendition

    stored = {str(path.name) for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}
    known = {
        Path(name).name
        for model in (NewsImage, NewsRendition)
        for name in model.objects.values_list("file", flat=True)
    }
    done = Kill.objects.filter(article_id=pk, finished_at__isnull=False, files_left=[])
    return bool(
        done.count() == 1
        and not ArticlePage.objects.filter(pk=pk).exists()
        and not Revision.objects.filter(object_id=str(pk)).exists()
        and stored == known
    )


if __name__ == "__main__":
    main()
