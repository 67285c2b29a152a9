"""The one definition of what readers may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db.models import Q
from django.utils import timezone
from wagtail.models import PageManager, PageQuerySet

if TYPE_CHECKING:
    import datetime


class ArticleQuerySet(PageQuerySet):
    """Stories."""

    def published(self) -> Self:
        """Stories that every reader may see now. Every public read goes through this."""
        # An expiry that is due counts at once, also where `publish_due` has not run yet.
        return self.live().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))

    def newest_first(self) -> Self:
        return self.order_by("-published_on", "-pk")

    def before(self, published_on: datetime.date, pk: int) -> Self:
        """The stories that follow one story in `newest_first` (paging by key)."""
        return self.filter(
            Q(published_on__lt=published_on) | Q(published_on=published_on, pk__lt=pk)
        )

    def for_listing(self) -> Self:
        """With what a card prints: the picture and nothing of the body."""
        return self.select_related("lead_image").defer("body", "lead_image__description")


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
