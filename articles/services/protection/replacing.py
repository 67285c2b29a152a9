"""Replaces a protected name by other words everywhere, and proves it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, models, transaction
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import Page
from wagtail.search import index as wagtail_index

from articles.enums import NameLookKind, SearchKind
from articles.models import (
    ArticlePage,
    NameLook,
    NameReplacement,
    NewsFile,
    SearchEntry,
    SearchWord,
)
from articles.models.file_texts import text_of_file
from articles.safety.names import (
    NamedPerson,
    NamesIndex,
    find_names,
    replace_names,
)
from articles.selectors.site.share_pictures import picture_of
from articles.services.killing.cached import pages_showing, purge
from articles.services.killing.mentioned_records import addresses_of, named_in
from articles.services.protection.names import is_in_safety_group
from articles.services.protection.proof import places_saying
from articles.services.protection.rewriting import Plan, plan_rewriting, write_plan
from articles.services.search import index_records, index_stories, rebuild_search
from articles.services.search.forgetting import forget_deleted_text
from articles.services.site.public_changes import purge_keys, record_public_change
from articles.syndication.cache_keys import FRAME, LISTS, MANY, NOTHING, RECORDS, key_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from articles.models import ProtectedName, User

_TEXTS = ("txt", "csv")


def replace_name(
    *,
    row: ProtectedName,
    words: str = "",
    by: User | None,
    now: datetime.datetime,
    tell: Callable[[str], None] = lambda _: None,
) -> NameReplacement:
    """Put `words` (else the pseudonym) in the place of the name wherever it is stored; `by` None:
    from the command line. All rows go in one transaction; `finish_replacement` does the rest.

    Raises PermissionDenied, NamesKeyMissing, ValidationError for words that have the name in them.
    """
    if by is not None and not is_in_safety_group(by):
        raise PermissionDenied
    opened = row.opened()
    said = " ".join((words or opened["pseudonym"]).split())
    index, new = _index(row.pk, opened["names"]), {str(row.pk): said}
    _refuse_words(index, said)
    with transaction.atomic():
        plan = plan_rewriting(index, new, tell)
        stories = _stories_in(plan)
        done = NameReplacement(protected_name=row, replaced_by=by, replaced_at=now)
        done.pages_left = _pages_of(stories)
        write_plan(plan, now=now)
        done.files_left, done.left = _rewrite_files(index, new)
        _index_anew(plan, index, stories)
        done.changed = plan.counted()
        done.save()
        NameLook.objects.create(protected_name=row, user=by, kind=NameLookKind.REPLACED, at=now)
        record_public_change(keys={LISTS, MANY, NOTHING, RECORDS, FRAME}, now=now)
    return finish_replacement(replacement=done, now=now)


def rows_with_name(row: ProtectedName) -> list[tuple[str, int]]:
    """Tables in which the name is, with the numbers of rows. Raises NamesKeyMissing."""
    opened = row.opened()
    plan = plan_rewriting(_index(row.pk, opened["names"]), {str(row.pk): opened["pseudonym"]})
    return plan.counted()


def finish_replacement(*, replacement: NameReplacement, now: datetime.datetime) -> NameReplacement:
    """Delete the old files, empty the caches, let the database forget. May be repeated; it stays
    unfinished as long as somebody's long read keeps the old pages of the database."""
    for name in replacement.files_left:
        default_storage.delete(name)
    purge(replacement.pages_left)
    purge_keys({LISTS, MANY, NOTHING, RECORDS, FRAME, *map(key_of, replacement.pages_left)})
    picture_of.cache_clear()
    text_of_file.cache_clear()
    replacement.files_left, replacement.pages_left = [], []
    replacement.save(update_fields=["files_left", "pages_left"])
    if connection.in_atomic_block or forget_deleted_text():
        replacement.finished_at = now
        replacement.save(update_fields=["finished_at"])
    return replacement


def finish_replacements(*, now: datetime.datetime) -> int:
    """Finish those that were interrupted; how many."""
    unfinished = list(NameReplacement.objects.filter(finished_at__isnull=True).order_by("pk"))
    for one in unfinished:
        finish_replacement(replacement=one, now=now)
    return len(unfinished)


def still_said(row: ProtectedName) -> list[str]:
    """Where a byte search still finds the name, but in the sealed list. Raises NamesKeyMissing."""
    return places_saying(row.opened()["names"])


def _index(key: int, names: Iterable[str]) -> NamesIndex:
    return NamesIndex([NamedPerson(str(key), tuple(names))])


def _refuse_words(index: NamesIndex, words: str) -> None:
    if not words or find_names(index, words) or any(sign in words for sign in "<>&\\"):
        raise ValidationError(_("Choose other words: these cannot stand in the name’s place."))


# --- Pages, files, index --------------------------------------------------------------------------


def _stories_in(plan: Plan) -> list[int]:
    """Live stories of which a row is changed."""
    keys: set[Any] = plan.keys(ArticlePage) | plan.keys(Page)
    for model in plan.values:
        for one in model._meta.local_fields:
            if isinstance(one, ParentalKey) and one.related_model is ArticlePage:
                rows = model._base_manager.filter(pk__in=plan.keys(model))
                keys |= set(rows.values_list(one.attname, flat=True))
    live = ArticlePage.objects.filter(pk__in=keys, live=True)
    return sorted(live.values_list("pk", flat=True))


def _pages_of(stories: list[int]) -> list[str]:
    return sorted(
        {
            page
            for article in ArticlePage.objects.filter(pk__in=stories)
            for page in pages_showing(article, addresses_of(article), named_in(article))
        }
    )


def _rewrite_files(
    index: NamesIndex, words: dict[str, str]
) -> tuple[list[str], list[tuple[str, int]]]:
    """Plain texts get a new file under a new address; of others it is said that the name is in
    them. The names of old files, and what is left."""
    old, left = [], []
    for file in NewsFile.objects.order_by("pk"):
        text = text_of_file(str(file.file.name))
        if not find_names(index, text):
            continue
        ending = str(file.file.name).rpartition(".")[2]
        if ending not in _TEXTS:
            left.append(("articles.newsfile", file.pk))
            continue
        old.append(str(file.file.name))
        # Assigned through a queryset: this is no replacement by somebody's other file.
        new = NewsFile(title=file.title)
        new.file.save(
            f"text.{ending}", ContentFile(replace_names(index, text, words).encode()), save=False
        )
        NewsFile.objects.filter(pk=file.pk).update(
            file=new.file.name, sha256=new.sha256, file_size=None, file_hash=""
        )
    return old, left


def _index_anew(plan: Plan, index: NamesIndex, stories: list[int]) -> None:
    """The public index, its words, and the newsroom's own."""
    entries = SearchEntry.objects.filter(pk__in=plan.keys(SearchEntry))
    index_stories(keys=stories)
    for kind in SearchKind:
        keys = list(
            entries.filter(kind=kind.value, record_key__isnull=False).values_list(
                "record_key", flat=True
            )
        )
        if keys:
            index_records(kind=kind, keys=keys)
    if plan.keys(SearchEntry) or plan.keys(SearchWord):
        rebuild_search()
    for model in plan.values:
        for row in _indexed(model, plan.keys(model)):
            transaction.on_commit(partial(wagtail_index.insert_or_update_object, row))


def _indexed(model: type[models.Model], keys: set[Any]) -> list[models.Model]:
    if not issubclass(model, wagtail_index.Indexed):
        return []
    rows = model._base_manager.filter(pk__in=keys)
    return [row.specific if isinstance(row, Page) else row for row in rows]
