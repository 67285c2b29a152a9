"""The Settings menu: what runs the site is shown to administrators alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

# Names of Wagtail's menu items. Moderators may change retired addresses, and reach them by links.
ADMINISTRATORS_ONLY = {"retired-addresses", "sites", "workflow-tasks", "newsroom-steps"}


def runs_the_site(user: Any) -> bool:
    """Whether `user` is an administrator: nobody else may change sites."""
    return bool(user.has_perm("wagtailcore.change_site"))


@hooks.register("construct_settings_menu")
def hide_what_editors_do_not_need(request: HttpRequest, menu_items: list[Any]) -> None:
    if not runs_the_site(request.user):
        menu_items[:] = [item for item in menu_items if item.name not in ADMINISTRATORS_ONLY]
