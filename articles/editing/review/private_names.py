"""Warns at submission and publication when a private person's name appears in the text."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from articles.editing.review.finding_links import name_warnings
from articles.models import ArticlePage

# The buttons by which a story leaves its writer's hands; plain saving does not interrupt.
_BUTTONS = ("action-submit", "action-publish", "action-restart-workflow")


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_private_names(request: HttpRequest, page: Page) -> None:
    """A warning, and nothing is held up: whether the name may stand there is for people to say."""
    if not isinstance(page, ArticlePage) or not any(name in request.POST for name in _BUTTONS):
        return
    warnings = name_warnings(page.get_latest_revision_as_object())
    if warnings:
        lines = format_html_join("", "<li>{}</li>", ((line,) for line in warnings))
        messages.warning(
            request, format_html(_("Check this before the story moves on: <ul>{}</ul>"), lines)
        )
