"""Sending a story back to its author with a comment, which may block publication."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Comment

from articles.models import ArticlePage, BlockingComment
from articles.models.steps import knows_page
from articles.services.review.checks import ClaimedByOther
from articles.services.review.claims import current_step

if TYPE_CHECKING:
    import datetime

    from articles.models import User

BLOCKED, UNBLOCKED = "article.comment_blocks", "article.comment_blocks_no_more"
# Where a comment on the whole story stands in the editor.
COMMENTED_FIELD = "title"


class CommentMissing(Exception):
    """Nothing was sent back: the author would not know why. `str()` says what to do."""

    def __init__(self) -> None:
        super().__init__(_("Say in the note what the author has to do."))


@transaction.atomic
def send_back(
    *, article: ArticlePage, user: User, text: str, is_blocking: bool, now: datetime.datetime
) -> Comment:
    """Return the story to its author from the step that it waits at. The comment stands in the
    editor beside the headline; a blocking one keeps the story from going live until it is
    resolved. Raises CommentMissing, NotWaiting, ClaimedByOther, PermissionDenied."""
    text = text.strip()
    if not text:
        raise CommentMissing
    step, state = current_step(article)
    if step.is_for(user) and knows_page(user, article) and step.is_claimed_from(article, user):
        raise ClaimedByOther
    if "reject" not in [action[0] for action in step.get_actions(article, user)]:
        raise PermissionDenied
    comment = Comment(
        page_id=article.pk,
        user=user,
        text=text,
        contentpath=COMMENTED_FIELD,
        revision_created=article.get_latest_revision(),
    )
    comment.save()
    comment.log_create(page_revision=comment.revision_created, user=user)
    if is_blocking:
        mark_blocking(article=article, comment=comment, user=user, now=now)
    state.reject(user=user, comment=text)
    return comment


@transaction.atomic
def mark_blocking(
    *, article: ArticlePage, comment: Comment, user: User, now: datetime.datetime
) -> None:
    """The comment keeps the story from going live until it is resolved. Raises PermissionDenied
    for who may not edit the story."""
    if not _may_edit(user, article) or comment.page_id != article.pk:
        raise PermissionDenied
    _mark, is_new = BlockingComment.objects.get_or_create(
        comment=comment, defaults={"marked_by": user, "marked_at": now}
    )
    if is_new:
        _log(article, BLOCKED, user, comment)


@transaction.atomic
def unmark_blocking(*, article: ArticlePage, comment: Comment, user: User) -> None:
    """The comment blocks no more. Raises PermissionDenied for whoever did not mark it, unless
    they may publish the story."""
    mark = BlockingComment.objects.filter(comment=comment, comment__page=article.pk).first()
    if mark is None:
        return
    if not can_unmark(user, article, mark):
        raise PermissionDenied
    mark.delete()
    _log(article, UNBLOCKED, user, comment)


def can_unmark(user: User, article: ArticlePage, mark: BlockingComment) -> bool:
    """Who marked it, and who may publish the story."""
    rights = article.permissions_for_user(user)
    return rights.can_publish() or (mark.marked_by_id == user.pk and _may_edit(user, article))


def _may_edit(user: User, article: ArticlePage) -> bool:
    return bool(article.permissions_for_user(user).can_edit() and knows_page(user, article))


def _log(article: ArticlePage, action: str, user: User, comment: Comment) -> None:
    log(
        instance=article,
        action=action,
        user=user,
        data={"reason": comment.text},
        content_changed=False,
    )
