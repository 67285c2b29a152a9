"""The newsroom's home: nothing that leads away from the work."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

_FOREIGN = ("whats-new-in-wagtail", "editor-guide")
# "Documents" are a part of the record here.
_LABELS = {"images": "Pictures", "documents": "Files"}


@hooks.register("construct_help_menu")
def hide_foreign_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if not item.name.startswith(_FOREIGN)]


@hooks.register("construct_main_menu")
def rename_menus(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    for item in menu_items:
        item.label = _LABELS.get(item.name, item.label)
