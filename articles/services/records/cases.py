"""Cases: one person writes down what happened, another approves it; stories are linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from articles.models import Case, CaseStory, StatusFact, embargo_in_force, is_hidden_from
from articles.services.embargo.embargoes import hide_with_story, show_what_is_open
from articles.services.site.public_changes import keys_of_case, record_public_change

if TYPE_CHECKING:
    import datetime

    from articles.models import ArticlePage, User

STATUS_ADDED, STATUS_APPROVED = "case.status_added", "case.status_approved"
STATUS_DROPPED = "case.status_dropped"
STORY_LINKED, STORY_UNLINKED = "case.story_linked", "case.story_unlinked"


class CaseRefused(Exception):
    """What cannot be done with a case, and why, in the user's words."""


def can_approve_status(user: Any, fact: StatusFact) -> bool:
    """Whether `user` may approve this status: whoever has the right, and did not write it."""
    return bool(user.has_perm("articles.approve_statusfact")) and fact.made_by_id != user.pk


@transaction.atomic
def add_status_fact(
    *, fact: StatusFact, corrects: StatusFact | None = None, by: User, now: datetime.datetime
) -> StatusFact:
    """Keep a new status of its case, for somebody else to approve. Once it is approved it takes the
    place of `corrects`, which stays to be seen. Raises PermissionDenied, CaseRefused."""
    if not by.has_perm("articles.add_statusfact"):
        raise PermissionDenied
    if is_hidden_from(by, fact.from_story_id):
        raise PermissionDenied
    fact.made_by, fact.made_at = by, now
    fact.approved_by, fact.approved_at = None, None
    fact.save()
    if corrects is not None:
        known = StatusFact.objects.select_for_update().get(pk=corrects.pk)
        if known.case_id != fact.case_id or known.superseded_by_id is not None:
            raise CaseRefused(_("This status has been corrected already."))
        known.superseded_by = fact
        known.save(update_fields=["superseded_by"])
    _log(fact.case, STATUS_ADDED, by, _said(fact))
    return fact


@transaction.atomic
def approve_status_fact(*, fact_id: int, by: User, now: datetime.datetime) -> StatusFact:
    """Let readers see a status: every page that shows it is rendered anew. Raises CaseRefused,
    PermissionDenied, StatusFact.DoesNotExist."""
    fact = StatusFact.objects.select_for_update().get(pk=fact_id)
    if not can_approve_status(by, fact):
        raise PermissionDenied
    if fact.approved_at is not None:
        raise CaseRefused(_("This status has been approved already."))
    if embargo_in_force(fact.from_story_id):
        raise CaseRefused(
            _("The story that this status comes from is under embargo. Approve it afterwards.")
        )
    fact.approved_by, fact.approved_at = by, now
    fact.save()
    _log(fact.case, STATUS_APPROVED, by, _said(fact))
    record_public_change(keys=keys_of_case(fact.case), now=now)
    return fact


@transaction.atomic
def drop_status_fact(*, fact_id: int, by: User) -> None:
    """Delete a status that is still waiting for approval. Raises CaseRefused, PermissionDenied,
    StatusFact.DoesNotExist."""
    fact = StatusFact.objects.select_for_update().get(pk=fact_id)
    may_drop = fact.made_by_id == by.pk or by.has_perm("articles.approve_statusfact")
    if not (may_drop and by.has_perm("articles.add_statusfact")):
        raise PermissionDenied
    if fact.approved_at is not None:
        raise CaseRefused(_("Readers have seen this status. Correct it by a new one."))
    case = fact.case
    _log(case, STATUS_DROPPED, by, _said(fact))
    fact.delete()


@transaction.atomic
def link_story(*, case: Case, article: ArticlePage, by: User, now: datetime.datetime) -> CaseStory:
    """Say that a story is about the case. Its own text, digest and versions stay as they are.
    Raises PermissionDenied."""
    if not by.has_perm("articles.change_case") or is_hidden_from(by, article.pk):
        raise PermissionDenied
    link, is_new = CaseStory.objects.get_or_create(
        case=case, article=article, defaults={"linked_by": by, "linked_at": now}
    )
    if is_new:
        _log(case, STORY_LINKED, by, "" if embargo_in_force(article.pk) else article.title)
        _settle_embargo(article)
        record_public_change(keys=keys_of_case(case), now=now)
    return link


@transaction.atomic
def unlink_story(*, case: Case, article: ArticlePage, by: User, now: datetime.datetime) -> None:
    """The story is not about the case. Raises PermissionDenied."""
    if not by.has_perm("articles.change_case") or is_hidden_from(by, article.pk):
        raise PermissionDenied
    keys = keys_of_case(case)
    if CaseStory.objects.filter(case=case, article=article).delete()[0]:
        _log(case, STORY_UNLINKED, by, "" if embargo_in_force(article.pk) else article.title)
        record_public_change(keys=keys, now=now)


def _settle_embargo(article: ArticlePage) -> None:
    """A case of nothing but hidden stories is hidden with them; an open story shows it again."""
    embargo = embargo_in_force(article.pk)
    if embargo is not None:
        hide_with_story(embargo=embargo)
    else:
        show_what_is_open(article=article)


def _said(fact: StatusFact) -> str:
    """The status in the history; nothing of a story under embargo."""
    return "" if embargo_in_force(fact.from_story_id) else str(fact)


def _log(case: Case, action: str, by: User, words: str) -> None:
    log(instance=case, action=action, user=by, data={"reason": words}, content_changed=True)
