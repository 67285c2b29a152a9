"""Mails author and desk when a scheduled story could not go live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from articles.models import User, who_may_know
from articles.services.setup.newsroom_rights import MODERATORS
from articles.services.site.mails import send_mail

if TYPE_CHECKING:
    from wagtail.models import Revision

    from articles.guard import PublicationRefused


def tell_about_refusal(*, refusal: PublicationRefused, revision: Revision) -> int:
    """Mail the people concerned, each alone; return how many mails went out. A mail server that
    does not answer is logged and stops nothing."""
    context = {
        "title": refusal.title,
        "findings": refusal.findings,
        "url": settings.WAGTAILADMIN_BASE_URL
        + reverse("wagtailadmin_pages:edit", args=[refusal.article_id]),
    }
    return send_mail("schedule_refused", context, to=_addresses(refusal.article_id, revision))


def _addresses(article_id: int | None, revision: Revision) -> list[str]:
    """Who wrote the version, who owns the story, and the desk."""
    concerned = Q(groups__name=MODERATORS) | Q(pk=revision.user_id) | Q(owned_pages__pk=article_id)
    people = User.objects.filter(concerned, is_active=True).exclude(email="").distinct()
    return sorted({person.email for person in who_may_know(people, article_id)})
