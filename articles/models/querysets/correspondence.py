"""From a filter to documents in correspondence."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from articles import models
from articles.enums import CorrespondenceState, SpeakerKind
from articles.filters import StoryFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.filters import CorrespondenceFilter
    from articles.models.querysets.filtered import Records
    from articles.models.querysets.public import DocumentQuerySet


def documents_in_correspondence(
    wanted: CorrespondenceFilter, records: Records, today: datetime.date
) -> DocumentQuerySet:
    """Documents with a page of which a step is recorded, on all pages of the list and in no order:
    `moved_on` is the day of the last step, `sent_on` in the order by waiting that of sending."""
    documents: DocumentQuerySet = models.SourceDocument.objects.published()
    documents = documents.with_steps(today)
    if wanted.state:
        documents = documents.in_state(CorrespondenceState.of(wanted.state), today)
    if wanted.is_by_waiting:
        documents = documents.unanswered(today)
    return documents.filter(*_conditions(wanted, records)).order_by()


def _conditions(wanted: CorrespondenceFilter, records: Records) -> Iterator[Q]:
    if wanted.topics:
        yield Q(pk__in=_told_of(StoryFilter(topics=wanted.topics), records))
    if wanted.person:
        yield _sent_to(person=records["person", wanted.person].pk)
    if wanted.organization:
        yield _sent_to(organization=records["organization", wanted.organization].pk)
    if wanted.kind:
        yield Q(kind=wanted.kind)
    if wanted.year:
        # A date that is a span may be of two years.
        days = (datetime.date(wanted.year, 1, 1), datetime.date(wanted.year, 12, 31))
        yield Q(date_earliest__range=days) | Q(date_latest__range=days)


def _sent_to(**party: int) -> Q:
    rows = models.DocumentAddressee.objects.order_by()
    return Q(pk__in=rows.filter(**party).values("document"))


def _told_of(wanted: StoryFilter, records: Records) -> Any:
    """The keys of the documents that such stories name, quote, or say something was said in."""
    stories = models.ArticlePage.objects.published().matching(wanted, records)
    by_stories = {"page__in": stories.order_by().values("pk")}
    mentions = models.DocumentMention.objects.order_by().filter(**by_stories)
    quotes = models.Quote.objects.order_by().filter(**by_stories)
    said_by = quotes.filter(speaker_kind=SpeakerKind.DOCUMENT.value).values("document")
    return mentions.values("document").union(said_by, quotes.values("said_in_document"))
