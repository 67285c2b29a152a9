"""Log actions of readers' reports: their numbers, never their words."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

# Action -> how it is called in filters, and what the history says.
REPORT_ACTIONS = {
    "article.reported": ("Report a problem", "A reader reported a problem"),
    "article.report_given": ("Assign a report", "A reader's report was given to somebody"),
    "article.report_danger": ("Mark a report", "A reader's report was marked for danger or not"),
    "article.report_merged": ("Merge reports", "A reader's report was put to another one"),
    "article.report_parted": ("Open a report again", "A reader's report was opened again"),
    "article.report_answered": ("Answer a report", "A reader was answered"),
    "article.report_closed": ("Close a report", "A reader's report was closed"),
    "article.report_noted": ("Note on a report", "Something was noted on a reader's report"),
}


class ReportFormatter(LogFormatter):
    """An action on a report, with its number."""

    def format_message(self, log_entry: Any) -> str:
        number = log_entry.data.get("report", "") if log_entry.data else ""
        return f"{self.message} (report {number})" if number else str(self.message)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in REPORT_ACTIONS.items():
        words = {"label": label, "message": message}
        actions.register_action(action)(type("OneReportFormatter", (ReportFormatter,), words))
