"""Keeps embargoed stories out of what Wagtail shows whatever the rights in the tree.

The explorer, its search and most reports follow those rights. Page choosers and the panel of locked
pages do not. For mails, bulk actions and the other reports, see `articles.editing.wiring`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from articles.models import (
    ArticlePage,
    Embargo,
    EmbargoedPage,
    embargo_in_force,
)
from articles.models.querysets.embargoes import embargoed_ids, without_embargoed
from articles.selectors.embargo.visibility import HIDEABLE_RECORDS
from articles.selectors.home.desk import stories_of
from articles.services.embargo.embargoes import hide_with_story, show_what_is_open
from articles.wagtail_compat.home_panels import with_narrowed_locked_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet
    from wagtail.admin.ui.components import Component

MOVE = _(
    "Embargoed stories cannot be moved. Lift the embargo first: the story then returns "
    "to its section."
)
COPY = _("Embargoed stories cannot be copied: the whole newsroom could see the copy.")
KEEP = _("This folder holds the embargoed stories. It cannot be moved, copied or deleted.")


@hooks.register("construct_page_chooser_queryset")
def choose_nothing_hidden(pages: QuerySet, request: HttpRequest) -> QuerySet:
    """Links to what nobody may read lead nowhere, so that nobody chooses an embargoed story; nor
    the folder of these, beside which the chooser would say whether anything is in it."""
    # By keys: the search of the chooser reads the conditions itself, and knows no subquery.
    stories = embargoed_ids().values_list("article_id", flat=True)
    folders = EmbargoedPage.objects.order_by().values_list("pk", flat=True)
    return pages.exclude(pk__in=[*stories, *folders])


@hooks.register("before_move_page")
def refuse_to_move(request: HttpRequest, page: Page, target: Page) -> HttpResponse | None:
    return _refuse(request, page, MOVE)


@hooks.register("before_copy_page")
def refuse_to_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _refuse(request, page, COPY)


@hooks.register("before_delete_page")
def refuse_to_delete_the_branch(request: HttpRequest, page: Page) -> HttpResponse | None:
    if page.specific_class is EmbargoedPage:
        return _refuse(request, page, KEEP)
    return None


@hooks.register("before_bulk_action")
def refuse_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    if action_type not in ("move", "delete"):
        return None
    for page in (row for row in objects if isinstance(row, Page)):
        if page.specific_class is EmbargoedPage or action_type == "move":
            refused = _refuse(request, page, MOVE)
            if refused:
                return refused
    return None


def _refuse(request: HttpRequest, page: Page, message: str) -> HttpResponse | None:
    if page.specific_class is EmbargoedPage:
        message = KEEP
    elif embargo_in_force(page.pk) is None:
        return None
    messages.error(request, message)
    return redirect(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))


@hooks.register("construct_homepage_panels", order=20)
def hide_locked_pages(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = with_narrowed_locked_pages(panels, without_embargoed)


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def hide_what_came_along(request: HttpRequest, page: Page) -> None:
    """Pictures and records that were put into the story since it was hidden; or, in an open story,
    are hidden no longer."""
    if not isinstance(page, ArticlePage):
        return
    embargo = embargo_in_force(page.pk)
    if embargo:
        hide_with_story(embargo=embargo)
    elif Embargo.objects.in_force().exists():
        show_what_is_open(article=page)


@hooks.register("after_edit_snippet")
@hooks.register("after_create_snippet")
def show_what_is_named(request: HttpRequest, record: Any) -> None:
    """Records that an open record names now."""
    if isinstance(record, HIDEABLE_RECORDS) and Embargo.objects.in_force().exists():
        show_what_is_open()


def shown_titles(user: Any, stories: Iterable[Any]) -> list[tuple[int, str, bool]]:
    """Key, title and whether it may be opened, of stories that something names."""
    stories = list(stories)
    keys = [story.article_id for story in stories]
    visible = set(stories_of(user).filter(pk__in=keys).values_list("pk", flat=True))
    return [
        (row.article_id, row.title, True)
        if row.article_id in visible
        else (row.article_id, gettext("a story you do not have access to"), False)
        for row in stories
    ]
