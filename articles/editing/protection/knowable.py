"""“What could they work out?”: facts about unnamed people, with the sentences side by side."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.models import ArticlePage
from articles.selectors.protection.knowable import read_knowable
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page

KNOWABLE = "story_knowable"


class KnowableView(WagtailAdminTemplateMixin, View):
    """Of the latest version of one story."""

    template_name = "articles/protection/editing/knowable.html"
    page_title = _("What could they work out?")
    header_icon = "view"

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if not self.article.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        draft = self.article.get_latest_revision_as_object()
        context = self.get_context_data(article=self.article, knowable=read_knowable(draft))
        response: HttpResponse = self.render_to_response(context)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = get_breadcrumbs_items_for_page(
            self.article,
            self.request.user,
            "wagtailadmin_explore",
            "wagtailadmin_explore_root",
            include_self=True,
        )
        return [*items, {"url": "", "label": str(self.page_title)}]


@hooks.register("register_admin_urls")
def knowable_url() -> list[URLPattern]:
    return [path("stories/<int:page_id>/knowable/", KnowableView.as_view(), name=KNOWABLE)]
