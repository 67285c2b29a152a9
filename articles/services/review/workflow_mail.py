"""Mails of the workflow. Nobody gets one about a story that is hidden from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from articles.models import User
from articles.models.steps import NewsroomStep, knows_page
from articles.services.site.mails import send_mail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wagtail.models import TaskState, WorkflowState

    from articles.models import Claim


def tell_about_step(*, state: TaskState, user: User | None) -> int:
    """The story waits at a step: those who may do it are told, but not who sent it there."""
    step = state.task.specific
    page = state.workflow_state.content_object
    if not isinstance(step, NewsroomStep) or page is None:
        return 0
    people = User.objects.filter(groups__in=step.groups.all()).distinct()
    if user:
        people = people.exclude(pk=user.pk)
    return _tell(
        people,
        page,
        preference="submitted",
        name="waiting",
        context={"step": step.name, "who": _name(user), "url": admin_url(step.screen_url(page))},
    )


def tell_about_sending_back(*, state: WorkflowState, user: User | None) -> int:
    """The story was sent back: who submitted it, and who owns it, are told why."""
    page = state.content_object
    task_state = state.current_task_state
    if page is None or task_state is None:
        return 0
    return _tell(
        _authors(state, page, user),
        page,
        preference="rejected",
        name="sent_back",
        context={
            "step": task_state.task.name,
            "who": _name(user),
            "comment": task_state.comment,
            "url": edit_url(page.pk),
        },
    )


def tell_about_publication(*, state: WorkflowState, user: User | None) -> int:
    """The last step was approved: who submitted the story, and who owns it, are told."""
    page = state.content_object
    if page is None:
        return 0
    return _tell(
        _authors(state, page, user),
        page,
        preference="approved",
        name="published",
        context={
            "who": _name(user),
            "is_live": page.live,
            "public_url": page.full_url if page.live else "",
            "url": edit_url(page.pk),
        },
    )


def tell_about_hand_over(*, claim: Claim) -> int:
    """A step was given to somebody, who is told by whom, until when, and what they said."""
    step = claim.task_state.task.specific
    return _tell(
        [claim.claimed_by],
        claim.article,
        preference="submitted",
        name="handed_over",
        context={
            "step": step.name,
            "who": _name(claim.handed_by),
            "due_on": claim.due_on,
            "note": claim.note,
            "url": admin_url(step.screen_url(claim.article)),
        },
    )


def _authors(state: WorkflowState, page: Any, user: User | None) -> list[User]:
    people = {person for person in (state.requested_by, page.owner) if person}
    return [person for person in people if user is None or person.pk != user.pk]


def _tell(
    people: Iterable[User],
    page: Any,
    *,
    preference: str,
    name: str,
    context: dict[str, Any],
) -> int:
    """Mail those who may know of the page and want to be told."""
    addresses = sorted(
        {
            person.email
            for person in people
            if person.is_active
            and person.email
            and knows_page(person, page)
            and getattr(UserProfile.get_for_user(person), f"{preference}_notifications")
        }
    )
    return send_mail(name, {**context, "title": _title(page)}, to=addresses)


def edit_url(page_id: int | None) -> str:
    """The address of a page's editor, for an e-mail."""
    return admin_url(reverse("wagtailadmin_pages:edit", args=[page_id]))


def admin_url(path: str) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}"


def _title(page: Any) -> str:
    return str(page.draft_title or page.title)


def _name(user: User | None) -> str:
    return (user.get_full_name() or user.username) if user else "The newsroom"
