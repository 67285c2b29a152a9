"""Recording that two similar records are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import DistinctRecords
from articles.services.merging import can_merge

if TYPE_CHECKING:
    import datetime

    from django.db import models

    from articles.models import User


@transaction.atomic
def keep_apart(
    *, first: models.Model, second: models.Model, by: User, now: datetime.datetime
) -> DistinctRecords:
    """The two are not the same: they are not proposed for a merge again. Raises ValueError for two
    kinds of records or one record twice, PermissionDenied."""
    if type(first) is not type(second) or first.pk == second.pk:
        raise ValueError(_("Choose two records of the same type."))
    if not can_merge(by, type(first)):
        raise PermissionDenied
    low, high = sorted((first.pk, second.pk))
    row, _created = DistinctRecords.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(type(first)),
        low_id=low,
        high_id=high,
        defaults={"decided_by": by, "decided_at": now},
    )
    return row
