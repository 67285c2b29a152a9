"""Screens that publish without the checks: the fast lane and the override."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.editing.review.refusals import show_refusal
from articles.guard import PublicationRefused
from articles.models import ArticlePage, User
from articles.models.steps import is_own_edit
from articles.selectors.review.checks import read_check_steps
from articles.services.review.checks import CheckRefused
from articles.services.review.fast_lane import (
    can_override,
    can_publish_fast,
    override,
    publish_fast,
    short_checklist,
)
from articles.services.review.publication import log_refusal
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page

FAST, OVERRIDE_URL_NAME = "story_publish_fast", "story_override"


class PublishFastView(WagtailAdminTemplateMixin, View):
    """The short checklist and a reason; a second person publishes at once."""

    template_name = "articles/review/editing/publish_fast.html"
    page_title = "Publish fast"
    header_icon = "upload"
    may: Callable[[User, ArticlePage], bool] = staticmethod(can_publish_fast)
    is_override = False

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if not self.may(request.user, self.article):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            self.carry_out()
        except CheckRefused as error:
            messages.error(request, _("Not published. %(error)s") % {"error": error})
            return self._show(status=409)
        except PublicationRefused as refusal:
            # Here and not on the way out, which leads to the story: the reason would be gone.
            log_refusal(refusal=refusal, user=request.user)
            show_refusal(request, refusal)
            return self._show(status=409)
        messages.success(
            request, _("“%(title)s” is published.") % {"title": self.article.draft_title}
        )
        return redirect("wagtailadmin_pages:edit", self.article.pk)

    def carry_out(self) -> None:
        posted = self.request.POST
        items = short_checklist(self.article)
        publish_fast(
            article=self.article,
            digest=posted.get("digest", ""),
            ticked=[f"ticked-{number}" in posted for number in range(len(items))],
            reason=posted.get("reason", ""),
            user=self.request.user,
            now=timezone.now(),
        )

    def _show(self, status: int = 200) -> HttpResponse:
        revision = self.article.get_latest_revision()
        digest = revision.as_object().publication_digest()
        posted = self.request.POST
        asked = [] if self.is_override else short_checklist(self.article)
        items = [(place, item, f"ticked-{place}" in posted) for place, item in enumerate(asked)]
        context = self.get_context_data(
            article=self.article,
            revision=revision,
            digest=digest,
            items=items,
            reason=posted.get("reason", ""),
            steps=read_check_steps(self.article, digest),
            is_override=self.is_override,
            is_own=not self.is_override and is_own_edit(revision, self.request.user),
        )
        return self.render_to_response(context, status=status)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = get_breadcrumbs_items_for_page(
            self.article, self.request.user, "wagtailadmin_explore", include_self=False
        )
        edit = reverse("wagtailadmin_pages:edit", args=[self.article.pk])
        here = {"url": "", "label": self.page_title}
        return [*items, {"url": edit, "label": self.article.draft_title}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edit_url = reverse("wagtailadmin_pages:edit", args=[self.article.pk])
        return super().get_context_data(edit_url=edit_url, **kwargs)


class OverrideView(PublishFastView):
    """A reason alone, for those who have the right."""

    page_title = "Publish by override"
    may = staticmethod(can_override)
    is_override = True

    def carry_out(self) -> None:
        override(
            article=self.article,
            digest=self.request.POST.get("digest", ""),
            reason=self.request.POST.get("reason", ""),
            user=self.request.user,
            now=timezone.now(),
        )


class ScreenMenuItem(ActionMenuItem):
    """Leads to one of the screens; shown only to who may use it."""

    icon_name = "upload"

    def __init__(
        self, name: str, label: str, may: Callable[[User, ArticlePage], bool], order: int
    ) -> None:
        super().__init__(order)
        self.name, self.label, self.may = name, label, may

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        if context["view"] != "edit" or not isinstance(page, ArticlePage):
            return False
        is_public = page.live and not page.has_unpublished_changes
        return not is_public and self.may(context["request"].user, page)

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse(self.name, args=[parent_context["page"].pk])


@hooks.register("register_page_action_menu_item")
def register_fast_lane() -> ScreenMenuItem:
    return ScreenMenuItem(FAST, "Publish fast", can_publish_fast, 95)


@hooks.register("register_page_action_menu_item")
def register_override() -> ScreenMenuItem:
    return ScreenMenuItem(OVERRIDE_URL_NAME, "Publish by override", can_override, 96)


@hooks.register("register_admin_urls")
def fast_lane_urls() -> list[URLPattern]:
    story = "stories/<int:page_id>"
    return [
        path(f"{story}/publish-fast/", PublishFastView.as_view(), name=FAST),
        path(f"{story}/override/", OverrideView.as_view(), name=OVERRIDE_URL_NAME),
    ]
