"""Looks for protected names in what is public already: a name may be protected, or known by
another spelling, only when a story has been out for years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from articles.guard import PublicPassage
from articles.models import (
    ArticlePage,
    Author,
    Case,
    Correction,
    Event,
    HomePage,
    NameFinding,
    NewsFile,
    NewsImage,
    Organization,
    Person,
    Place,
    PublishedVersion,
    ReaderReport,
    SectionPage,
    SourceDocument,
    StandardPage,
    Topic,
)
from articles.models.name_gate import find_protected, let_pass, protected_index
from articles.models.outgoing_words import (
    read_outgoing,
    texts_of_page,
    texts_of_record,
    texts_of_value,
    texts_with_media,
)
from articles.selectors.site.media import is_in_public_use
from articles.services.protection.alarms import tell_safety_group

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator

_RECORDS = (Author, Case, Event, Organization, Person, Place, SourceDocument, Topic)
_PAGES = (HomePage, SectionPage, StandardPage)
_AT_ONCE = 50


def scan_published(*, now: datetime.datetime) -> list[NameFinding]:
    """Search everything that readers can have; return what was found and not known before, after
    the safety group was told. What is gone since is not listed any more. Raises NamesKeyMissing."""
    found = _find() if protected_index() else {}
    known = {(row.content_type_id, row.object_id): row for row in NameFinding.objects.all()}
    new = []
    with transaction.atomic():
        for place, names in found.items():
            row = known.pop(place, None)
            if row is None:
                kind, key = place
                row = NameFinding(content_type_id=kind, object_id=key, found_at=now, names=[])
            if set(names) - set(row.names):
                new.append(row)
            row.names = sorted(names)
            row.save()
        NameFinding.objects.filter(pk__in=[row.pk for row in known.values()]).delete()
    if new:
        tell_safety_group(None, reverse("protected_names"), mail="name_found")
    return new


def _find() -> dict[tuple[int, int], set[int]]:
    found: dict[tuple[int, int], set[int]] = {}
    for row, passages in _public():
        names = {one.name_id for one in find_protected(passages)}
        if isinstance(row, ArticlePage) and names:
            names -= let_pass(row)
        if names:
            kind = ContentType.objects.get_for_model(type(row))
            found[kind.pk, row.pk] = names
    return found


def _public() -> Iterator[tuple[Any, list[PublicPassage]]]:
    """Every row that readers can have something of, with its texts."""
    for article in _each(ArticlePage.objects.published()):
        yield article, read_outgoing(article)
    for rows, read in _others():
        for row in _each(rows):
            yield row, [PublicPassage("", "", "\n".join(read(row)))]
    for medium in (NewsImage, NewsFile):
        for row in _each(medium.objects.all()):
            if is_in_public_use(row):
                yield row, [PublicPassage("", "", "\n".join(texts_with_media(row)))]


def _others() -> Iterator[tuple[models.QuerySet, Callable[[Any], list[str]]]]:
    stories = ArticlePage.objects.published().order_by().values("pk")
    versions = PublishedVersion.objects.filter(article__in=stories, withheld_at__isnull=True)
    yield versions, lambda version: texts_of_value(version.content)
    for page in _PAGES:
        yield page.objects.live(), texts_of_page
    for record in _RECORDS:
        rows = record._default_manager.all()
        yield getattr(rows, "published", rows.all)(), texts_with_media
    yield Correction.objects.filter(article__in=stories), lambda one: [one.text, one.headline]
    yield ReaderReport.objects.exclude(answer=""), lambda report: [report.answer]
    yield Redirect.objects.all(), texts_of_record


def _each(rows: models.QuerySet) -> Iterator[Any]:
    return rows.order_by("pk").iterator(chunk_size=_AT_ONCE)
