"""The lock of a story that somebody has claimed for a step of the workflow."""

from __future__ import annotations

from typing import Any

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html
from wagtail.admin.utils import get_user_display_name
from wagtail.locks import WorkflowLock


class ClaimLock(WorkflowLock):
    """Wagtail's lock, which says as well who does the step and where it can be taken over."""

    @cached_property
    def claim(self) -> Any:
        return self.task.claim_on(self.object)

    def _claimed_from(self, user: Any) -> bool:
        return self.claim is not None and self.claim.claimed_by_id != user.pk

    def get_message(self, user: Any) -> str | None:
        if not self._claimed_from(user) or not self.task.is_for(user):
            return super().get_message(user)
        return format_html(
            "<b>{}</b> does the {} of this story{}. Your changes would cross theirs. "
            '<a href="{}">Look at the step</a>; you can take it over there.',
            get_user_display_name(self.claim.claimed_by),
            self.task.name.lower(),
            f" until {date_format(self.claim.due_on, 'j F')}" if self.claim.due_on else "",
            self.task.screen_url(self.object),
        )

    def get_locked_by(self, user: Any, can_lock: bool = False) -> str:
        if self._claimed_from(user):
            return f"Claimed by {get_user_display_name(self.claim.claimed_by)}"
        return super().get_locked_by(user, can_lock)
