"""Records that something public changed, and purges caches."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from articles.models import (
    ArticlePage,
    Case,
    NewsRendition,
    Person,
    PersonMention,
    PublicChange,
    Quote,
)
from articles.models.querysets.public import in_published_stories
from articles.selectors.stories.body import pictures_in
from articles.services.site.cache_purges import purge_kept_pages
from articles.syndication.cache_keys import FRAME, LISTS, MANY, NOTHING, RECORDS, header, key_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from django.db.models import Model
    from wagtail.models import Page

logger = logging.getLogger(__name__)
_PATIENCE_SECONDS = 3
CORRECTION_PATHS = ("/corrections/", "/corrections/feed/", "/corrections/feed.atom")


def record_public_change(*, keys: Iterable[str], now: datetime.datetime) -> None:
    """Write down that what readers see changes with this transaction; when it is committed, the
    pages in memory and the caches in front of the site forget every answer that has one of the
    keys, and every one that said that there was nothing: something may stand there now."""
    names = {*keys, MANY, NOTHING}
    PublicChange.objects.create(changed_at=now)
    purge_kept_pages(names)
    if settings.ADVOCACY_PURGE_URL:
        transaction.on_commit(partial(purge_keys, names))


def purge_keys(keys: Iterable[str]) -> bool:
    """Ask the cache in front of the site to forget by key; return whether it did. Where it does not
    answer, the answers leave it by themselves within a minute."""
    if not settings.ADVOCACY_PURGE_URL:
        return False
    names = header(keys)
    request = Request(  # noqa: S310 - the address is the operator's own
        settings.ADVOCACY_PURGE_URL,
        method="PURGE",
        # The first is what Fastly and most others read, the second what Varnish's xkey is shown.
        headers={"Surrogate-Key": names, "xkey-purge": names},
    )
    try:
        with urlopen(request, timeout=_PATIENCE_SECONDS):  # noqa: S310
            return True
    except (URLError, OSError):
        logger.exception("cache.purge_failed")
        return False


def keys_of_page(page: Page) -> set[str]:
    """The keys of what a page's going, coming or changing alters. Whatever shows a story links to
    it, and so has its key; where a new one may appear, other stories are listed."""
    if not isinstance(page, ArticlePage):
        return {FRAME, LISTS, RECORDS}
    addresses = [page.address, *(_media_of(page) if settings.ADVOCACY_PURGE_URL else ())]
    section = page.get_parent().slug if page.depth > 1 else ""
    cases = Case.objects.filter(Q(story_links__article=page.pk) | Q(facts__from_story=page.pk))
    addresses += [case.get_absolute_url() for case in cases.distinct()]
    return {LISTS, RECORDS, key_of(f"/{section}/"), *(key_of(one) for one in addresses if one)}


def keys_of_record(record: Model) -> set[str]:
    """The keys of everything that names a record, and of the lists that it may be new in."""
    address = getattr(record, "get_absolute_url", str)()
    keys = {RECORDS, key_of(address) if address else LISTS}
    if isinstance(record, Person):
        # A story shows what became of them, by a case of theirs, without naming them.
        cases = Case.objects.filter(people__person=record.pk)
        keys |= {key_of(case.get_absolute_url()) for case in cases}
    return keys


def keys_of_case(case: Case) -> set[str]:
    """The keys of the case's page, of all that shows its status, and of the stories that may."""
    stories = ArticlePage.objects.filter(case_links__case=case.pk).exclude(address="")
    addresses = [case.get_absolute_url(), *stories.values_list("address", flat=True)]
    return {RECORDS, *(key_of(address) for address in addresses)}


def is_read(record: Model) -> bool:
    """Whether a published story names the record, so that a change of it is seen. Also of somebody
    who may not be named any more."""
    if isinstance(record, Person):
        rows = (in_published_stories(model, person=record) for model in (PersonMention, Quote))
        return any(found.exists() for found in rows)
    records = type(record)._default_manager.all()
    published = getattr(records, "published", records.all)()
    return bool(published.filter(pk=record.pk).exists())


def _media_of(article: ArticlePage) -> list[str]:
    pictures = {article.lead_image_id, article.social_image_id, *pictures_in(article)} - {None}
    names = NewsRendition.objects.filter(image_id__in=pictures).values_list("file", flat=True)
    return [f"{settings.MEDIA_URL}{name}" for name in names]
