"""Rebuilds the whole index in batches; right entries are left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from articles.models import ArticlePage, SearchEntry, SearchWord
from articles.selectors.search.engine import engine
from articles.services.search.index import BATCH, index_records, index_stories
from articles.services.search.records import MODEL_OF_KIND
from articles.services.search.writing import forget_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def rebuild_search(*, tell: Callable[[int], None] = lambda done: None) -> int:
    """Bring every row of the index in order; return how many entries it has.

    Each batch is a transaction of its own: it can be stopped and run again, and readers go on
    searching. Oldest stories first, because the newest rows are looked at first. `tell` hears how
    many stories are done.
    """
    engine().prepare()
    # What nobody may find any more goes first, whatever happens later.
    held = SearchEntry.objects.filter(story__isnull=False).values_list("story_id", flat=True)
    public = ArticlePage.objects.published().order_by().values("pk")
    for part in _batches(held.exclude(story__in=public).distinct().order_by("story_id")):
        index_stories(keys=part)
    oldest_first = ArticlePage.objects.published().order_by("published_on", "pk")
    done = 0
    for part in _batches(oldest_first.values_list("pk", flat=True)):
        index_stories(keys=part)
        done += len(part)
        tell(done)
    for kind, model in MODEL_OF_KIND.items():
        for part in _batches(model._default_manager.order_by("pk").values_list("pk", flat=True)):
            index_records(kind=kind, keys=part)
        listed = SearchEntry.objects.filter(kind=kind.value).exclude(
            record_key__in=model._default_manager.order_by().values("pk")
        )
        for part in _batches(listed.order_by("pk").values_list("record_key", flat=True)):
            index_records(kind=kind, keys=part)
    for words in _batches(SearchWord.objects.order_by("word").values_list("word", flat=True)):
        with transaction.atomic():
            forget_words(words)
    return SearchEntry.objects.count()


def _batches[Key](keys: Iterable[Key]) -> Iterator[list[Key]]:
    """Read at once, because the batches change what is asked for."""
    listed = list(keys)
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]
