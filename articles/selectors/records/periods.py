"""The period for which somebody held a post, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles import dates

if TYPE_CHECKING:
    from articles.models import Membership


def period_of(membership: Membership) -> str:
    """ "2015 to 2017", "since 2015", "until 2017"; "" where no date is known."""
    start, end = (
        dates.describe(edtf) if edtf else ""
        for edtf in (membership.start_edtf, membership.end_edtf)
    )
    if start and end:
        return f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""
