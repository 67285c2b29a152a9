"""How well and how fast the public search finds known items, on SQLite and on PostgreSQL.

Usage: script/bench search CORPUS [--items 100] [--limit STORIES] [--database sqlite|postgresql]

CORPUS is a .jsonl or .jsonl.gz file, one story a line with id, date, title and text. Its stories
are written row by row into a throw-away database, as published ones, with up to five quotes of
each (eight words and more between quotation marks) as quotes; the index is made by the project's
own `rebuild_search`.

Items are drawn by this rule, with a fixed seed. Only those are drawn whose text and whose title, in
the words that search compares, no other story of the corpus has: of a story that stands in it twice
nobody can say which one was meant. They are asked for in turn by
  - a sentence of theirs, of 8 to 30 words, as it stands, which no other story has; the one whose
    rarest word stands in fewest stories;
  - their title of three words and more, with one error in a word of five letters and more, never in
    its first letter: a letter left out, doubled, changed, or changed over with the next one;
  - six words of a quote in them, between quotation marks, which no other story has.
An item that has nothing of the kind that is due is passed over. It is found where a result is the
story or one of its quotes. Measured is the whole answer to the request, after ten to warm up.

Exits with 1 below success@1 0.90 or success@10 0.98, or above 50 ms for 95 of 100.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clusters import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED, WARM_UP = 20170713, 10
AT_1, AT_10, P95_MS = 0.90, 0.98, 50.0
QUOTED = re.compile(r"[\"“]([^\"“”]{30,600})[\"”]")
SENTENCE = re.compile(r"[^.!?\n]+[.!?]")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Item:
    """A story of the corpus, and its text in the words that search compares."""

    key: int
    title: str
    text: str
    words: str
    title_words: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--items", type=int, default=100)
    parser.add_argument("--limit", type=int, help="take so many stories of the corpus")
    parser.add_argument("--database", choices=("sqlite", "postgresql"))
    parser.add_argument("--url", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.url:
        sys.exit(run(options))
    failed = 0
    for kind in [options.database] if options.database else ["sqlite", "postgresql"]:
        print(f"== {kind}", flush=True)
        failed += in_database(kind, sys.argv[1:])
    sys.exit(1 if failed else 0)


def in_database(kind: str, arguments: list[str]) -> int:
    """Run the measurement in a process of its own on an empty database."""
    command = [sys.executable, __file__, *arguments, "--url"]
    if kind == "postgresql":
        with postgresql() as url:
            return subprocess.run([*command, url], check=False).returncode
    with tempfile.TemporaryDirectory(prefix="advocacy-search-") as folder:
        return subprocess.run([*command, f"sqlite:///{folder}/db.sqlite3"], check=False).returncode


def run(options: argparse.Namespace) -> int:
    from listings import set_up

    with tempfile.TemporaryDirectory(prefix="advocacy-search-media-") as media:
        set_up(options.url, media)
        items = fill(options.corpus, options.limit)
        started = time.monotonic()
        from articles.services.search import rebuild_search

        entries = rebuild_search()
        took = time.monotonic() - started
        analyze()
        print(f"{len(items)} stories, {entries} entries, indexed in {took:.0f} s", flush=True)
        return report(measure(list(draw(items, options.items))))


def fill(corpus: Path, limit: int | None) -> list[Item]:
    """The stories of the corpus as rows: none of them went through a publication."""
    from django.db import transaction

    from articles.models import Quote
    from articles.services.importing.corpus import corpus_lines, read_corpus_line
    from tests.factories import make_article, make_section

    section = make_section("Releases")
    model = make_article(section=section, live=True)
    model.delete()
    section.refresh_from_db()
    items, quotes = [], []
    with transaction.atomic():
        for number, (_, line) in enumerate(islice(corpus_lines(corpus), limit), start=1):
            one = read_corpus_line(line)
            article = make_row(section, number, one)
            items.append(as_item(article, one))
            quotes += [
                Quote(page=article, words=words, speaker_kind="described", attributed_as="Somebody")
                for words in QUOTED.findall(one.story.body)[:5]
                if len(words.split()) >= 8
            ]
        Quote.objects.bulk_create(quotes, batch_size=500)
    return items


def make_row(section: Any, number: int, one: Any) -> Any:
    from django.utils import timezone
    from wagtail.models import Page

    from articles.models import ArticlePage
    from articles.text import text_to_html

    title = one.headline or one.story.working_headline()
    day = one.story.published_on
    article = ArticlePage(
        title=title,
        draft_title=title,
        slug=one.slug,
        depth=section.depth + 1,
        path=ArticlePage._get_path(section.path, section.depth + 1, number),
        url_path=f"{section.url_path}{one.slug}/",
        locale_id=section.locale_id,
        content_type_id=content_type(),
        live=True,
        published_on=day,
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
        address=f"/{day:%Y/%m/%d}/{one.slug}/",
        body=[("text", text_to_html(one.story.body))],
    )
    base = Page(**{f.attname: getattr(article, f.attname) for f in Page._meta.concrete_fields})
    base.save_base(raw=True, force_insert=True)
    article.pk = article.page_ptr_id = article.id = base.pk
    article.save_base(raw=True, force_insert=True)
    return article


def content_type() -> int:
    from django.contrib.contenttypes.models import ContentType

    from articles.models import ArticlePage

    return ContentType.objects.get_for_model(ArticlePage).pk


def as_item(article: Any, one: Any) -> Item:
    from articles.text import search_words

    words, title = search_words(one.story.body), search_words(article.title)
    return Item(article.pk, article.title, one.story.body, f" {words} ", title)


def analyze() -> None:
    """As the database does by itself some time after a change of this size."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def draw(items: list[Item], number: int) -> Iterator[tuple[str, Item, str]]:
    """Kind of question, item and question."""
    texts, titles = Counter(i.words for i in items), Counter(i.title_words for i in items)
    alone = [i for i in items if texts[i.words] == 1 and titles[i.title_words] == 1]
    often = Counter(word for item in items for word in set(item.words.split()))
    dice = random.Random(SEED)  # noqa: S311
    dice.shuffle(alone)
    kinds = ("sentence", "misspelt title", "quote fragment")
    drawn = 0
    for item in alone:
        if drawn == number:
            return
        kind = kinds[drawn % len(kinds)]
        question = ask(kind, item, items, often, dice)
        if question:
            drawn += 1
            yield kind, item, question


