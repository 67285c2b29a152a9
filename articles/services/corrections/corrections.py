"""Correction notices: an editor plans one with a change, a moderator issues it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.enums import ChangeKind, CorrectionKind
from articles.models import ArticlePage, Correction, PlannedCorrection, PublishedVersion
from articles.models.corrections import MAX_NOTICE_LENGTH
from articles.models.planned_corrections import issue_planned, log_correction
from articles.text import clean_text

if TYPE_CHECKING:
    import datetime
    from uuid import UUID

    from wagtail.models import Revision

    from articles.models import User

CORRECTION_PLANNED, PLAN_WITHDRAWN = "article.correction_planned", "article.correction_withdrawn"
CORRECTION_WITHHELD = "article.correction_withheld"
_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class ChangeNote:
    """What readers are told about a change; of a minor one `text` is the reason, and is kept."""

    kind: ChangeKind
    text: str


class CorrectionRefused(Exception):
    """Nothing was planned or issued; `str()` says why and what to do."""


def can_propose(user: User, article: ArticlePage) -> bool:
    """Whether `user` may write down what readers are to be told."""
    return bool(article.permissions_for_user(user).can_edit())


def can_issue(user: User, article: ArticlePage) -> bool:
    """Whether `user` may tell it to readers at once."""
    return bool(article.permissions_for_user(user).can_publish())


def plain_paragraphs(raw: str) -> str:
    """The words as they are kept: paragraphs parted by one blank line. Raises CorrectionRefused
    where there are none, or more than MAX_NOTICE_LENGTH characters."""
    parts = (" ".join(part.split()) for part in _BLANK_LINES.split(clean_text(raw)))
    text = "\n\n".join(part for part in parts if part)
    if not text:
        raise CorrectionRefused(_("Write what readers need to know, or give the reason."))
    if len(text) > MAX_NOTICE_LENGTH:
        raise CorrectionRefused(
            _("That is over the limit of %(longest)s characters. Please shorten it.")
            % {"longest": f"{MAX_NOTICE_LENGTH:,}"}
        )
    return text


@transaction.atomic
def plan_correction(
    *,
    article: ArticlePage,
    kind: ChangeKind | CorrectionKind,
    text: str,
    by: User | None,
    now: datetime.datetime,
    quote_uid: UUID | None = None,
    report: Any = None,
) -> PlannedCorrection:
    """Keep what readers are told when the story's latest version goes live (or a moderator issues
    it before). `report`: the reader's report, a saved row, that led to it.

    Raises CorrectionRefused where readers have never seen the story, the words are missing or too
    long, or an editor comes after a moderator has scheduled the version; PermissionDenied.
    """
    _require(by is None or can_propose(by, article))
    _refuse_retraction(kind)
    latest = _latest_revision(article)
    _leave_scheduled_to_moderators(by, article, latest.pk)
    plan = PlannedCorrection.objects.create(
        article_id=article.pk,
        kind=ChangeKind.of(kind).value,
        text=plain_paragraphs(text),
        quote_uid=quote_uid,
        revision_id=latest.pk,
        digest=latest.as_object().publication_digest() if kind == ChangeKind.MINOR else "",
        planned_by=by,
        planned_at=now,
        report_id=report.pk if report is not None else None,
    )
    log(
        instance=article,
        action=CORRECTION_PLANNED,
        user=by,
        revision=latest,
        data={"kind": plan.kind, "planned": plan.pk},
    )
    return plan


def mark_minor(
    *, article: ArticlePage, reason: str, by: User | None, now: datetime.datetime
) -> PlannedCorrection:
    """Say why no reader needs to know of the change in the latest version. It holds for exactly
    that content. Raises what `plan_correction` raises."""
    return plan_correction(article=article, kind=ChangeKind.MINOR, text=reason, by=by, now=now)


@transaction.atomic
def withdraw_plan(*, plan: PlannedCorrection, by: User, now: datetime.datetime) -> None:
    """Take back what was planned and is not issued. Raises CorrectionRefused, PermissionDenied."""
    _require(can_propose(by, plan.article))
    open_plan = _lock_open(plan)
    _leave_scheduled_to_moderators(by, plan.article, plan.revision_id)
    log(
        instance=open_plan.article,
        action=PLAN_WITHDRAWN,
        user=by,
        timestamp=now,
        data={"kind": open_plan.kind, "planned": open_plan.pk},
    )
    open_plan.delete()


@transaction.atomic
def issue_plan(*, plan: PlannedCorrection, by: User, now: datetime.datetime) -> Correction:
    """Tell readers at once what was planned, without a new version of the story. Raises
    CorrectionRefused, PermissionDenied."""
    _require(can_issue(by, plan.article))
    article = _lock_public(plan.article)
    open_plan = _lock_open(plan)
    if open_plan.is_minor:
        raise CorrectionRefused(_("Minor changes are not announced."))
    latest = PublishedVersion.objects.latest_of(article)
    issued = issue_planned(article, open_plan, versions=(None, latest), supersedes=None, now=now)
    open_plan.settled_at = now
    open_plan.save(update_fields=["settled_at", "correction"])
    return issued


@transaction.atomic
def issue_correction(
    *,
    article: ArticlePage,
    kind: CorrectionKind,
    text: str,
    by: User | None,
    now: datetime.datetime,
    quote_uid: UUID | None = None,
    supersedes: Correction | None = None,
) -> Correction:
    """Tell readers of a public story something at once, without a new version of it.

    `supersedes` is an earlier notice of the same story that this one takes the place of; it says
    what changed between the same versions. Raises CorrectionRefused, PermissionDenied.
    """
    _require(by is None or can_issue(by, article))
    kind = CorrectionKind.of(kind)
    _refuse_retraction(kind)
    locked = _lock_public(article)
    if supersedes is not None:
        require_supersedable(locked, supersedes)
    versions = (
        (supersedes.version_before, supersedes.version_after)
        if supersedes
        else (None, PublishedVersion.objects.latest_of(locked))
    )
    correction = Correction.objects.issue(
        article=locked,
        kind=kind,
        text=plain_paragraphs(text),
        by=by,
        now=now,
        versions=versions,
        quote_uid=quote_uid or (supersedes.quote_uid if supersedes else None),
        supersedes=supersedes,
    )
    log_correction(locked, correction)
    return correction


@transaction.atomic
def withhold_correction(
    *, correction: Correction, reason: str, by: User, now: datetime.datetime
) -> None:
    """Keep the words of a superseded notice from readers, who still see that there was one: for
    a name that must not be found any more. Raises CorrectionRefused, PermissionDenied."""
    article = correction.article
    _require(can_issue(by, article))
    reason = " ".join(reason.split())[:1_000]
    if not reason:
        raise CorrectionRefused(_("Say why the text is being withheld."))
    if not Correction.objects.filter(pk=correction.pk).withhold(by=by, reason=reason, at=now):
        raise CorrectionRefused(
            _("Only a notice that has been replaced can be withheld. Replace it first.")
        )
    log(
        instance=article,
        action=CORRECTION_WITHHELD,
        user=by,
        data={"correction": correction.pk, "reason": reason},
    )


def require_supersedable(article: ArticlePage, earlier: Correction) -> None:
    """Raise CorrectionRefused unless a newer notice of `article` may take its place."""
    if earlier.article_id != article.pk:
        raise CorrectionRefused(_("That notice belongs to another story."))
    if Correction.objects.filter(supersedes=earlier.pk).exists():
        raise CorrectionRefused(_("Someone has already replaced that notice. Check the list."))


@transaction.atomic
def erase_corrections(*, article: ArticlePage) -> int:
    """Delete every correction, plan and kept version of a story that is killed; return how many
    rows that was. Safe to run again."""
    plans = PlannedCorrection.objects.filter(article_id=article.pk)
    corrections = Correction.objects.filter(article_id=article.pk)
    versions = PublishedVersion.objects.filter(article_id=article.pk)
    count = plans.count() + corrections.count() + versions.count()
    plans.delete()
    corrections.erase()
    versions.delete()
    return count


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _refuse_retraction(kind: str) -> None:
    if kind == CorrectionKind.RETRACTION:
        raise CorrectionRefused(_("Use “Retract the story” to retract a story."))


def _leave_scheduled_to_moderators(by: User | None, article: ArticlePage, revision_id: int) -> None:
    """What goes with a scheduled version was read by who scheduled it: an editor neither adds to
    it nor takes from it afterwards."""
    scheduled = article.revisions.filter(approved_go_live_at__isnull=False, pk__gte=revision_id)
    if by is not None and scheduled.exists() and not can_issue(by, article):
        raise CorrectionRefused(
            _("This version is already scheduled. Ask a moderator, or save a new draft first.")
        )


def _latest_revision(article: ArticlePage) -> Revision:
    revision = ArticlePage.objects.get(pk=article.pk).get_latest_revision()
    if not article.address or revision is None:
        raise CorrectionRefused(
            _("This story has never been published, so there is nothing to correct.")
        )
    return revision


def _lock_public(article: ArticlePage) -> ArticlePage:
    """The story as it is now. Raises CorrectionRefused where readers do not see it."""
    locked = ArticlePage.objects.select_for_update().filter(pk=article.pk).first()
    if locked is None or not ArticlePage.objects.published().filter(pk=article.pk).exists():
        raise CorrectionRefused(
            _("This story is not published now. The notice will appear when it is published again.")
        )
    return locked


def _lock_open(plan: PlannedCorrection) -> PlannedCorrection:
    found = PlannedCorrection.objects.select_for_update().open().filter(pk=plan.pk).first()
    if found is None:
        raise CorrectionRefused(
            _("This has been published or withdrawn in the meantime. Check the list.")
        )
    return found
