"""Asks once whether a private person may be named in a story, with the sentences side by side."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import LogActionRegistry, LogFormatter

from articles.editing.review.finding_links import NAMES_SCREEN
from articles.models import ArticlePage
from articles.models.private_names import name_questions
from articles.services.protection.private_names import (
    NAME_ANSWERED,
    may_answer,
    say_it_may_be_printed,
)
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page


class PrivateNamesView(WagtailAdminTemplateMixin, View):
    """The questions that are open about one story."""

    template_name = "articles/protection/editing/private_names.html"
    page_title = _("Private people who are named")
    header_icon = "user"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if not self.article.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        draft = self.article.get_latest_revision_as_object()
        context = self.get_context_data(
            article=self.article,
            questions=name_questions(draft),
            may_answer=may_answer(self.article, request.user),
        )
        response: HttpResponse = self.render_to_response(context)
        return response

    def post(self, request: HttpRequest) -> HttpResponse:
        count = say_it_may_be_printed(
            article=self.article,
            contexts=request.POST.getlist("context"),
            by=request.user,
            now=timezone.now(),
        )
        if count:
            text = ngettext("Kept for %(count)s name.", "Kept for %(count)s names.", count)
            messages.success(request, text % {"count": count})
        else:
            messages.warning(request, gettext("Tick the names that may be printed."))
            return redirect(NAMES_SCREEN, self.article.pk)
        return redirect("wagtailadmin_pages:edit", self.article.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = get_breadcrumbs_items_for_page(
            self.article,
            self.request.user,
            "wagtailadmin_explore",
            "wagtailadmin_explore_root",
            include_self=True,
        )
        return [*items, {"url": "", "label": str(self.page_title)}]


class AnsweredFormatter(LogFormatter):
    label = _("Say that a private person may be named")
    message = _("Said that private people may be named in this story")


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(NAME_ANSWERED)(AnsweredFormatter)


@hooks.register("register_admin_urls")
def private_name_urls() -> list[URLPattern]:
    return [
        path("stories/<int:page_id>/private-names/", PrivateNamesView.as_view(), name=NAMES_SCREEN)
    ]
