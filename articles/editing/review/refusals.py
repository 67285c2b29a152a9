"""A refusal is a message on the edit screen, wherever in the admin it happens."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail.admin import messages
from wagtail.models import Page

from articles.editing.review.finding_links import finding_lines
from articles.editing.review.strip import CHANGE_SCREEN
from articles.guard import (
    CORRECTION_FINDING,
    EmbargoRefused,
    MediumInUse,
    PublicationRefused,
    StepNeeded,
)
from articles.services.review.publication import log_refusal

# Where an administrator chooses which steps the newsroom has.
STEPS_SCREEN = "newsroom_steps"


class RefusalMessages:
    """Inside `NewsroomMiddleware`: turns a refusal of the guard that a view lets through into a
    message.

    The views save the draft before they publish, submit or approve, so nothing is lost: the editor
    comes back to the draft. Outside the newsroom the exception is left alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, PublicationRefused):
            return refusal_response(request, exception)
        if isinstance(exception, MediumInUse):
            return medium_response(request, exception)
        if isinstance(exception, EmbargoRefused):
            messages.error(request, str(exception))
            return redirect(story_url(request, exception.article_id))
        if isinstance(exception, StepNeeded):
            messages.error(request, str(exception))
            return redirect(STEPS_SCREEN)
        return None


def refusal_response(request: HttpRequest, refusal: PublicationRefused) -> HttpResponse:
    """Show the refusal, keep it in the history and lead back to the story."""
    log_refusal(refusal=refusal, user=request.user)
    show_refusal(request, refusal)
    url = _next_step(request, refusal)
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # What Wagtail's workflow dialogue expects: it follows the redirect.
        return JsonResponse({"step": "success", "redirect": url})
    return redirect(url)


def _next_step(request: HttpRequest, refusal: PublicationRefused) -> str:
    """Where what is missing is given: the question what kind of change it is where readers have
    seen the story, else the story."""
    edit = story_url(request, refusal.article_id)
    is_asked = any(finding.anchor == CORRECTION_FINDING for finding in refusal.findings)
    if is_asked and edit != reverse("wagtailadmin_home"):
        return reverse(CHANGE_SCREEN, args=[refusal.article_id])
    return edit


def medium_response(request: HttpRequest, refusal: MediumInUse) -> HttpResponse:
    """Show why the picture or file stays as it is, and lead to its screen."""
    edit, usage = (
        ("wagtailimages:edit", "wagtailimages:image_usage")
        if refusal.is_picture
        else ("wagtaildocs:edit", "wagtaildocs:document_usage")
    )
    link = reverse(usage, args=[refusal.key])
    messages.error(
        request, format_html(_('{} <a href="{}">See where it is used</a>'), refusal, link)
    )
    return redirect(reverse(edit, args=[refusal.key]))


# The buttons that hand a story on; the others publish it.
_SUBMIT = ("action-submit", "action-restart-workflow")
_NOT_PUBLISHED = _lazy("“{}” was not published. The draft is saved. <ul>{}</ul>")
_NOT_SUBMITTED = _lazy("“{}” was not submitted yet. The draft is saved. <ul>{}</ul>")


def _is_submitted(request: HttpRequest) -> bool:
    return request.method == "POST" and any(name in request.POST for name in _SUBMIT)


def show_refusal(request: HttpRequest, refusal: PublicationRefused) -> None:
    lines = ((line,) for line in finding_lines(refusal.findings, refusal.article_id))
    messages.error(
        request,
        format_html(
            _NOT_SUBMITTED if _is_submitted(request) else _NOT_PUBLISHED,
            refusal.title,
            format_html_join("", "<li>{}</li>", lines),
        ),
    )


def story_url(request: HttpRequest, article_id: int | None) -> str:
    """The edit screen of the story (or another page that was refused), or the admin's front page
    for who may not edit it."""
    page = Page.objects.filter(pk=article_id).first() if article_id else None
    if page and page.permissions_for_user(request.user).can_edit():
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
    return reverse("wagtailadmin_home")
