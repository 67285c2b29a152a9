"""Log actions of a story, as its history words them."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from articles.enums import ChangeKind, CorrectionKind


class WithReason(LogFormatter):
    """An action with the reason that somebody gave for it."""

    def format_message(self, log_entry: Any) -> str:
        reason = log_entry.data.get("reason", "") if log_entry.data else ""
        return f"{self.message}: {reason}" if reason else str(self.message)


class OverrideFormatter(WithReason):
    label = "Override the approval"
    message = "Published by override, without an approval"


class ImportedFormatter(WithReason):
    label = "Publish an import"
    message = "Imported and published without a review"


class MinorEditFormatter(WithReason):
    label = "Approve a minor edit"
    message = "Minor edit, approved by a second person"


class RefusedFormatter(WithReason):
    label = "Refuse a scheduled publication"
    message = "Scheduled publication refused"


class AboutCorrection(LogFormatter):
    """An action on a correction, with the kind of it; its words stand in the correction."""

    def format_message(self, log_entry: Any) -> str:
        kind = log_entry.data.get("kind", "") if log_entry.data else ""
        labels = {choice.value: choice.label for choice in (*CorrectionKind, *ChangeKind)}
        return f"{self.message}: {labels[kind]}" if kind in labels else str(self.message)


class CorrectedFormatter(AboutCorrection):
    label = "Tell readers"
    message = "Readers were told"


class PlannedFormatter(AboutCorrection):
    label = "Plan what readers are told"
    message = "Planned for the next publication"


class WithdrawnFormatter(AboutCorrection):
    label = "Withdraw what was planned to be told"
    message = "Not to be told any more"


class RetractedFormatter(LogFormatter):
    label = "Retract"
    message = "Retracted: the address answers with a notice"


class VersionFormatter(WithReason):
    """An action on an earlier version, with its number."""

    def format_message(self, log_entry: Any) -> str:
        number = log_entry.data.get("version", "") if log_entry.data else ""
        return super().format_message(log_entry).replace("earlier version", f"version {number}", 1)


class WithheldFormatter(VersionFormatter):
    label = "Withhold an earlier version"
    message = "Readers do not see earlier version"


class NoticeWithheldFormatter(WithReason):
    label = "Withhold the words of a notice"
    message = "Readers do not see the words of a replaced notice"


class ShownFormatter(VersionFormatter):
    label = "Show an earlier version again"
    message = "Readers see earlier version again"


class KilledFormatter(WithReason):
    label = "Kill a story"
    message = "Killed: removed everywhere"


class QuoteVerifiedFormatter(LogFormatter):
    label = "Verify a quote"
    message = "A quote was held against its source and matches"


class QuoteFailedFormatter(LogFormatter):
    label = "Fail a quote"
    message = "A quote was held against its source and does not match"


class VerificationWithdrawnFormatter(LogFormatter):
    label = "Take back the check of a quote"
    message = "What was found about a quote was taken back"


class RefusedNowFormatter(WithReason):
    label = "Refuse to publish"
    message = "The guard refused"


class EmbargoSetFormatter(LogFormatter):
    label = "Set an embargo"
    message = "Embargo set"


class EmbargoChangedFormatter(LogFormatter):
    label = "Change an embargo"
    message = "Embargo changed"


class EmbargoLiftedFormatter(WithReason):
    label = "Lift an embargo"
    message = "Embargo lifted"


class CheckFormatter(WithReason):
    """A check, by its name."""

    def format_message(self, log_entry: Any) -> str:
        name = (log_entry.data or {}).get("check", "Check")
        return super().format_message(log_entry).replace("Check", name, 1)


class CheckPassedFormatter(CheckFormatter):
    label = "Pass a check"
    message = "Check passed"


class CheckFailedFormatter(CheckFormatter):
    label = "Fail a check"
    message = "Check failed"


class StepClaimedFormatter(WithReason):
    label = "Claim a step"
    message = "Claimed a step of the workflow"


class StepHandedOverFormatter(WithReason):
    label = "Hand a step over"
    message = "Handed over a step of the workflow"


class StepReleasedFormatter(WithReason):
    label = "Let a step go"
    message = "Let go a step of the workflow"


class CommentBlocksFormatter(WithReason):
    label = "Let a comment block publication"
    message = "A comment blocks publication"


class CommentBlocksNoMoreFormatter(WithReason):
    label = "Let a comment block no more"
    message = "A comment blocks publication no more"


class FastLaneFormatter(WithReason):
    label = "Publish fast"
    message = "Published fast, with checks to be done afterwards"


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
}


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for action, formatter in WORKFLOW_ACTIONS.items():
        actions.register_action(action)(formatter)
    actions.register_action("article.override")(OverrideFormatter)
    actions.register_action("article.imported")(ImportedFormatter)
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
