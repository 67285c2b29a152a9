"""What a newsroom says of itself, and chooses, on the front page and at the foot of every page."""

from __future__ import annotations

import re
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def uid_in_address(address: str) -> UUID | None:
    """The uid of a quote in its address, whole or in part; None where there is none."""
    found = _UID.search(address)
    return UUID(found[0]) if found else None


class FrontChoices(models.Model):
    """Fields of the front page. All are empty until the newsroom fills them in, and nothing is
    shown of an empty one."""

    front_quote = models.CharField(
        _("Quote on the front page"),
        max_length=255,
        blank=True,
        help_text=_(
            "Paste its address: “Link to this quote” on the page of its story. It disappears when "
            "the story is no longer published."
        ),
    )
    who_we_are = models.TextField(
        _("Who we are"),
        blank=True,
        max_length=600,
        help_text=_("Two or three sentences for readers who come here for the first time."),
    )
    secure_tips = RichTextField(
        _("How to reach us safely"),
        features=["bold", "italic", "link", "ul"],
        blank=True,
        help_text=_(
            "Shown at the foot of every page. Say which way is safe, which is not, and what "
            "somebody at risk should not do."
        ),
    )
    secure_address = models.CharField(
        _("Safest address"),
        max_length=255,
        blank=True,
        help_text=_("A Signal number, an onion address or an e-mail address with a key."),
    )

    class Meta:
        abstract = True
