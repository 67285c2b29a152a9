"""Screens that publish without the checks: the fast lane and the override."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.models import Page

from articles.editing.review.outcomes import say_published
from articles.editing.review.refusals import show_refusal
from articles.editing.review.strip import with_zone
from articles.guard import PublicationRefused
from articles.models import ArticlePage, User, embargo_in_force
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
        say_published(request, ArticlePage.objects.get(pk=self.article.pk))
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
            times=self._times(),
            is_own=not self.is_override and is_own_edit(revision, self.request.user),
        )
        return self.render_to_response(context, status=status)

    def _times(self) -> list[str]:
        """What was planned for the story, which this would not wait for."""
        embargo = embargo_in_force(self.article.pk)
        planned = self.article.scheduled_revision
        times = []
        if planned:
            at = with_zone(planned.approved_go_live_at)
            times.append(_("It is scheduled to go live on %(at)s.") % {"at": at})
        if embargo:
            until = with_zone(embargo.until)
            times.append(
                _("It is under embargo until %(until)s; lift that first.") % {"until": until}
            )
        return times

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


@hooks.register("register_page_header_buttons")
def offer_ways_around(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu beside the headline, for those who may: not among the buttons of every day."""
    if not isinstance(page, ArticlePage) or (page.live and not page.has_unpublished_changes):
        return
    if can_publish_fast(user, page):
        yield Button("Publish fast", reverse(FAST, args=[page.pk]), icon_name="upload", priority=42)
    if can_override(user, page):
        url = reverse(OVERRIDE_URL_NAME, args=[page.pk])
        yield Button("Publish by override", url, icon_name="upload", priority=43)


@hooks.register("register_admin_urls")
def fast_lane_urls() -> list[URLPattern]:
    story = "stories/<int:page_id>"
    return [
        path(f"{story}/publish-fast/", PublishFastView.as_view(), name=FAST),
        path(f"{story}/override/", OverrideView.as_view(), name=OVERRIDE_URL_NAME),
    ]
