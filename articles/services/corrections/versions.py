"""Withholding old versions from readers, and showing them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.models import PublishedVersion
from articles.services.corrections.corrections import CorrectionRefused, can_issue

if TYPE_CHECKING:
    import datetime

    from articles.models import User

WITHHELD, SHOWN = "article.version_withheld", "article.version_shown"


@transaction.atomic
def withhold_version(
    *, version: PublishedVersion, reason: str, by: User, now: datetime.datetime
) -> PublishedVersion:
    """Show the version to nobody any more. Readers are not told the reason.

    Raises CorrectionRefused without a reason, or for what readers see at the story itself;
    PermissionDenied.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise CorrectionRefused(_("Say why the version is being withheld."))
    found = _lock(version, by)
    if found.number == _latest_number(found):
        raise CorrectionRefused(
            _("This is the current version. Change or unpublish the story first.")
        )
    found.withheld_at, found.withheld_by, found.withheld_reason = now, by, reason[:1_000]
    return _save(found, WITHHELD, by, {"version": found.number, "reason": found.withheld_reason})


@transaction.atomic
def show_version(*, version: PublishedVersion, by: User) -> PublishedVersion:
    """Show a withheld version again. Raises PermissionDenied."""
    found = _lock(version, by)
    found.withheld_at, found.withheld_by, found.withheld_reason = None, None, ""
    return _save(found, SHOWN, by, {"version": found.number})


def _lock(version: PublishedVersion, by: User) -> PublishedVersion:
    if not can_issue(by, version.article):
        raise PermissionDenied
    return PublishedVersion.objects.select_for_update().get(pk=version.pk)


def _latest_number(version: PublishedVersion) -> int:
    latest = PublishedVersion.objects.latest_of(version.article)
    return latest.number if latest else 0


def _save(
    version: PublishedVersion, action: str, by: User, data: dict[str, object]
) -> PublishedVersion:
    version.save(update_fields=["withheld_at", "withheld_by", "withheld_reason"])
    log(instance=version.article, action=action, user=by, data=data)
    return version
