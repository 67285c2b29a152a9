"""Messages about what came of a review, with the way to the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

if TYPE_CHECKING:
    from django.http import HttpRequest

    from articles.models import ArticlePage
    from articles.services.review.passing import Passed


def say_published(request: HttpRequest, article: ArticlePage, words: str = "") -> None:
    """The story is live: the message leads to it as readers see it."""
    words = words or _("“%(title)s” is published.") % {"title": article.title}
    buttons = [messages.button(reverse("wagtailadmin_pages:edit", args=[article.pk]), _("Edit"))]
    if article.live and article.url:
        buttons.insert(0, messages.button(article.url, _("View live"), new_window=True))
    messages.success(request, words, buttons=buttons)


def say_what_was_passed(request: HttpRequest, passed: Passed) -> None:
    """Which checks were passed, and where the story is now."""
    article = passed.article
    if article.live and not article.has_unpublished_changes:
        say_published(request, article)
        return
    title = {"title": article.draft_title}
    names = {"checks": ", ".join(kind.label for kind in passed.kinds)}
    words = [_("Passed: %(checks)s.") % names] if passed.kinds else []
    task = article.current_workflow_task
    if task is not None:
        words.append(
            _("“%(title)s” waits for its next step: %(step)s.") % {**title, "step": task.name}
        )
    elif article.approved_schedule:
        words.append(_("Approved: “%(title)s” will go live as scheduled.") % title)
    messages.success(request, " ".join(words) or _("There was nothing left for you to pass."))
