"""Corrections: which of them are public; issued ones are final."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, NoReturn, Self

from django.db.models import Q, QuerySet

from articles import models
from articles.enums import CorrectionKind
from articles.guard import CorrectionIsFinal

if TYPE_CHECKING:
    from django.db.models import Expression, Model

    from articles.filters import CorrectionFilter


class CorrectionQuerySet(QuerySet):
    """Issued corrections."""

    def public(self, now: datetime.datetime | Expression | None = None) -> Self:
        """Those of published stories, and the retraction of a story that is retracted: of such a
        story nothing else is told."""
        articles = models.ArticlePage.objects.order_by()
        return self.filter(
            Q(article__in=articles.published(now).values("pk"))
            | Q(
                article__in=articles.retracted().values("pk"),
                pk__in=retractions_in_force().values("pk"),
            )
        )

    def in_force(self) -> Self:
        """Those that no newer one has superseded."""
        return self.filter(superseded_by__isnull=True)

    def matching(self, wanted: CorrectionFilter) -> Self:
        """Those that fit the filter, on all its pages."""
        rows = self.filter(kind=wanted.kind) if wanted.kind else self
        if wanted.year in (datetime.MINYEAR, datetime.MAXYEAR):
            # In some time zones they begin or end outside of the calendar.
            return rows.none()
        return rows.filter(issued_at__year=wanted.year) if wanted.year else rows

    def newest_first(self) -> Self:
        """In the order of their issue: a row is made when it is issued, and stays as it is."""
        return self.order_by("-pk")

    def withhold(self, *, by: Model, reason: str, at: datetime.datetime) -> int:
        """Keep the words of superseded notices from readers; return of how many."""
        superseded = self.filter(superseded_by__isnull=False, withheld_at__isnull=True)
        return QuerySet.update(superseded, withheld_at=at, withheld_by=by, withheld_reason=reason)

    def erase(self) -> None:
        """Delete them for good: for a story that is killed, and for nothing else."""
        super().delete()

    def update(self, **kwargs: Any) -> NoReturn:
        raise CorrectionIsFinal

    def delete(self) -> NoReturn:
        raise CorrectionIsFinal


def retractions_in_force() -> QuerySet:
    """Retractions that nothing has superseded: neither a newer one nor a new publication."""
    corrections = models.Correction.objects.order_by()
    return corrections.filter(kind=CorrectionKind.RETRACTION.value, superseded_by__isnull=True)
