"""What the screens of every kind of record have in common."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from wagtail import hooks
from wagtail.admin.ui.tables import NumberColumn
from wagtail.admin.widgets import Button
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from articles.selectors.editing import matching_name

STORIES = NumberColumn("stories", label="Stories", sort_key="stories")


class RecordIndexView(IndexView):
    """A list that is searched by any of a record's names."""

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


class RecordViewSet(SnippetViewSet):
    """Lists in the order of names, found by any of their names."""

    index_view_class = RecordIndexView
    edit_view_class = RecordEditView
    copy_view_enabled = False
    list_per_page = 50
    chooser_per_page = 12
    ordering: ClassVar = ("name_key", "pk")
