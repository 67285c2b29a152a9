"""A side panel of ours beside Wagtail's, in the page editor.

Replaces: `get_side_panels` of the views that create and edit a page, with the same and one more.
Upstream: wagtail#8262 asks for a hook that adds side panels; open.
Ends when: there is such a hook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest

__all__ = ["BaseSidePanel", "add_side_panel"]


def add_side_panel(make: Callable[[Any, HttpRequest], BaseSidePanel | None]) -> None:
    """Let `make(page, request)` add a panel to the editor of a page; None adds none. Saves in the
    background, which draw some panels anew, leave it alone."""
    for view in (CreateView, EditView):
        _add_to(view, make)


def _add_to(view: Any, make: Callable[[Any, HttpRequest], BaseSidePanel | None]) -> None:
    own = view.get_side_panels

    def get_side_panels(self: Any) -> MediaContainer:
        panels = own(self)
        is_partial = self.expects_json_response or getattr(self, "hydrate_create_view", False)
        added = None if is_partial else make(self.page, self.request)
        if added is not None:
            panels.append(added)
        return panels

    view.get_side_panels = get_side_panels
