"""The newsroom's home: nothing that leads away from the work."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

_FOREIGN = {"whats-new-in-wagtail", "editor-guide", "help"}


@hooks.register("construct_help_menu")
def hide_foreign_help(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in _FOREIGN]


@hooks.register("construct_main_menu")
def hide_foreign_menus(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in _FOREIGN]
