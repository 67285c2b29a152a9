"""What keeps the saved draft from going live, for the panel "Checks" of the editor."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe
from wagtail import hooks

from articles.editing.review.finding_links import draft_findings, finding_lines, name_warnings
from articles.models import ArticlePage

FINDINGS = "story_findings"


@require_safe
def story_findings(request: HttpRequest, page_id: int) -> HttpResponse:
    """A part of a page: the editor asks for it when the panel is opened, since the rules read the
    whole story."""
    article = get_object_or_404(ArticlePage, pk=page_id)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = article.get_latest_revision_as_object()
    context = {
        "findings": finding_lines(draft_findings(draft, article.latest_revision_id), article.pk),
        "warnings": name_warnings(draft),
    }
    return render(request, "articles/review/editing/checks_findings.html", context)


@hooks.register("register_admin_urls")
def register_story_findings() -> list[URLPattern]:
    return [path("stories/<int:page_id>/findings/", story_findings, name=FINDINGS)]
