"""What to know before setting or lifting an embargo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import Min
from wagtail.models import Revision

from articles.models import ArticlePage, User, may_see_embargoed

if TYPE_CHECKING:
    import datetime

    from django.db.models import QuerySet


def who_loses_sight(article: ArticlePage) -> list[str]:
    """Names of those who own the story or have written versions of it, and who would not see it
    any more under an embargo; in the order of their names."""
    writers = set(_versions(article).exclude(user=None).values_list("user", flat=True))
    people = User.objects.filter(pk__in=writers | {article.owner_id}, is_active=True)
    names = [
        person.get_full_name() or person.get_username()
        for person in people.order_by("username")
        if not may_see_embargoed(person)
    ]
    return sorted(names)


def scheduled_for(article: ArticlePage) -> datetime.datetime | None:
    """When an approved version of the story goes live."""
    times = _versions(article).aggregate(at=Min("approved_go_live_at"))
    return times["at"]


def _versions(article: ArticlePage) -> QuerySet:
    kind = ContentType.objects.get_for_model(ArticlePage)
    return Revision.objects.filter(content_type=kind, object_id=str(article.pk))
