"""Somebody looked for an answer to a letter and found none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from articles.enums import StatusKind
from articles.models import DocumentStatus, SourceDocument

if TYPE_CHECKING:
    import datetime

CHECKED = "document.checked"


def can_check_letters(user: Any) -> bool:
    """Whoever may change documents."""
    return bool(user.has_perm("articles.change_sourcedocument"))


@transaction.atomic
def mark_as_checked(
    *, document: SourceDocument, how: str, on: datetime.date, by: Any
) -> DocumentStatus:
    """Write down that `by` looked for an answer on that day, and how. Readers see day and way.
    Raises PermissionDenied."""
    if not can_check_letters(by):
        raise PermissionDenied
    document = SourceDocument.objects.select_for_update().get(pk=document.pk)
    step = DocumentStatus(kind=StatusKind.CHECKED.value, date_edtf=on.isoformat(), note=how)
    document.statuses.add(step)
    document.save()
    log(instance=document, action=CHECKED, user=by, data={"reason": how}, content_changed=True)
    return step
