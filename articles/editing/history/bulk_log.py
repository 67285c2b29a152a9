"""What is done to several things at once, in the history of each: Wagtail logs it for pages alone.

Accounts: their rights log themselves, and nothing else is allowed in bulk (accounts/users.py).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import Page

from articles.editing.history.log_actions import WithReason
from articles.models import User
from articles.services.records.deletions import log_bulk_deletion

_LOG_THEMSELVES = (Page, User)


class CollectedFormatter(WithReason):
    label = _("Move to a collection")
    message = _("Moved to a collection")


class TaggedFormatter(WithReason):
    label = _("Add tags")
    message = _("Tags added")


class BulkFormatter(WithReason):
    label = _("Change in bulk")
    message = _("Changed in bulk")


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("file.collected")(CollectedFormatter)
    actions.register_action("file.tagged")(TaggedFormatter)
    actions.register_action("record.changed_in_bulk")(BulkFormatter)


@hooks.register("before_bulk_action", order=1000)
def log_bulk_action(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """In the same transaction as the action, and after the hooks that may refuse it."""
    if issubclass(action.model, _LOG_THEMSELVES):
        return
    if action_type == "delete":
        log_bulk_deletion(records=objects, user=request.user)
        return
    logged, reason = _logged_action(action_type, action)
    for row in objects:
        log(instance=row, action=logged, user=request.user, data={"reason": reason})


def _logged_action(action_type: str, action: Any) -> tuple[str, str]:
    """What is logged, and with what. An action of a later Wagtail is logged by its name."""
    form = action.cleaned_form.cleaned_data
    if action_type == "add_to_collection":
        return "file.collected", str(form["collection"])
    if action_type == "add_tags":
        return "file.tagged", ", ".join(tag.strip() for tag in form["tags"].split(","))
    return "record.changed_in_bulk", str(action.display_name)
