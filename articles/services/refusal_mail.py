"""Tells author and desk that a scheduled story did not go live."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse

from articles.models import User, who_may_know
from articles.services.newsroom_rights import MODERATORS

if TYPE_CHECKING:
    from wagtail.models import Revision

    from articles.guard import PublicationRefused

logger = logging.getLogger(__name__)


def tell_about_refusal(*, refusal: PublicationRefused, revision: Revision) -> int:
    """Mail the people concerned, each alone; return how many mails went out. A mail server that
    does not answer is logged and stops nothing."""
    context = {
        "title": refusal.title,
        "findings": refusal.findings,
        "url": settings.WAGTAILADMIN_BASE_URL
        + reverse("wagtailadmin_pages:edit", args=[refusal.article_id]),
    }
    subject = " ".join(f"Not published: {refusal.title}".split())
    body = render_to_string("emails/schedule_refused.txt", context)
    sent = 0
    for address in _addresses(refusal.article_id, revision):
        try:
            sent += EmailMessage(subject, body, to=[address]).send()
        except OSError:
            logger.exception("Could not mail that %r was refused", refusal.title)
    return sent


def _addresses(article_id: int | None, revision: Revision) -> list[str]:
    """Who wrote the version, who owns the story, and the desk."""
    concerned = Q(groups__name=MODERATORS) | Q(pk=revision.user_id) | Q(owned_pages__pk=article_id)
    people = User.objects.filter(concerned, is_active=True).exclude(email="").distinct()
    return sorted({person.email for person in who_may_know(people, article_id)})
