"""Log actions of records: merges, consents, addresses."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from articles.editing.history.log_actions import WithReason


class WithNames(LogFormatter):
    """An action on several records, named by what they were called."""

    def format_message(self, log_entry: Any) -> str:
        names = ", ".join(f"“{name}”" for name in log_entry.data.get("names", ()))
        reason = log_entry.data.get("reason", "")
        return f"{self.message} {names}: {reason}" if reason else f"{self.message} {names}"


class MergeFormatter(WithNames):
    label = _("Merge records")
    message = _("Merged with")


class MergeUndoneFormatter(WithNames):
    label = _("Undo a merge")
    message = _("Merge undone with")


class ConsentRecordedFormatter(WithReason):
    label = _("Record a consent")
    message = _("Consent recorded")


class ConsentWithdrawnFormatter(WithReason):
    label = _("Withdraw a consent")
    message = _("Consent withdrawn")


class LetterCheckedFormatter(WithReason):
    label = _("Mark a letter as checked")
    message = _("Looked for an answer")


class TopicAddressFormatter(WithReason):
    label = _("Change a topic's address")
    message = _("Address changed")


class StatusAddedFormatter(WithReason):
    label = _("Add a status to a case")
    message = _("Status added")


class StatusApprovedFormatter(WithReason):
    label = _("Approve a status of a case")
    message = _("Status approved")


class StatusDroppedFormatter(WithReason):
    label = _("Take a status of a case back")
    message = _("Status taken back")


class StoryLinkedFormatter(WithReason):
    label = _("Link a story to a case")
    message = _("Story linked")


class StoryUnlinkedFormatter(WithReason):
    label = _("Unlink a story from a case")
    message = _("Story unlinked")


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("record.merge")(MergeFormatter)
    actions.register_action("record.merge_undone")(MergeUndoneFormatter)
    actions.register_action("person.consent_recorded")(ConsentRecordedFormatter)
    actions.register_action("person.consent_withdrawn")(ConsentWithdrawnFormatter)
    actions.register_action("document.checked")(LetterCheckedFormatter)
    actions.register_action("topic.address_changed")(TopicAddressFormatter)
    actions.register_action("case.status_added")(StatusAddedFormatter)
    actions.register_action("case.status_approved")(StatusApprovedFormatter)
    actions.register_action("case.status_dropped")(StatusDroppedFormatter)
    actions.register_action("case.story_linked")(StoryLinkedFormatter)
    actions.register_action("case.story_unlinked")(StoryUnlinkedFormatter)
