"""The period for which somebody held a post, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from articles.models.fuzzy_dates import say_date

if TYPE_CHECKING:
    from articles.models import Membership


def period_of(membership: Membership) -> str:
    """ "2015 to 2017", "since 2015", "until 2017"; "" where no date is known."""
    start, end = (say_date(edtf) for edtf in (membership.start_edtf, membership.end_edtf))
    if start and end:
        return _("%(start)s to %(end)s") % {"start": start, "end": end}
    if start:
        return _("since %(start)s") % {"start": start}
    return _("until %(end)s") % {"end": end} if end else ""
