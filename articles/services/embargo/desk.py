"""Mails to those who may know of embargoed stories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from articles.models import User, may_see_embargoed
from articles.services.site.mails import send_mail

if TYPE_CHECKING:
    from django.db.models import Model


def tell_the_embargo_desk(*, record: Model, path: str) -> None:
    """Say that somebody wanted to delete a record that embargoed stories alone use, and was told
    only that it cannot be deleted now. A mail is read on its way, so it names nothing: `path` is
    that of the record's screen."""
    active = User.objects.filter(is_active=True).exclude(email="").order_by("pk")
    desk = [account.email for account in active if may_see_embargoed(account)]
    url = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
    context = {"kind": record._meta.verbose_name, "url": url}
    send_mail("deletion_refused", context, to=desk)
