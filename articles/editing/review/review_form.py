"""The questions of the review page: what is asked, and what comes back of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.enums import CheckKind
from articles.models import ArticlePage, ChecklistTick
from articles.models.check_tasks import step_of
from articles.models.ticks import question_key
from articles.services.review.ticks import Tick

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

    from articles.models import User


@dataclass(frozen=True, slots=True)
class Question:
    """One question, with what this person answered so far; `field` ends the names of its fields."""

    field: str
    words: str
    ticked: bool
    note: str


@dataclass(frozen=True, slots=True)
class StepQuestions:
    """The questions of one check, and what to keep in mind."""

    kind: str
    label: str
    questions: tuple[Question, ...]
    guidance: tuple[str, ...]


def read_questions(
    article: ArticlePage, kinds: Iterable[CheckKind], digest: str, user: User, posted: QueryDict
) -> list[StepQuestions]:
    """What the page asks `user`. What was just posted of another version is shown again, so that
    nothing that was typed is lost."""
    mine = ChecklistTick.objects.of(article.pk, digest, user)
    found = []
    for kind in kinds:
        step = step_of(article, kind)
        if step is None:
            continue
        questions = []
        for number, words in enumerate(step.items()):
            field = f"{kind.value}:{number}"
            tick = mine.get((kind.value, question_key(words)))
            questions.append(
                Question(
                    field=field,
                    words=words,
                    ticked=bool(tick and tick.ticked),
                    note=tick.note if tick else posted.get(f"why:{field}", ""),
                )
            )
        found.append(
            StepQuestions(kind.value, kind.label, tuple(questions), tuple(step.guidance()))
        )
    return found


def posted_ticks(posted: QueryDict, article: ArticlePage) -> Iterator[Tick]:
    """The answers to the questions of those checks that were on the page."""
    asked = set(posted.getlist("asked"))
    for kind in CheckKind:
        step = step_of(article, kind) if kind.value in asked else None
        for number, words in enumerate(step.items() if step else ()):
            field = f"{kind.value}:{number}"
            yield Tick(kind, words, f"tick:{field}" in posted, posted.get(f"why:{field}", ""))
