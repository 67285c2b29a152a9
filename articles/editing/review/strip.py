"""The strip above a story in the editor: what comes next, who may do it, till when, and the one
button for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from articles.models import ArticlePage, Embargo
from articles.models.steps import REVIEW_SCREEN, NewsroomStep, is_own_edit, knows_page

if TYPE_CHECKING:
    import datetime

    from articles.models import User

CHANGE_SCREEN = "story_change"


@dataclass(frozen=True, slots=True)
class Strip:
    """`tone` is "info" or "warning". The button is a link (`url`) or presses a button of the
    editor's own (`press`, its name)."""

    words: str
    details: str = ""
    tone: str = "info"
    label: str = ""
    url: str = ""
    press: str = ""


def read_strip(page: Any, user: User) -> Strip | None:
    """What to say above this story to this person; None for a story that is just being begun."""
    if not isinstance(page, ArticlePage) or page.pk is None:
        return None
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return _sent_back(page, state, user)
    if state is not None and state.current_task_state is not None:
        return _with_times(page, _in_review(page, state.current_task_state, user))
    return _scheduled(page) or _live(page, user) or _with_times(page, _draft(page, user))


def _with_times(page: ArticlePage, strip: Strip) -> Strip:
    """With the time for which the story is meant, once it is approved."""
    if page.go_live_at is None:
        return strip
    at = _("To go live on %(at)s, once it is approved.") % {"at": with_zone(page.go_live_at)}
    return replace(strip, details=f"{strip.details} {at}".strip())


def with_zone(moment: datetime.datetime) -> str:
    """ "24 November 2026, 22:30 UTC" """
    local = timezone.localtime(moment)
    return f"{date_format(local, 'j F Y, H:i')} {local:%Z}"


def _name(person: Any) -> str:
    return str(person.get_full_name() or person.get_username()) if person else _("A colleague")


def _sent_back(page: ArticlePage, state: WorkflowState, user: User) -> Strip:
    last = state.current_task_state
    words = _("%(name)s sent this story back from “%(step)s” on %(at)s.") % {
        "name": _name(last.finished_by),
        "step": last.task.name,
        "at": with_zone(last.finished_at or last.started_at),
    }
    details = _("Why: “%(why)s”") % {"why": Truncator(last.comment).chars(600)}
    may = page.permissions_for_user(user).can_submit_for_moderation()
    return Strip(
        words,
        details if last.comment else "",
        tone="warning",
        label=_("Submit again") if may else "",
        press="action-submit" if may else "",
    )


def _in_review(page: ArticlePage, waiting: Any, user: User) -> Strip:
    step = waiting.task.specific
    words = _("Next: %(step)s, since %(at)s.") % {
        "step": step.name,
        "at": with_zone(waiting.started_at),
    }
    if not isinstance(step, NewsroomStep):
        return Strip(words)
    url = reverse(REVIEW_SCREEN, args=[page.pk])
    claim = step.claim_on(page)
    if claim is not None and claim.claimed_by_id != user.pk:
        details = _("%(name)s is on it.") % {"name": _name(claim.claimed_by)}
    elif claim is not None:
        details = _("You are on it.")
    else:
        groups = ", ".join(step.groups.order_by("name").values_list("name", flat=True))
        details = _("Who may do it: %(groups)s.") % {"groups": groups}
    if claim is not None and claim.due_on:
        details += " " + _("Due %(day)s.") % {"day": date_format(claim.due_on, "j F Y")}
    may = step.is_for(user) and knows_page(user, page)
    if may and is_own_edit(page.get_latest_revision(), user):
        details += " " + _("You made the last change, so someone else has to approve it.")
    return Strip(words, details, label=_("Review") if may else "", url=url if may else "", press="")


def _scheduled(page: ArticlePage) -> Strip | None:
    planned = page.scheduled_revision
    if planned is None:
        return None
    words = _("Approved: goes live on %(at)s by itself.") % {
        "at": with_zone(planned.approved_go_live_at)
    }
    embargo = Embargo.objects.in_force().filter(article=page.pk).first()
    late = embargo is not None and embargo.until > planned.approved_go_live_at
    details = (
        _("Not before its embargo ends on %(until)s.") % {"until": with_zone(embargo.until)}
        if embargo is not None and late
        else ""
    )
    return Strip(words, details)


def _live(page: ArticlePage, user: User) -> Strip | None:
    if not page.live:
        return None
    if not page.has_unpublished_changes:
        at = page.last_published_at or page.first_published_at
        words = _("Live since %(at)s.") % {"at": with_zone(at)} if at else _("Live.")
        return Strip(words, label=_("View live"), url=page.full_url or "")
    may = page.permissions_for_user(user).can_edit()
    return Strip(
        _("Changed since it was published. Readers still see the old version."),
        label=_("Publish the change…") if may else "",
        url=reverse(CHANGE_SCREEN, args=[page.pk]) if may else "",
    )


def _draft(page: ArticlePage, user: User) -> Strip:
    may = page.permissions_for_user(user).can_submit_for_moderation()
    workflow = page.get_workflow() if may else None
    if workflow is None:
        return Strip(_("Draft. It has not been submitted for review."))
    first = workflow.tasks.filter(active=True).first()
    details = _("The first step is: %(step)s.") % {"step": first.name} if first else ""
    return Strip(
        _("Draft. Next: submit it, and someone else reviews it."),
        details,
        label=_("Submit for review"),
        press="action-submit",
    )
