"""Numbers that rise and fall, for whoever watches the site."""

from __future__ import annotations

import datetime

from wagtail.models import Revision

from articles.models import ArticlePage, Kill

# `publish_due` runs every minute: what is due for longer says that it does not.
OVERDUE_AFTER = datetime.timedelta(minutes=5)


def read_gauges(now: datetime.datetime) -> list[tuple[str, str, float]]:
    """Name, meaning and value; three queries. Raises DatabaseError."""
    overdue = Revision.objects.filter(approved_go_live_at__lte=now - OVERDUE_AFTER)
    kills = Kill.objects.filter(finished_at=None)
    return [
        (
            "advocacy_live_stories",
            "Stories that readers can read.",
            ArticlePage.objects.live().count(),
        ),
        (
            "advocacy_overdue_stories",
            "Scheduled stories that should be live for five minutes.",
            overdue.count(),
        ),
        ("advocacy_unfinished_kills", "Kills that are not finished.", kills.count()),
    ]
