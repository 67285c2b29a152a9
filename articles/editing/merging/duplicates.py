"""The list of possible duplicates: merge two, or say that they differ."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.editing.merging.screens import merge_url
from articles.selectors.embargo.visibility import hidden_among
from articles.selectors.merging.duplicates import (
    MERGEABLE_MODELS,
    LikelyDuplicates,
    read_duplicates,
)
from articles.selectors.records.telling_apart import tell_records_apart
from articles.services.merging import can_merge
from articles.services.merging.duplicates import keep_apart

MAX_PAIRS = 100


class DuplicatesView(WagtailAdminTemplateMixin, View):
    """One kind of record at a time."""

    template_name = "articles/merging/editing/duplicates.html"
    header_icon = "group"
    page_title = _("Possible duplicates")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.kinds = comparable_kinds(request.user)
        if not self.kinds:
            raise PermissionDenied
        names = {kind._meta.model_name: kind for kind in self.kinds}
        self.kind = names.get(request.GET.get("kind"), self.kinds[0])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pairs, total = read_duplicates(self.kind, MAX_PAIRS, request.user)
        tell_records_apart(one for pair in pairs for one in (pair.first, pair.second))
        return self.render_to_response(
            self.get_context_data(
                pairs=[self._row(pair) for pair in pairs],
                total=total,
                kinds=[
                    (self._url(kind), capfirst(kind._meta.verbose_name_plural), kind is self.kind)
                    for kind in self.kinds
                ],
                edit_url_name=self.kind.snippet_viewset.get_url_name("edit"),
                verbose_name_plural=self.kind._meta.verbose_name_plural,
            )
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        keys = [request.POST.get(name, "") for name in ("first", "second")]
        known = {int(key) for key in keys if key.isdecimal() and len(key) < 19}
        known -= hidden_among(self.kind, known, request.user)
        records = list(self.kind._default_manager.in_bulk(known).values())
        if len(records) == 2:
            keep_apart(first=records[0], second=records[1], by=request.user, now=timezone.now())
            messages.success(
                request,
                gettext("“%(first)s” and “%(second)s” will not be suggested again.")
                % {"first": records[0], "second": records[1]},
            )
        else:
            messages.error(
                request, gettext("One of the two no longer exists: there is nothing to decide.")
            )
        return redirect(self._url(self.kind))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def _row(self, pair: LikelyDuplicates) -> dict[str, Any]:
        return {
            "first": pair.first,
            "second": pair.second,
            "reason": pair.reason,
            "merge_url": merge_url(self.kind, [pair.first.pk, pair.second.pk]),
        }

    @staticmethod
    def _url(kind: Any) -> str:
        return f"{reverse('possible_duplicates')}?kind={kind._meta.model_name}"


def comparable_kinds(user: Any) -> list[Any]:
    """The kinds for which duplicates are looked for, and that `user` may merge."""
    return [kind for kind in MERGEABLE_MODELS if can_merge(user, kind)]


class DuplicatesMenuItem(MenuItem):
    """Shown to those who may merge something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(comparable_kinds(request.user))


@hooks.register("register_admin_urls")
def duplicates_url() -> list[URLPattern]:
    return [path("records/duplicates/", DuplicatesView.as_view(), name="possible_duplicates")]


@hooks.register("register_reports_menu_item")
def duplicates_menu_item() -> MenuItem:
    url = reverse("possible_duplicates")
    return DuplicatesMenuItem(DuplicatesView.page_title, url, icon_name="group", order=695)
