"""Outcomes of two forms that were posted at once: a part of `pairs`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

SAVE, BACKGROUND, AGAIN = "save", "save in background", "save again in background"
PUBLISH, SCHEDULE, CHANGED = "publish", "schedule", "change and publish"
ACTIONS = (SAVE, BACKGROUND, AGAIN, PUBLISH, SCHEDULE, CHANGED)
# Whose words stand in which field of the form.
FIELDS = ("standfirst", "slugline")


@dataclass(frozen=True)
class Answer:
    """What the server said; `verdict` is "kept", "told", "refused", "gone" or "error"."""

    verdict: str
    status: int
    body: str


def verdict_of(status: int, body: str) -> str:
    if status >= 500:
        return "error"
    if status in (404, 410) or "killed this story" in body:
        return "gone"
    if 'name="conflict_choice"' in body or '"invalid_revision"' in body:
        return "told"
    if status == 302 or '"success": true' in body:
        return "kept"
    return "refused"


def judge(
    pk: int, actions: tuple[str, str], words: list[str], answers: list[Answer]
) -> Counter[str]:
    from articles.models import ArticlePage

    article = ArticlePage.objects.get(pk=pk)
    latest = article.get_latest_revision_as_object()
    found = Counter(answer.verdict for answer in answers)
    found["error 500"] = found.pop("error", 0)
    for side, answer in enumerate(answers):
        typed = actions[side] not in (PUBLISH, SCHEDULE)
        there = getattr(latest, FIELDS[side]) == words[side]
        shown = actions[side] in (BACKGROUND, AGAIN) or words[side] in answer.body
        if typed and answer.verdict == "kept" and not there:
            found["lost"] += 1
        if typed and answer.verdict in ("told", "refused") and not shown:
            found["lost"] += 1
        if answer.verdict in ("error", "refused"):
            _explain(pk, actions, side, answer)
    if all(answer.verdict == "kept" for answer in answers):
        found["not told"] += 1
    if article.live and article.publication_digest() != _digest_of_live(article):
        found["torn"] += 1
    return found


def judge_killed(
    pk: int, actions: tuple[str, str], words: list[str], answers: list[Answer]
) -> Counter[str]:
    """Whatever the editors were answered: nothing of the story is left, not even what they typed
    in that moment."""
    from wagtail.admin.models import FormState
    from wagtail.models import Page, PageLogEntry, Revision

    from articles.models import Kill
    from articles.models.kills import NAMELESS
    from articles.services.killing.copies import versions_as_text

    found = Counter(answer.verdict for answer in answers)
    found["error 500"] = found.pop("error", 0)
    for side, answer in enumerate(answers):
        if answer.verdict == "error":
            _explain(pk, actions, side, answer)
    there = (
        Page.objects.filter(pk=pk),
        Revision.objects.filter(object_id=str(pk)),
        *(versions_as_text().filter(text__contains=word) for word in words),
        FormState.objects.filter(object_id=str(pk)),
        PageLogEntry.objects.filter(page=pk).exclude(label=NAMELESS),
    )
    if any(rows.exists() for rows in there) or not Kill.objects.filter(
        article_id=pk, finished_at__isnull=False
    ):
        found["brought back"] += 1
    return found


def _digest_of_live(article: Any) -> str:
    digest: str = article.live_revision.as_object().publication_digest()
    return digest


def _explain(pk: int, actions: tuple[str, str], side: int, answer: Answer) -> None:
    said = " ".join(re.sub(r"<[^>]+>", " ", answer.body).split())[:300]
    print(f"story {pk}, {actions[side]} beside {actions[1 - side]}: {answer.status} {said}")
