"""Log actions of readers' reports: their numbers, never their words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

# Action -> how it is called in filters, and what the history says.
REPORT_ACTIONS = {
    "article.reported": (_("Report a problem"), _("A reader reported a problem")),
    "article.report_given": (_("Assign a report"), _("A reader's report was assigned")),
    "article.report_danger": (
        _("Mark a report"),
        _("The danger mark of a reader's report was changed"),
    ),
    "article.report_merged": (_("Merge reports"), _("A reader's report was merged into another")),
    "article.report_parted": (_("Reopen a report"), _("A reader's report was reopened")),
    "article.report_answered": (_("Answer a report"), _("A reader was answered")),
    "article.report_closed": (_("Close a report"), _("A reader's report was closed")),
    "article.report_noted": (_("Note on a report"), _("A note was added to a reader's report")),
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
