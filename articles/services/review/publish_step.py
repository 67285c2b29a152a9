"""The last step: a second person approves, and the story goes live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import ArticlePage, ReviewTask
from articles.models.steps import is_own_edit, knows_page
from articles.services.review.checks import ChangedMeanwhile, CheckRefused, ClaimedByOther
from articles.services.review.claims import NotWaiting, current_step

if TYPE_CHECKING:
    from articles.models import User


class PublishOfOwnEdit(CheckRefused):
    def __init__(self) -> None:
        super().__init__(
            _("You made the last change to this story, so someone else has to approve it.")
        )


def can_take_publish_step(user: User, article: ArticlePage) -> bool:
    """Whether the story waits at its last step for somebody like `user`."""
    step = article.current_workflow_task
    return isinstance(step, ReviewTask) and step.is_for(user) and knows_page(user, article)


@transaction.atomic
def approve_waiting(*, article: ArticlePage, digest: str, user: User) -> ArticlePage:
    """Approve the latest version at the step that the story waits at; where no step follows, it
    goes live, or is scheduled if it has a time for that.

    `digest` is that of the content which `user` looked at. Raises NotWaiting, PermissionDenied,
    ChangedMeanwhile, ClaimedByOther, PublishOfOwnEdit, PublicationRefused.
    """
    article = ArticlePage.objects.select_for_update().get(pk=article.pk)
    step, state = current_step(article)
    if not isinstance(step, ReviewTask):
        raise NotWaiting
    if not can_take_publish_step(user, article):
        raise PermissionDenied
    if step.is_claimed_from(article, user):
        raise ClaimedByOther
    revision = article.get_latest_revision()
    if revision.as_object().publication_digest() != digest:
        raise ChangedMeanwhile
    if is_own_edit(revision, user):
        raise PublishOfOwnEdit
    step.on_action(state, user, "approve")
    return ArticlePage.objects.get(pk=article.pk)
