"""Mails about comments go to those alone whom a rule lets know of the page.

Replaces: the function `send_notification` as `wagtail.admin.views.pages.edit` knows it. Wagtail
mails everybody who follows the comments of a page, whether or not they may still see that page.
Upstream: no ticket asks for a check of rights, and there is no hook (see wagtail#7028).
Ends when: Wagtail asks for rights on the page before it mails, or has a hook for the recipients.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.views.pages import edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def narrow_comment_mails(may_know: Callable[[Iterable[Any], int], Iterable[Any]]) -> None:
    """`may_know(users, page_id)` returns those of `users` who get mail about that page. Call it
    once: a second call narrows further."""
    send = edit.send_notification

    def send_to_those_who_may_know(
        recipient_users: Iterable[Any], notification: str, extra_context: dict[str, Any]
    ) -> Any:
        users = may_know(recipient_users, extra_context["page"].pk)
        return send(users, notification, extra_context)

    edit.send_notification = send_to_those_who_may_know
