"""Tells who submits or publishes a story that the name of somebody private stands in its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from articles.guard import Finding, private_name_warnings
from articles.models import ArticlePage
from articles.models.story_words import read_passages, read_private_people

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

# In which panel of the screen the rows of a story stand.
_PANELS = {
    "person_mentions": "people",
    "organization_mentions": "organizations",
    "document_mentions": "documents",
    "event_mentions": "events",
    "quotes": "quotes",
    "sources": "sources",
}
# The buttons by which a story leaves its writer's hands; plain saving does not interrupt.
_BUTTONS = ("action-submit", "action-publish", "action-restart-workflow")


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_private_names(request: HttpRequest, page: Page) -> None:
    """A warning, and nothing is held up: whether the name may stand there is for people to say."""
    if not isinstance(page, ArticlePage) or not any(name in request.POST for name in _BUTTONS):
        return
    draft = page.get_latest_revision_as_object()
    warnings = private_name_warnings(read_private_people(draft), read_passages(draft))
    if warnings:
        lines = format_html_join("", "<li>{}</li>", ((_line(page, one),) for one in warnings))
        messages.warning(
            request, format_html("Look at this before the story goes on: <ul>{}</ul>", lines)
        )


def _line(page: ArticlePage, warning: Finding) -> SafeString:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    kind, _, key = warning.anchor.partition(":")
    if kind == "block":
        place = f"block-{key}-section"
    elif kind in _PANELS:
        place = f"panel-child-record-{_PANELS[kind]}-section"
    else:
        place = f"id_{kind}"
    return format_html('{} <a href="{}#{}">Show it</a>', warning.message, edit, place)
