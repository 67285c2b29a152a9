"""The newsroom's home: a new story is one click away, and nothing distracts from work."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from articles.models import SectionPage

_FOREIGN = ("whats-new-in-wagtail", "editor-guide")
# "Documents" are a part of the record here.
_LABELS = {"images": "Pictures", "documents": "Files"}


class WriteStory(Component):
    """The sections in which this person may write."""

    order = 50
    template_name = "articles/home/editing/write_story.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        sections = SectionPage.objects.order_by("path")
        return {
            "sections": [
                section
                for section in sections
                if section.permissions_for_user(user).can_add_subpage()
            ]
        }


@hooks.register("construct_homepage_panels")
def offer_to_write(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(WriteStory())


@hooks.register("construct_homepage_summary_items", order=1000)
def no_numbers(request: HttpRequest, summary_items: list[Component]) -> None:
    """How many pages and pictures there are helps nobody with their work."""
    summary_items.clear()


@hooks.register("construct_help_menu")
def hide_foreign_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if not item.name.startswith(_FOREIGN)]


@hooks.register("construct_main_menu")
def rename_menus(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    for item in menu_items:
        item.label = _LABELS.get(item.name, item.label)
