"""Deadlines: a list of what comes up, and a reminder on the home screen."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.selectors.records.deadlines import (
    DAYS_LISTED,
    DAYS_NEAR,
    Deadline,
    read_deadlines,
)


def may_see_deadlines(user: Any) -> bool:
    """Whoever may change cases."""
    return bool(user.has_perm("articles.change_case"))


class DeadlinesView(WagtailAdminTemplateMixin, View):
    """What comes up in the next three months."""

    template_name = "articles/records/editing/deadlines.html"
    page_title = _("Deadlines")
    header_icon = "calendar-alt"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_deadlines(request.user):
            raise PermissionDenied
        rows = read_deadlines(request.user, timezone.localdate(), DAYS_LISTED)
        return self.render_to_response(self.get_context_data(deadlines=rows, days=DAYS_LISTED))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": str(self.page_title)}]


class DeadlinesPanel(Component):
    """The reminder on the home screen."""

    order = 185
    template_name = "articles/records/editing/deadlines_panel.html"

    class Media:
        css: ClassVar = {"all": ["editing/desk.css"]}

    def __init__(self, deadlines: list[Deadline]) -> None:
        self.deadlines = deadlines

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"deadlines": self.deadlines[:5]}


@hooks.register("construct_homepage_panels", order=20)
def remind_of_deadlines(request: HttpRequest, panels: list[Component]) -> None:
    if may_see_deadlines(request.user) and (
        near := read_deadlines(request.user, timezone.localdate(), DAYS_NEAR)
    ):
        panels.append(DeadlinesPanel(near))


@hooks.register("register_admin_urls")
def deadline_urls() -> list[URLPattern]:
    return [path("deadlines/", DeadlinesView.as_view(), name="deadlines")]


class DeadlinesMenuItem(MenuItem):
    """Shown to those who may change cases."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_deadlines(request.user)


@hooks.register("register_reports_menu_item")
def deadlines_menu_item() -> MenuItem:
    url = reverse("deadlines")
    return DeadlinesMenuItem(DeadlinesView.page_title, url, icon_name="calendar-alt", order=685)
