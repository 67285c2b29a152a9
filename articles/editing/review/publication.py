"""Publishing in Wagtail's admin: the guard answers before anything happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from articles.editing.review.refusals import refusal_response, show_refusal
from articles.guard import PublicationRefused
from articles.models import ArticlePage, SectionPage
from articles.services.review.publication import keep_approval

if TYPE_CHECKING:
    from collections.abc import Iterator


@hooks.register("before_publish_page")
def check_before_publishing(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The page editor has saved the draft and is about to publish or schedule it."""
    article = page.specific if page.pk else page
    if not isinstance(article, ArticlePage):
        return None
    revision = article.get_latest_revision()
    keep_approval(article=article, revision=revision, now=timezone.now())
    refusal = _refusal(article)
    return refusal_response(request, refusal) if refusal else None


def _refusal(article: ArticlePage) -> PublicationRefused | None:
    """Why the latest revision may not go live."""
    revision = article.get_latest_revision()
    candidate = revision.as_object() if revision else article
    candidate.live_revision_id = revision.pk if revision else None
    at = candidate.go_live_at
    is_later = at is not None and at > timezone.now()
    reasons = candidate.publication_findings(at=at if is_later else None)
    return candidate.refused(reasons) if reasons else None


@hooks.register("before_create_page")
def save_a_new_story_as_draft(
    request: HttpRequest, parent: Page, page_class: type[Page]
) -> HttpResponse | None:
    """A story that is just being written cannot have been approved. Wagtail would make the row
    live before it has a revision, be refused, and lose what was typed: it is saved as a draft."""
    if not issubclass(page_class, ArticlePage) or "action-publish" not in request.POST:
        return None
    data = request.POST.copy()
    del data["action-publish"]
    request.POST = data
    messages.warning(
        request,
        _(
            "Saved as a draft, not published: no one has approved it yet. Submit it for "
            "review; it goes live when someone else approves it."
        ),
    )
    return None


@hooks.register("construct_page_action_menu")
def no_publishing_of_a_new_story(
    menu_items: list[Any], request: HttpRequest, context: dict[str, Any]
) -> None:
    parent = context.get("parent_page")
    if context["view"] == "create" and isinstance(parent and parent.specific, SectionPage):
        menu_items[:] = [item for item in menu_items if item.name != "action-publish"]


@hooks.register("before_bulk_action")
def check_before_bulk_publishing(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """All of the chosen stories are checked, and every refusal is shown; one stops them all."""
    if action_type != "publish":
        return None
    refusals = [refusal for story in _stories(objects, action) if (refusal := _refusal(story))]
    for refusal in refusals:
        show_refusal(request, refusal)
    if not refusals:
        return None
    messages.warning(request, _("None of the selected pages were published."))
    return redirect(action.next_url)


def _stories(objects: list[Any], action: Any) -> Iterator[ArticlePage]:
    below = action.get_execution_context().get("include_descendants", False)
    for page in objects:
        specific = page.specific
        if isinstance(specific, ArticlePage):
            yield specific
        elif below:
            yield from ArticlePage.objects.descendant_of(specific).not_live()
