"""Panels of Wagtail's home screen, taken away or narrowed.

Replaces: classes of `wagtail.admin.views.home`, which the documentation does not name. The hook
that gets them (`construct_homepage_panels`) is documented, what is in its list is not. The panel of
locked pages asks for no right on them.
Upstream: no ticket about the rights. wagtail/roadmap#246 plans panels that a project can choose.
Ends when: panels have documented names, and the locked pages follow rights on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.views.home import (
    LockedPagesPanel,
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from wagtail.admin.ui.components import Component

    type Narrow = Callable[[QuerySet, Any], QuerySet]

WORK_PANELS = (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)


def without_work_panels(panels: list[Component]) -> list[Component]:
    """`panels` without what the user edited last, submitted, and has to review."""
    return [panel for panel in panels if not isinstance(panel, WORK_PANELS)]


def with_narrowed_locked_pages(panels: list[Component], rule: Narrow) -> list[Component]:
    """`panels`, where that of locked pages shows what `rule(pages, user)` leaves of them."""
    return [
        NarrowedLockedPages(rule) if type(panel) is LockedPagesPanel else panel for panel in panels
    ]


class NarrowedLockedPages(LockedPagesPanel):
    """Wagtail's panel, with a rule about its pages."""

    def __init__(self, rule: Narrow) -> None:
        self.rule = rule

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["locked_pages"] = self.rule(context["locked_pages"], user)
        return context
