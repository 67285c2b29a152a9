"""The fact check, quote by quote."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from articles.enums import VerificationOutcome
from articles.models import ArticlePage, QuoteVerification
from articles.models.review_tasks import is_own_edit
from articles.models.verifications import digests_of

if TYPE_CHECKING:
    import datetime

    from wagtail.models import Revision

    from articles.models import User

MAX_NOTE_LENGTH = 2_000
VERIFICATION_ACTIONS = {
    VerificationOutcome.VERIFIED: "article.quote_verified",
    VerificationOutcome.FAILED: "article.quote_failed",
    VerificationOutcome.WITHDRAWN: "article.verification_withdrawn",
}


class VerificationRefused(Exception):
    """Nothing was kept; `str()` says why and what to do. `uid` is the quote's."""

    message = _("This cannot be saved.")

    def __init__(self, uid: str) -> None:
        self.uid = uid
        super().__init__(self.message)


class QuoteIsGone(VerificationRefused):
    message = _("This quote is no longer in the story. The list shows its current quotes.")


class QuoteChanged(VerificationRefused):
    message = _(
        "Someone has changed this quote, its speaker or its source since you opened "
        "this page. Here is the new version: check it again."
    )


class VerificationOfOwnEdit(VerificationRefused):
    message = _(
        "You made the last change to this story, so someone else has to verify its "
        "quotes. You can still mark a quote that does not match."
    )


class VerificationNoteMissing(VerificationRefused):
    message = _("Say in the note what differs from the source, so that it can be fixed.")


class NoteTooLong(VerificationRefused):
    message = format_lazy(
        _("The note is too long: the limit is {longest} characters."), longest=MAX_NOTE_LENGTH
    )


class NothingToWithdraw(VerificationRefused):
    message = _("This quote has not been checked in its current form, so there is nothing to undo.")


def can_verify(user: User, article: ArticlePage) -> bool:
    """Whether `user` may say that a quote matches its source, or does not: who may change every
    story of the section, and who is asked to review this one. A contributor's own story is for
    others to check."""
    rights = article.permissions_for_user(user)
    if user.is_superuser or {"change", "publish"} & set(rights.permissions):
        return True
    task = article.current_workflow_task
    return bool(task and task.specific.user_can_access_editor(article, user))


@transaction.atomic
def verify_quote(
    *,
    article: ArticlePage,
    quote_uid: str,
    digest: str,
    user: User,
    note: str = "",
    now: datetime.datetime,
) -> QuoteVerification:
    """`user` has held the quote against its source: the same words, the right speaker.

    `digest` is the quote's as the person saw it. Raises QuoteIsGone or QuoteChanged where the
    draft has another one, VerificationOfOwnEdit, NoteTooLong, PermissionDenied.
    """
    revision = _require_quote(article, quote_uid, digest, user)
    if is_own_edit(revision, user):
        raise VerificationOfOwnEdit(quote_uid)
    return _keep(
        article, revision, quote_uid, digest, VerificationOutcome.VERIFIED, user, note, now
    )


@transaction.atomic
def fail_quote(
    *,
    article: ArticlePage,
    quote_uid: str,
    digest: str,
    user: User,
    note: str,
    now: datetime.datetime,
) -> QuoteVerification:
    """The quote does not match its source; `note` says how. Nobody can publish it as it is.

    Raises what `verify_quote` raises but VerificationOfOwnEdit, and VerificationNoteMissing.
    """
    if not note.strip():
        raise VerificationNoteMissing(quote_uid)
    revision = _require_quote(article, quote_uid, digest, user)
    return _keep(article, revision, quote_uid, digest, VerificationOutcome.FAILED, user, note, now)


@transaction.atomic
def withdraw_verification(
    *,
    article: ArticlePage,
    quote_uid: str,
    digest: str,
    user: User,
    note: str = "",
    now: datetime.datetime,
) -> QuoteVerification:
    """Take back what was found, so that the quote has to be looked at again.

    Raises what `verify_quote` raises, VerificationOfOwnEdit where a failure would be taken back,
    and NothingToWithdraw.
    """
    revision = _require_quote(article, quote_uid, digest, user)
    latest = QuoteVerification.objects.latest_for(article.pk).get(quote_uid)
    found = latest.found(digest) if latest else None
    if found is None:
        raise NothingToWithdraw(quote_uid)
    if found == VerificationOutcome.FAILED and is_own_edit(revision, user):
        raise VerificationOfOwnEdit(quote_uid)
    return _keep(
        article, revision, quote_uid, digest, VerificationOutcome.WITHDRAWN, user, note, now
    )


@transaction.atomic
def vouch_for_quotes(
    *, article: ArticlePage, user: User | None, note: str, now: datetime.datetime
) -> int:
    """Mark every quote of the latest version as verified, for texts that come with their sources
    (the demo); return how many were. Who calls it answers for it."""
    draft = article.get_latest_revision_as_object()
    rows = [
        QuoteVerification(
            article_id=draft.pk,
            quote_uid=UUID(uid),
            digest=digest,
            outcome=VerificationOutcome.VERIFIED.value,
            note=note,
            decided_by=user,
            decided_at=now,
        )
        for uid, digest in digests_of(draft).items()
    ]
    return len(QuoteVerification.objects.bulk_create(rows))


def _require_quote(
    article: ArticlePage, quote_uid: str, digest: str, user: User
) -> Revision | None:
    """Lock the story and make sure that its draft has the quote as the person saw it."""
    locked = ArticlePage.objects.select_for_update().get(pk=article.pk)
    if not can_verify(user, locked):
        raise PermissionDenied
    draft = locked.get_latest_revision_as_object()
    digests = digests_of(draft)
    if quote_uid not in digests:
        raise QuoteIsGone(quote_uid)
    if digests[quote_uid] != digest:
        raise QuoteChanged(quote_uid)
    revision: Revision | None = locked.get_latest_revision()
    return revision


def _keep(
    article: ArticlePage,
    revision: Revision | None,
    quote_uid: str,
    digest: str,
    outcome: VerificationOutcome,
    user: User,
    note: str,
    now: datetime.datetime,
) -> QuoteVerification:
    note = note.strip()
    if len(note) > MAX_NOTE_LENGTH:
        raise NoteTooLong(quote_uid)
    row: QuoteVerification = QuoteVerification.objects.create(
        article_id=article.pk,
        quote_uid=UUID(quote_uid),
        digest=digest,
        outcome=outcome.value,
        note=note,
        decided_by=user,
        decided_at=now,
    )
    # Not the words: what the log says outlives the story's text.
    log(
        instance=article,
        action=VERIFICATION_ACTIONS[outcome],
        user=user,
        revision=revision,
        data={"quote_uid": quote_uid},
        content_changed=False,
    )
    return row
