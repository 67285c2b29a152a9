"""Sends the newsroom's mail, as plain text and HTML."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from articles.models import MailProof

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

logger = logging.getLogger(__name__)
# They print mail, keep it in a file or drop it: it reaches nobody.
_NOT_DELIVERING = ("console", "dummy", "filebased")


def delivers_mail() -> bool:
    """Whether this installation has a mail server to hand its mail to."""
    module = settings.MAILERS["default"]["BACKEND"].split(".")[-2]
    return module not in _NOT_DELIVERING


def keep_mail_proof(*, now: datetime.datetime) -> None:
    """A test mail went out; the proofs before it are forgotten."""
    MailProof.objects.all().delete()
    MailProof.objects.create(sent_at=now)


def mail_last_proved() -> datetime.datetime | None:
    """When a test mail last went out. One query."""
    return MailProof.objects.values_list("sent_at", flat=True).first()


def send_mail(name: str, context: Mapping[str, Any], *, to: Sequence[str]) -> int:
    """Send `emails/<name>` to each address alone; return how many went out.

    The template's first line is the subject. A mail server that does not answer is logged and
    stops nothing.
    """
    text = render_to_string(f"emails/{name}.txt", dict(context))
    subject, _, body = text.partition("\n")
    html = render_to_string(f"emails/{name}.html", dict(context))
    sent = 0
    for address in to:
        mail = EmailMultiAlternatives(" ".join(subject.split()), body.lstrip(), to=[address])
        mail.attach_alternative(html, "text/html")
        try:
            sent += mail.send()
        except OSError:
            logger.exception("Could not send the mail %s", name)
    return sent
