"""URLs of the correction screens, and their entries in the editor's menus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from articles.editing.corrections import screens as corrections
from articles.editing.corrections import versions
from articles.enums import ChangeKind
from articles.models import ArticlePage
from articles.selectors.corrections.newsroom import open_plans
from articles.services.corrections.corrections import can_propose


@hooks.register("register_admin_urls")
def correction_urls() -> list[URLPattern]:
    story = "stories/<int:page_id>/"
    new, plan = corrections.NewCorrectionView.as_view(), corrections.PlanView.as_view()
    return [
        path(f"{story}corrections/", corrections.CorrectionsView.as_view(), name=corrections.LIST),
        path(f"{story}corrections/new/", new, name=corrections.NEW),
        path(f"{story}corrections/<int:pk>/supersede/", new, name=corrections.SUPERSEDE),
        path(f"{story}corrections/planned/<int:pk>/", plan, name=corrections.PLAN),
        path(
            f"{story}corrections/<int:pk>/withhold/",
            corrections.WithholdNoticeView.as_view(),
            name=corrections.WITHHOLD,
        ),
        path(f"{story}retract/", corrections.RetractView.as_view(), name=corrections.RETRACT),
        path(
            f"{story}versions/<int:number>/withhold/",
            versions.WithholdView.as_view(),
            name=versions.WITHHOLD,
        ),
        path(
            f"{story}versions/<int:number>/show/", versions.ShowView.as_view(), name=versions.SHOW
        ),
    ]


@hooks.register("register_page_header_buttons")
def lead_to_corrections(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu of a story that readers have seen."""
    if isinstance(page, ArticlePage) and page.address and can_propose(user, page):
        yield Button(
            corrections.LABEL,
            reverse(corrections.LIST, args=[page.pk]),
            icon_name="warning",
            priority=40,
        )


@hooks.register("before_edit_page")
def say_what_readers_are_told(request: HttpRequest, page: Page) -> None:
    """Whoever edits, reviews or publishes a changed story sees what goes with the change."""
    if request.method != "GET" or not isinstance(page, ArticlePage):
        return
    if not page.address or not page.has_unpublished_changes:
        return
    url = reverse(corrections.LIST, args=[page.pk])
    for plan in open_plans(page):
        words = (
            (_("This version is marked as a minor change: %(text)s") % {"text": plan.text})
            if plan.kind == ChangeKind.MINOR
            else (
                _("This version comes with a notice (%(kind)s): %(text)s")
                % {"kind": plan.get_kind_display(), "text": plan.text}
            )
        )
        messages.info(request, words, buttons=[messages.button(url, corrections.LABEL)])
