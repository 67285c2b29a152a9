"""Answers the question whether a private person may be named in a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from articles.models import ArticlePage, PrivateNameAnswer
from articles.models.private_names import name_questions
from articles.services.records.consents import can_keep_consents

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from articles.models import User

NAME_ANSWERED = "article.name_answered"


def may_answer(article: ArticlePage, user: User) -> bool:
    """Whether `user` decides who is named in this story: whoever edits it and keeps consents."""
    return article.permissions_for_user(user).can_edit() and can_keep_consents(user)


@transaction.atomic
def say_it_may_be_printed(
    *, article: ArticlePage, contexts: Iterable[str], by: User, now: datetime.datetime
) -> int:
    """Remember for this story that those may be named whose question has one of `contexts`; how
    many that were. Only what was shown is answered: a sentence that has changed meanwhile is asked
    about again. Raises PermissionDenied."""
    if not may_answer(article, by):
        raise PermissionDenied
    shown = set(contexts)
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    return _answer(draft, by, now, only=shown)


def answer_questions(*, article: ArticlePage, by: User | None, now: datetime.datetime) -> int:
    """Answer all that is open about `article`, a revision; how many that were."""
    return _answer(article, by, now, only=None)


def _answer(
    article: ArticlePage, by: User | None, now: datetime.datetime, only: set[str] | None
) -> int:
    wanted = [one for one in name_questions(article) if only is None or one.context in only]
    PrivateNameAnswer.objects.bulk_create(
        (
            PrivateNameAnswer(
                article_id=article.pk,
                person_id=one.person_id,
                context=one.context,
                answered_by=by,
                answered_at=now,
            )
            for one in wanted
        ),
        ignore_conflicts=True,
    )
    if wanted:
        log(instance=article, action=NAME_ANSWERED, user=by, data={"count": len(wanted)})
    return len(wanted)
