"""One e-mail as text and HTML, to each person alone."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)


def send_mail(*, name: str, subject: str, to: Iterable[str], context: dict[str, Any]) -> int:
    """Send emails/<name>.txt with emails/<name>.html to each address; return how many went out. A
    mail server that does not answer is logged and stops nothing."""
    context = {**context, "subject": subject, "site_name": settings.WAGTAIL_SITE_NAME}
    text = render_to_string(f"emails/{name}.txt", context)
    html = render_to_string(f"emails/{name}.html", context)
    sent = 0
    for address in to:
        mail = EmailMultiAlternatives(
            " ".join(subject.split()),
            text,
            to=[address],
            headers={"Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(html, "text/html")
        try:
            sent += mail.send()
        except OSError:
            logger.exception("Could not send the mail %r", subject)
    return sent


def edit_url(page_id: int | None) -> str:
    """The address of a page's editor, for an e-mail."""
    return admin_url(reverse("wagtailadmin_pages:edit", args=[page_id]))


def admin_url(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"
