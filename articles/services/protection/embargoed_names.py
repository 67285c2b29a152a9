"""A story names somebody whom an embargo hides: the embargo desk is told, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from articles.models import (
    EmbargoedNameHit,
    EmbargoedRecord,
    Person,
    User,
    may_see_embargoed,
)
from articles.models.private_names import find_hidden_names
from articles.services.site.mails import send_mail

if TYPE_CHECKING:
    import datetime


def note_embargoed_names(article: Any, *, now: datetime.datetime) -> int:
    """Keep whom `article` (a revision) names of the hidden people, and tell the embargo desk of
    those that are new; how many. The writer hears nothing: it would tell of the other story. One
    query where nobody is hidden."""
    new = 0
    for key in sorted(find_hidden_names(article)):
        _, is_new = EmbargoedNameHit.objects.get_or_create(
            article_id=article.pk, person_id=key, defaults={"found_at": now}
        )
        new += is_new
    if new:
        people = User.objects.filter(is_active=True).exclude(email="")
        desk = sorted({one.email for one in people if may_see_embargoed(one)})
        url = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_home")
        send_mail("embargoed_name", {"url": url}, to=desk)
    return new


def embargoed_hits(user: User) -> list[EmbargoedNameHit]:
    """What the embargo desk has to look at: as long as the person is hidden. Empty for everybody
    else. Two queries."""
    if not may_see_embargoed(user):
        return []
    hidden = EmbargoedRecord.objects.filter(
        content_type=ContentType.objects.get_for_model(Person), embargo__lifted_at__isnull=True
    )
    hits = EmbargoedNameHit.objects.filter(person__in=hidden.order_by().values("record_id"))
    return list(hits.select_related("article", "person")[:50])
