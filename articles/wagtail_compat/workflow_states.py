"""Where a page stands in its workflow, asked once for a screen that only shows it.

Replaces: nothing; fills the list that Wagtail's own prefetch for listings fills
(`prefetch_workflow_states`), so that its editor does not ask some twenty times.
Upstream: no ticket. Ends when: the editor keeps what it has asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wagtail.models import Page


def keep_workflow_state(page: Page) -> None:
    """Let this object know its workflow state; only where nothing changes it. One query."""
    states = page.workflow_states.active().select_related("current_task_state__task")
    page.__dict__["_current_workflow_states"] = list(states[:1])
