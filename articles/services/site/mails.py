"""Sends the newsroom's mail, as plain text and HTML."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

logger = logging.getLogger(__name__)


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
