"""Answers to the questions of checks, kept as they are made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.enums import CheckKind
from articles.models import ArticlePage, ChecklistTick
from articles.models.check_tasks import step_of
from articles.models.ticks import question_key
from articles.services.review.checks import ChecklistAnswers, can_check

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from articles.models import User

MAX_TICK_NOTE = 2_000
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Tick:
    """An answer as it comes from the page."""

    kind: CheckKind
    question: str
    ticked: bool
    note: str = ""


@transaction.atomic
def keep_ticks(
    *,
    article: ArticlePage,
    digest: str,
    ticks: Iterable[Tick],
    user: User,
    now: datetime.datetime,
) -> int:
    """Keep what `user` answered about the content with this digest; return how many answers that
    were. Those of others stay as they are. A kind of check that `user` is not asked to do raises
    PermissionDenied, a question that is not asked is left out."""
    rows = list(ticks)
    asked = {kind: _questions(article, kind, user) for kind in {row.kind for row in rows}}
    kept = [
        ChecklistTick(
            article_id=article.pk,
            kind=row.kind.value,
            digest=digest,
            question=question_key(row.question),
            ticked=row.ticked,
            note=row.note.strip()[:MAX_TICK_NOTE],
            made_by=user,
            made_at=now,
        )
        for row in rows
        if row.question in asked[row.kind] and _DIGEST.fullmatch(digest)
    ]
    ChecklistTick.objects.bulk_create(
        kept,
        update_conflicts=True,
        unique_fields=["article", "digest", "made_by", "kind", "question"],
        update_fields=["ticked", "note", "made_at"],
    )
    return len(kept)


def _questions(article: ArticlePage, kind: CheckKind, user: User) -> list[str]:
    step = step_of(article, kind)
    if step is None or not can_check(user, article, kind):
        raise PermissionDenied
    return step.items()


def answers_of(
    *, article: ArticlePage, kind: CheckKind, digest: str, user: User
) -> ChecklistAnswers:
    """What `user` answered, as `Check.answers` keeps it; a question without an answer is open."""
    step = step_of(article, kind)
    mine = ChecklistTick.objects.of(article.pk, digest, user)
    answers: ChecklistAnswers = []
    for question in step.items() if step else []:
        tick = mine.get((kind.value, question_key(question)))
        answers.append(
            {
                "item": question,
                "ticked": bool(tick and tick.ticked),
                "note": tick.note if tick else "",
            }
        )
    return answers


def is_settled(answers: ChecklistAnswers) -> bool:
    """Whether each question is ticked, or has a note that says why it does not apply."""
    return all(answer["ticked"] or str(answer["note"]).strip() for answer in answers)
