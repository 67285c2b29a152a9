"""Menu entries that lead to merging: record lists, a record's own menu, reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import classproperty
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from articles.editing.merging.screens import (
    MergesView,
    MergeView,
    UndoMergeView,
    merge_url,
    mergeable_kinds,
)
from articles.selectors.merging.merge_values import MERGEABLE
from articles.services.merging import can_merge


@hooks.register("register_admin_urls")
def merge_urls() -> list[URLPattern]:
    return [
        path("records/merges/", MergesView.as_view(), name="merges"),
        path("records/merges/<int:pk>/undo/", UndoMergeView.as_view(), name="undo_merge"),
        path("records/<str:model_name>/merge/", MergeView.as_view(), name="merge_records"),
    ]


@hooks.register("register_bulk_action")
class MergeBulkAction(SnippetBulkAction):
    """Leads to the screen, which asks and confirms."""

    display_name = "Merge…"
    aria_label = _("Merge the selected records")
    action_type = "merge"
    action_priority = 20
    classes: ClassVar[set[str]] = set()

    @classproperty
    def models(cls) -> list[Any]:  # noqa: N805
        return list(MERGEABLE)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        keys = [int(key) for key in request.GET.getlist("id") if key.isdecimal()]
        if "all" in request.GET.getlist("id"):
            keys = list(self.model._default_manager.values_list("pk", flat=True)[:50])
        return redirect(merge_url(self.model, keys[:50]))


@hooks.register("register_snippet_listing_buttons")
def merge_buttons(record: Any, user: Any, next_url: str = "") -> Iterator[Button]:
    """In the "more" menu of each row, and of the record's own screen."""
    if type(record) in MERGEABLE and can_merge(user, type(record)):
        yield Button(
            "Merge with…", url=merge_url(type(record), [record.pk]), icon_name="group", priority=40
        )


class MergesMenuItem(MenuItem):
    """Shown to those who may merge something."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(mergeable_kinds(request.user))


@hooks.register("register_reports_menu_item")
def merges_menu_item() -> MenuItem:
    return MergesMenuItem(
        gettext("Merged records"), reverse("merges"), icon_name="group", order=700
    )