def ask(
    kind: str, item: Item, items: list[Item], often: Counter[str], dice: random.Random
) -> str | None:
    if kind == "misspelt title":
        return misspelt(item.title, dice)
    if kind == "sentence":
        found = [found.strip() for found in SENTENCE.findall(item.text)]
        fit = [one for one in found if 8 <= len(one.split()) <= 30]
        fit.sort(key=lambda one: min((often[word] for word in words(one)), default=10**9))
        return next((one for one in fit[:3] if is_alone(one, items)), None)
    for quotation in QUOTED.findall(item.text):
        fragment = quotation.split()[:6]
        if len(fragment) == 6 and is_alone(" ".join(fragment), items):
            return f'"{" ".join(fragment)}"'
    return None


def words(text: str) -> list[str]:
    from articles.text import search_words

    return search_words(text).split()


def is_alone(text: str, items: list[Item]) -> bool:
    wanted = f" {' '.join(words(text))} "
    return sum(wanted in item.words for item in items) == 1


def misspelt(title: str, dice: random.Random) -> str | None:
    parts = title.split()
    places = [n for n, part in enumerate(parts) if len(part) >= 5 and part.isalpha()]
    if len(parts) < 3 or not places:
        return None
    place = dice.choice(places)
    word = parts[place]
    at = dice.randrange(1, len(word) - 1)
    parts[place] = dice.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + dice.choice(LETTERS) + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    return " ".join(parts)


def measure(asked: list[tuple[str, Item, str]]) -> list[tuple[str, int, float, str]]:
    """Kind, rank of the item (0: not among the first ten), milliseconds, question."""
    from django.test import Client

    client = Client()
    for _, _, question in asked[:WARM_UP]:
        client.get("/search/", {"q": question})
    found = []
    for kind, item, question in asked:
        started = time.perf_counter()
        response = client.get("/search/", {"q": question})
        spent = 1000 * (time.perf_counter() - started)
        found.append((kind, rank(response.content.decode(), item), spent, question))
    return found


def rank(text: str, item: Item) -> int:
    from articles.models import ArticlePage, Quote
    from articles.selectors.stories.quotes import quote_url

    mine = {ArticlePage.objects.values_list("address", flat=True).get(pk=item.key)}
    uids = Quote.objects.filter(page=item.key).values_list("uid", flat=True)
    mine |= {quote_url(uid) for uid in uids}
    results = re.findall(r'<h3 class="result__title"[^>]*><a href="([^"]+)"', text)
    return next((place for place, url in enumerate(results[:10], 1) if url in mine), 0)


def report(found: list[tuple[str, int, float, str]]) -> int:
    """Print the table; how many of the limits are not kept."""
    for kind in sorted({row[0] for row in found}):
        ranks = [row[1] for row in found if row[0] == kind]
        first, ten = ranks.count(1) / len(ranks), sum(map(bool, ranks)) / len(ranks)
        print(f"{kind:<16}{len(ranks):>5} items   success@1 {first:.2f}   @10 {ten:.2f}")
    ranks, spent = [row[1] for row in found], sorted(row[2] for row in found)
    first, ten = ranks.count(1) / len(ranks), sum(map(bool, ranks)) / len(ranks)
    p95 = spent[int(0.95 * len(spent))]
    print(f"{'all':<16}{len(ranks):>5} items   success@1 {first:.2f}   @10 {ten:.2f}")
    print(f"ms: p50 {statistics.median(spent):.1f}, p95 {p95:.1f}, most {spent[-1]:.1f}")
    for kind, place, ms, question in found:
        if place != 1:
            print(f"  {place or 'not among ten'}: {kind}, {ms:.0f} ms: {question[:110]}")
    return (first < AT_1) + (ten < AT_10) + (p95 > P95_MS)


if __name__ == "__main__":
    main()
