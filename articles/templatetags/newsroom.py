"""What the newsroom knows of a story, for the screens of Wagtail that show it."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.urls import reverse

from articles.editing.review.story_findings import FINDINGS
from articles.editing.review.strip import read_strip
from articles.enums import CheckKind
from articles.models import ArticlePage, Embargo, SkippedCheck, embargoed_branch
from articles.selectors.review.checks import approval_without_review
from articles.selectors.site.face import read_newsroom_face
from articles.wagtail_compat.inline_scripts import start

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

register = template.Library()
# On the request: the embargoes in force.
_KEPT = "_embargoes_in_force"
# On the request as well: what the newsroom is called and looks like.
_FACE = "_newsroom_face"


@register.simple_tag
def story_findings_url(page: Any) -> str:
    """Where what the rules find in a story is looked up; empty for other pages and new ones."""
    if not isinstance(page, ArticlePage) or page.pk is None:
        return ""
    return reverse(FINDINGS, args=[page.pk])


@register.simple_tag(takes_context=True)
def newsroom_face(context: Any) -> dict[str, Any]:
    """The newsroom's `name` and `face`, for every screen. One query a request."""
    request = context.get("request")
    if not hasattr(request, _FACE):
        name, face = read_newsroom_face()
        found = {"name": name or settings.WAGTAIL_SITE_NAME, "face": face}
        if request is None:
            return found
        setattr(request, _FACE, found)
    kept: dict[str, Any] = getattr(request, _FACE)
    return kept


@register.inclusion_tag("articles/stories/editing/story_marks.html")
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


@register.inclusion_tag("articles/review/editing/strip.html")
def review_strip(page: Any, user: Any) -> dict[str, Any]:
    """What comes next for the story, above its form."""
    return {"strip": read_strip(page, user)}


@register.simple_tag(takes_context=True)
def embargoed_until(context: Any, page: Any) -> datetime.datetime | None:
    """When the embargo on a page of a list ends, for those who may know of it. One query for a
    list that shows such a story, none for others."""
    request = context.get("request")
    branch = embargoed_branch(request.user) if request else None
    if branch is None or not page.path.startswith(branch.path):
        return None
    if not hasattr(request, _KEPT):
        rows = Embargo.objects.in_force().values_list("article_id", "until")
        setattr(request, _KEPT, dict(rows))
    until: datetime.datetime | None = getattr(request, _KEPT).get(page.pk)
    return until


@register.simple_tag
def start_widget(name: str, options: str) -> SafeString:
    """Data by which the page's script starts a widget; `options` is JSON in a string."""
    return start(name, json.loads(options))
