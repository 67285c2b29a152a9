"""The menu of the editor's buttons: four at most, the likely one first. What is seldom needed is in
the menu beside the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from wagtail import hooks

from articles.models import ArticlePage

if TYPE_CHECKING:
    from wagtail.admin.action_menu import ActionMenuItem

MAX_ACTIONS = 4
# In the menu beside the headline, or the same as another one.
_ELSEWHERE = {"action-unpublish", "action-restart-workflow"}
_ORDER = (
    "action-minor-edit",
    "action-save-draft",
    "action-page-locked",
    "action-submit",
    "action-publish",
    "action-cancel-workflow",
    "action-read-text",
)
_REVIEW = "action-step-"


@hooks.register("construct_page_action_menu", order=1000)
def shorten_the_menu(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    page = context.get("page")
    if context["view"] != "edit" or not isinstance(page, ArticlePage):
        return
    kept = [item for item in menu_items if item.name not in _ELSEWHERE]
    menu_items[:] = sorted(kept, key=_rank)[:MAX_ACTIONS]


def _rank(item: ActionMenuItem) -> int:
    name = item.name or ""
    if name.startswith(_REVIEW):
        return 0
    return _ORDER.index(name) + 1 if name in _ORDER else len(_ORDER) + 1
