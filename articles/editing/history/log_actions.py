"""Log actions of a story, as its history words them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from articles.enums import ChangeKind, CorrectionKind, StepPreset


class WithReason(LogFormatter):
    """An action with the reason that somebody gave for it."""

    def format_message(self, log_entry: Any) -> str:
        reason = log_entry.data.get("reason", "") if log_entry.data else ""
        return f"{self.message}: {reason}" if reason else str(self.message)


class OverrideFormatter(WithReason):
    label = _("Override the approval")
    message = _("Published by override, without an approval")


class ImportedFormatter(WithReason):
    label = _("Publish an import")
    message = _("Imported and published without a review")


class ArchivedFormatter(WithReason):
    label = _("Publish an archive")
    message = _("Published with the archive of an old site, without a review")


class MinorEditFormatter(WithReason):
    label = _("Approve a minor edit")
    message = _("Minor edit, approved by a second person")


class RefusedFormatter(WithReason):
    label = _("Block a scheduled publication")
    message = _("Scheduled publication blocked")


class AboutCorrection(LogFormatter):
    """An action on a correction, with the kind of it; its words stand in the correction."""

    def format_message(self, log_entry: Any) -> str:
        kind = log_entry.data.get("kind", "") if log_entry.data else ""
        labels = {choice.value: choice.label for choice in (*CorrectionKind, *ChangeKind)}
        return f"{self.message}: {labels[kind]}" if kind in labels else str(self.message)


class CorrectedFormatter(AboutCorrection):
    label = _("Publish a notice")
    message = _("Notice to readers published")


class PlannedFormatter(AboutCorrection):
    label = _("Prepare a notice")
    message = _("Notice prepared for the next version")


class WithdrawnFormatter(AboutCorrection):
    label = _("Withdraw a prepared notice")
    message = _("Prepared notice withdrawn")


class RetractedFormatter(LogFormatter):
    label = _("Retract")
    message = _("Retracted: the page shows a notice")


class VersionFormatter(WithReason):
    """An action on an earlier version, with its number."""

    def format_message(self, log_entry: Any) -> str:
        number = log_entry.data.get("version", "") if log_entry.data else ""
        return super().format_message(log_entry).replace("earlier version", f"version {number}", 1)


class WithheldFormatter(VersionFormatter):
    label = _("Withhold an earlier version")
    message = _("Hidden from readers: earlier version")


class NoticeWithheldFormatter(WithReason):
    label = _("Withhold the text of a notice")
    message = _("Text of a replaced notice hidden from readers")


class ShownFormatter(VersionFormatter):
    label = _("Show an earlier version again")
    message = _("Visible to readers again: earlier version")


class KilledFormatter(WithReason):
    label = _("Kill a story")
    message = _("Killed: removed everywhere")


class QuoteVerifiedFormatter(LogFormatter):
    label = _("Verify a quote")
    message = _("Quote verified against its source")


class QuoteFailedFormatter(LogFormatter):
    label = _("Fail a quote")
    message = _("Quote does not match its source")


class VerificationWithdrawnFormatter(LogFormatter):
    label = _("Undo the check of a quote")
    message = _("Check of a quote undone")


class RefusedNowFormatter(WithReason):
    label = _("Block publication")
    message = _("Publication blocked")


class EmbargoSetFormatter(LogFormatter):
    label = _("Set an embargo")
    message = _("Embargo set")


class EmbargoChangedFormatter(LogFormatter):
    label = _("Change an embargo")
    message = _("Embargo changed")


class EmbargoLiftedFormatter(WithReason):
    label = _("Lift an embargo")
    message = _("Embargo lifted")


class CheckFormatter(WithReason):
    """A check, by its name."""

    def format_message(self, log_entry: Any) -> str:
        name = (log_entry.data or {}).get("check", "Check")
        return super().format_message(log_entry).replace("Check", name, 1)


class CheckPassedFormatter(CheckFormatter):
    label = _("Pass a check")
    message = _("Check passed")


class CheckFailedFormatter(CheckFormatter):
    label = _("Fail a check")
    message = _("Check failed")


class StepClaimedFormatter(WithReason):
    label = _("Take a step")
    message = _("Took a workflow step")


class StepHandedOverFormatter(WithReason):
    label = _("Hand a step over")
    message = _("Handed over a workflow step")


class StepReleasedFormatter(WithReason):
    label = _("Release a step")
    message = _("Released a workflow step")


class CommentBlocksFormatter(WithReason):
    label = _("Block publication with a comment")
    message = _("A comment blocks publication")


class CommentBlocksNoMoreFormatter(WithReason):
    label = _("Unblock a comment")
    message = _("A comment no longer blocks publication")


class FastLaneFormatter(WithReason):
    label = _("Publish fast")
    message = _("Published fast, checks to follow")


class ReviewStoppedFormatter(WithReason):
    label = _("Stop a review")
    message = _("Back to draft: no step is left after this one was switched off")


class StepsChosenFormatter(LogFormatter):
    label = _("Choose the steps to publication")
    message = _("Steps to publication changed")

    def format_message(self, log_entry: Any) -> str:
        chosen = (log_entry.data or {}).get("to", "")
        labels = {preset.value: preset.label for preset in StepPreset}
        return f"{self.message}: {labels[chosen]}" if chosen in labels else str(self.message)


class HistoryRedactedFormatter(LogFormatter):
    label = _("Take details out of the history")
    message = _("Details taken out of the history")

    def format_message(self, log_entry: Any) -> str:
        number = (log_entry.data or {}).get("entries", 0)
        return f"{self.message} ({number})"


# What belongs to the workflow; the other actions stand below one by one.
WORKFLOW_ACTIONS = {
    "article.check_passed": CheckPassedFormatter,
    "article.check_failed": CheckFailedFormatter,
    "article.step_claimed": StepClaimedFormatter,
    "article.step_handed_over": StepHandedOverFormatter,
    "article.step_released": StepReleasedFormatter,
    "article.comment_blocks": CommentBlocksFormatter,
    "article.comment_blocks_no_more": CommentBlocksNoMoreFormatter,
    "article.fast_lane": FastLaneFormatter,
    "article.review_stopped": ReviewStoppedFormatter,
    "workflow.steps_chosen": StepsChosenFormatter,
    "history.redacted": HistoryRedactedFormatter,
}


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for action, formatter in WORKFLOW_ACTIONS.items():
        actions.register_action(action)(formatter)
    actions.register_action("article.override")(OverrideFormatter)
    actions.register_action("article.imported")(ImportedFormatter)
    actions.register_action("article.archived")(ArchivedFormatter)
    actions.register_action("article.minor_edit")(MinorEditFormatter)
    actions.register_action("article.schedule_refused")(RefusedFormatter)
    actions.register_action("article.embargo_set")(EmbargoSetFormatter)
    actions.register_action("article.embargo_changed")(EmbargoChangedFormatter)
    actions.register_action("article.embargo_lifted")(EmbargoLiftedFormatter)
    actions.register_action("article.corrected")(CorrectedFormatter)
    actions.register_action("article.correction_planned")(PlannedFormatter)
    actions.register_action("article.correction_withdrawn")(WithdrawnFormatter)
    actions.register_action("article.retracted")(RetractedFormatter)
    actions.register_action("article.version_withheld")(WithheldFormatter)
    actions.register_action("article.correction_withheld")(NoticeWithheldFormatter)
    actions.register_action("article.version_shown")(ShownFormatter)
    actions.register_action("article.killed")(KilledFormatter)
    actions.register_action("article.quote_verified")(QuoteVerifiedFormatter)
    actions.register_action("article.quote_failed")(QuoteFailedFormatter)
    actions.register_action("article.verification_withdrawn")(VerificationWithdrawnFormatter)
    actions.register_action("article.refused")(RefusedNowFormatter)
