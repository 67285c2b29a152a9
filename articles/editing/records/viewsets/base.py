"""What the screens of every kind of record have in common."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from wagtail import hooks
from wagtail.admin.ui.tables import NumberColumn
from wagtail.admin.widgets import Button
from wagtail.snippets.views.snippets import (
    EditView,
    IndexView,
    SnippetAdminURLFinder,
    SnippetViewSet,
)

from articles.selectors.embargo.visibility import is_hidden, without_hidden
from articles.selectors.records.choosers import matching_name

STORIES_COLUMN = NumberColumn("stories", label="Stories", sort_key="stories")


class RecordIndexView(IndexView):
    """A list that is searched by any of a record's names, without those of which somebody may not
    know yet."""

    def get_base_queryset(self) -> QuerySet:
        return without_hidden(super().get_base_queryset(), self.request.user)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        if not self.is_searching:
            return queryset
        return matching_name(queryset, self.search_query)


class RecordEditView(EditView):
    """A record's own screen has in its menu what its row in the list has."""

    def get_header_more_buttons(self) -> list[Button]:
        buttons = list(super().get_header_more_buttons())
        for hook in hooks.get_hooks("register_snippet_listing_buttons"):
            buttons += hook(self.object, self.request.user, self.request.path)
        return sorted(buttons)


class RecordFinder(SnippetAdminURLFinder):
    """Wagtail's lists of where something is used name what somebody may edit."""

    def get_edit_url(self, instance: Any) -> str | None:
        if self.user and is_hidden(type(instance), instance.pk, self.user):
            return None
        url: str | None = super().get_edit_url(instance)
        return url


class RecordViewSet(SnippetViewSet):
    """Lists in the order of names, found by any of their names."""

    @property
    def url_finder_class(self) -> type[RecordFinder]:
        names = {"model": self.model, "edit_url_name": self.get_url_name("edit")}
        return type("RecordFinder", (RecordFinder,), names)

    index_view_class = RecordIndexView
    edit_view_class = RecordEditView
    copy_view_enabled = False
    list_per_page = 50
    chooser_per_page = 12
    ordering: ClassVar = ("name_key", "pk")
