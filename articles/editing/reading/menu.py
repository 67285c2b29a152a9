"""The way from a story's edit screen to its reading screen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page

from articles.editing.reading.screen import LABEL, URL_NAME
from articles.models import ArticlePage
from articles.services.reading.draft_rows import unconfirmed_words

ACTION = "action-read-text"
NAMED = 5  # How many unconfirmed facts the edit screen names.


class ReadTheTextItem(ActionMenuItem):
    """Saves the draft as “Save draft” does, and opens the screen."""

    name = ACTION
    label = LABEL
    icon_name = "glasses"
    order = 80

    def is_shown(self, context: dict[str, Any]) -> bool:
        is_story = isinstance(context.get("page"), ArticlePage)
        return context["view"] == "edit" and is_story and super().is_shown(context)


@hooks.register("register_page_action_menu_item")
def register_read_the_text() -> ReadTheTextItem:
    return ReadTheTextItem()


@hooks.register("after_edit_page", order=200)
def open_the_screen(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The draft has just been saved; the other hooks have had their say."""
    if ACTION in request.POST and isinstance(page, ArticlePage):
        return redirect(URL_NAME, page.pk)
    return None


@hooks.register("before_edit_page")
def name_unconfirmed_facts(request: HttpRequest, page: Page) -> None:
    """What a machine accepted stands out before anything else of the story."""
    if request.method != "GET" or not isinstance(page, ArticlePage) or not page.latest_revision:
        return
    waiting = unconfirmed_words(page.latest_revision.content)
    if waiting:
        more = len(waiting) - NAMED
        facts = ", ".join(waiting[:NAMED])
        if more > 0:
            facts = _("%(facts)s and %(number)s more") % {"facts": facts, "number": more}
        messages.warning(
            request,
            ngettext(
                "%(number)s fact was accepted automatically: %(facts)s. Confirm it before the "
                "story is published.",
                "%(number)s facts were accepted automatically: %(facts)s. Confirm them before the "
                "story is published.",
                len(waiting),
            )
            % {"number": len(waiting), "facts": facts},
            buttons=[messages.button(reverse(URL_NAME, args=[page.pk]), LABEL)],
        )
