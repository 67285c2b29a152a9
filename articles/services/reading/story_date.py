"""Whether somebody has said from which day a story is, where the days in its text hang on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from articles.models import RejectedProposal

if TYPE_CHECKING:
    import datetime

    from articles.models import ArticlePage, User
    from articles.services.reading.shapes import ArticleReading

# Kept beside what was rejected: the question is not to be asked again.
_ANSWERED = "question-story-date"
_NAMED = 3  # How many of the expressions the question names.
_YEAR = re.compile(r"\d{4}")


def days_in_question(draft: ArticlePage, reading: ArticleReading) -> tuple[str, ...]:
    """Expressions such as “on Thursday” that are counted from the story's date, while that is the
    day on which the story was begun, the text does not date itself and nobody has confirmed it.
    Empty where there is nothing to ask. Two queries at most."""
    line = reading.result.dateline
    if line is not None and line.rule != "given":
        return ()
    told = [one.text for one in reading.result.dates if not _YEAR.search(one.text)]
    if not told or not _is_dated_by_itself(draft):
        return ()
    if RejectedProposal.objects.filter(article=draft.pk, key=_ANSWERED).exists():
        return ()
    return tuple(dict.fromkeys(told))[:_NAMED]


def confirm_story_date(article: ArticlePage, user: User, now: datetime.datetime) -> None:
    """The date that the story has is right."""
    RejectedProposal.objects.get_or_create(
        article=article, key=_ANSWERED, defaults={"rejected_by": user, "rejected_at": now}
    )


def _is_dated_by_itself(draft: Any) -> bool:
    """Whether the story's date is the one that its form was opened with."""
    begun = draft.revisions.order_by("created_at", "pk").values_list("created_at", flat=True)
    first = begun.first()
    return bool(first and draft.published_on == timezone.localdate(first))
