"""A page is moved by the program, in somebody's name, to where people may move none.

Replaces: `Page.move`, which asks for rights as soon as it is told who moves the page.
Upstream: no ticket. Wagtail's own API and views call the action as it is called here.
Ends when: `Page.move` can skip the question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wagtail.actions.move_page import MovePageAction

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser
    from wagtail.models import Page


def move_page(page: Page, parent: Page, user: AbstractBaseUser | None) -> None:
    """Make `page` the last child of `parent`. The log names `user`; None: the program itself."""
    action = MovePageAction(page, parent, pos="last-child", user=user)
    action.execute(skip_permission_checks=True)
