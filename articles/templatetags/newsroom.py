"""What the newsroom knows of a story, for the screens of Wagtail that show it."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from articles.editing.story_findings import FINDINGS
from articles.enums import CheckKind
from articles.models import ArticlePage, SkippedCheck
from articles.selectors.checks import approval_without_review

register = template.Library()


@register.simple_tag
def story_findings_url(page: Any) -> str:
    """Where what the rules find in a story is looked up; empty for other pages and new ones."""
    if not isinstance(page, ArticlePage) or page.pk is None:
        return ""
    return reverse(FINDINGS, args=[page.pk])


@register.inclusion_tag("articles/editing/story_marks.html")
def story_marks(page: Any) -> dict[str, Any]:
    """How the published version went live where that was not by review, and what was skipped."""
    if not isinstance(page, ArticlePage) or not page.live:
        return {}
    skipped = SkippedCheck.objects.still_open().filter(article=page.pk).order_by("pk")
    return {
        "approval": approval_without_review(page.live_revision_id),
        "skipped": [
            (CheckKind.label_of(row.kind), reverse("story_check", args=[page.pk, row.kind]))
            for row in skipped
        ],
    }
