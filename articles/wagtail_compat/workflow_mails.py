"""Wagtail's own mails about the workflow are switched off.

Replaces: `can_handle` of the four notifiers in `wagtail.admin.signal_handlers`. They are objects of
the module, connected after our `ready()`, so they cannot be disconnected there.
Upstream: wagtail#7187 asked for a setting and was closed without one.
Ends when: a setting switches them off, or the notifiers are named in one.
"""

from __future__ import annotations

from typing import Any

from wagtail.admin import signal_handlers

NOTIFIERS = (
    "task_submission_email_notifier",
    "workflow_submission_email_notifier",
    "workflow_approval_email_notifier",
    "workflow_rejection_email_notifier",
)


def silence_workflow_mails() -> None:
    """Every notifier is told that nothing is its business. Calling it twice does no harm."""
    for name in NOTIFIERS:
        getattr(signal_handlers, name).can_handle = _never


def _never(instance: Any, **kwargs: Any) -> bool:
    return False
