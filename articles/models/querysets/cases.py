"""Which cases, and which facts of them, readers may see."""

from __future__ import annotations

import datetime
from typing import Self

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail.models import Page

from articles import models
from articles.enums import StatusFactKind
from articles.models.querysets.public import is_published, nameable
from articles.models.querysets.records import NamedQuerySet


class CaseQuerySet(NamedQuerySet):
    """Cases."""

    def published(self) -> Self:
        """Cases with a page: an editor has given them a public title, a published story is about
        them, and everybody in them may be named today. One private person, or one whose record is
        gone, hides the whole case."""
        people = models.CasePerson.objects.order_by().filter(case=OuterRef("pk"))
        unnamed = people.filter(Q(person__isnull=True) | ~nameable("person__"))
        stories = Page.objects.filter(is_published()).order_by().values("pk")
        links = models.CaseStory.objects.order_by()
        told = links.filter(case=OuterRef("pk"), article__in=stories)
        return self.exclude(public_title="").filter(Exists(told), ~Exists(unnamed))

    def with_status(self, today: datetime.date) -> Self:
        """Cases of which readers may know a status by `today`: `status` is its kind, `changed_on`
        the first day on which it can have begun."""
        states = [kind.value for kind in StatusFactKind if kind.is_state]
        facts = models.StatusFact.objects.approved().uncorrected().filter(case=OuterRef("pk"))
        begun = facts.annotate(first=Coalesce("date_earliest", "date_latest")).filter(
            kind__in=states, first__lte=today
        )
        last = begun.order_by("-first", "-pk")
        found = self.annotate(
            status=Subquery(last.values("kind")[:1]), changed_on=Subquery(last.values("first")[:1])
        )
        return found.filter(status__isnull=False)

    def with_story(self, article_id: int) -> Self:
        """Cases that a story is about."""
        links = models.CaseStory.objects.order_by()
        return self.filter(Exists(links.filter(case=OuterRef("pk"), article=article_id)))


class StatusFactQuerySet(QuerySet):
    """Dated facts."""

    def approved(self) -> Self:
        """Facts that readers may know, of a case that is public: a second person has approved
        them, and the story that they come from, if any, is published."""
        stories = Page.objects.filter(is_published()).order_by().values("pk")
        told = Q(from_story__isnull=True) | Q(from_story__in=stories)
        return self.filter(told, approved_at__isnull=False)

    def uncorrected(self) -> Self:
        """Facts that no approved correction has taken the place of."""
        return self.exclude(superseded_by__approved_at__isnull=False)
