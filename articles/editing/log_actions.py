"""What the history of a story says about the newsroom's own actions."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter


class WithReason(LogFormatter):
    """An action with the reason that somebody gave for it."""

    def format_message(self, log_entry: Any) -> str:
        reason = log_entry.data.get("reason", "") if log_entry.data else ""
        return f"{self.message}: {reason}" if reason else str(self.message)


class OverrideFormatter(WithReason):
    label = "Override the approval"
    message = "Published without a review"


class MinorEditFormatter(WithReason):
    label = "Approve a minor edit"
    message = "Minor edit, approved by a second person"


class RefusedFormatter(WithReason):
    label = "Refuse a scheduled publication"
    message = "Scheduled publication refused"


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("article.override")(OverrideFormatter)
    actions.register_action("article.minor_edit")(MinorEditFormatter)
    actions.register_action("article.schedule_refused")(RefusedFormatter)
