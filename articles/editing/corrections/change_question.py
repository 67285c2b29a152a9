"""A change to a live story: a typo, or something that readers should know?"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.editing.corrections.minor_edits import URL_NAME as MINOR_EDIT_SCREEN
from articles.editing.corrections.screens import NEW
from articles.editing.review.strip import CHANGE_SCREEN
from articles.enums import ChangeKind
from articles.models import ArticlePage, Correction
from articles.selectors.corrections.newsroom import has_change
from articles.services.corrections.corrections import can_propose
from articles.services.review.publication import can_approve_minor_edit


class ChangeQuestionView(WagtailAdminTemplateMixin, View):
    """Two ways on. The change itself is saved as a draft and stays as it is."""

    template_name = "articles/corrections/editing/change_question.html"
    page_title = _("Publish the change")
    header_icon = "upload"

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        article = get_object_or_404(ArticlePage, pk=page_id)
        if not can_propose(request.user, article):
            raise PermissionDenied
        draft = article.get_latest_revision_as_object()
        if not article.address or not has_change(article, draft):
            return redirect("wagtailadmin_pages:edit", article.pk)
        correction = reverse(NEW, args=[article.pk])
        if Correction.objects.retraction_of(article):
            # It does not come back as a typo.
            return redirect(correction)
        may_approve = can_approve_minor_edit(request.user, article)
        minor = (
            reverse(MINOR_EDIT_SCREEN, args=[article.pk])
            if may_approve
            else f"{correction}?kind={ChangeKind.MINOR.value}"
        )
        return self.render_to_response(
            self.get_context_data(
                article=article,
                minor_url=minor,
                may_approve=may_approve,
                correction_url=f"{correction}?kind={ChangeKind.CORRECTION.value}",
                edit_url=reverse("wagtailadmin_pages:edit", args=[article.pk]),
                compare_url=self._compare_url(article),
            )
        )

    def _compare_url(self, article: ArticlePage) -> str:
        if not article.live_revision_id:
            return ""
        return reverse(
            "wagtailadmin_pages:revisions_compare",
            args=[article.pk, "live", article.latest_revision_id],
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


@hooks.register("register_admin_urls")
def change_question_url() -> list[URLPattern]:
    return [path("stories/<int:page_id>/change/", ChangeQuestionView.as_view(), name=CHANGE_SCREEN)]
