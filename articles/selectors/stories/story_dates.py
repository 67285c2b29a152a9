"""A story's id and its published and updated times, for other programs."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from articles.models import ArticlePage


# So long a story may wait for its approval.
_TAKES = datetime.timedelta(days=7)


def story_id(story: ArticlePage) -> str:
    """Kept for good, also where the address changes."""
    return f"urn:uuid:{story.translation_key}"


def published_moment(story: ArticlePage) -> datetime.datetime:
    """When the story came out: the moment of its first publication here, also where it was
    approved some days after the day that it is dated. One that is dated long before is an older
    story that was taken over, and came out at the beginning of its day in the newsroom's zone."""
    day = datetime.datetime.combine(story.published_on, datetime.time.min)
    dated = timezone.make_aware(day)
    first = story.first_published_at
    if first is None:
        return dated
    return first if timezone.localdate(first) - story.published_on <= _TAKES else dated


def updated_moment(story: ArticlePage) -> datetime.datetime:
    """When readers last got something new about it: a new version or a correction."""
    published = published_moment(story)
    return max(published, story.updated_at or published)
