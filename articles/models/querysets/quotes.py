"""Quotes that readers may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q, QuerySet

from articles import models
from articles.models.querysets.filtered import find_records, quote_conditions

if TYPE_CHECKING:
    from articles.filters import QuoteCursor, QuoteFilter
    from articles.models.querysets.filtered import Records


class QuoteQuerySet(QuerySet):
    """Quotes of stories, published or not."""

    def published(self) -> Self:
        """Those of published stories."""
        stories = models.ArticlePage.objects.published().order_by()
        return self.filter(page__in=stories.values("pk"))

    def whole(self) -> Self:
        """One row for each quote that may be shown away from its story: the first part of one that
        its sentence splits. A part of another sentence is a quote of its own."""
        begins = Q(continues__isnull=True) | Q(joint="", joined_as="")
        return self.filter(begins, not_alone=False)

    def matching(self, wanted: QuoteFilter, records: Records | None = None) -> Self:
        """Those that fit the filter, on all its pages; `records` as `find_records` gives them,
        where the caller has them. Raises UnknownRecord."""
        records = find_records(wanted) if records is None else records
        return self.filter(*quote_conditions(wanted, records))

    def newest_first(self) -> Self:
        """In the order of their stories, and within a story as they stand in it."""
        return self.order_by("-page__published_on", "-page", "sort_order", "pk")

    def after(self, cursor: QuoteCursor) -> Self:
        """Those that follow one quote in `newest_first` (paging by key)."""
        same_day = Q(page__published_on=cursor.published_on)
        return self.filter(
            Q(page__published_on__lt=cursor.published_on)
            | (same_day & Q(page__lt=cursor.story))
            | (Q(page=cursor.story) & Q(sort_order__gt=cursor.place)),
            page__published_on__lte=cursor.published_on,
        )
