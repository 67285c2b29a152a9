"""The home screen of a new newsroom: what to do first, in order, until a story is public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component

from articles.editing.accounts.invitations import can_invite
from articles.editing.review.refusals import STEPS_SCREEN
from articles.editing.site.newsroom_face import FACE_SCREEN
from articles.selectors.home.first_steps import FirstSteps, read_first_steps


@dataclass(frozen=True, slots=True)
class _Step:
    label: str
    help_text: str
    url: str
    is_done: bool


class FirstStepsPanel(Component):
    """For whoever looks after the newsroom."""

    order = 20
    template_name = "articles/home/editing/first_steps.html"

    def __init__(self, steps: list[_Step]) -> None:
        self.steps = steps

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"steps": self.steps}


@hooks.register("construct_homepage_panels")
def offer_first_steps(request: HttpRequest, panels: list[Component]) -> None:
    if not can_invite(request.user):
        return
    if steps := read_first_steps():
        panels.append(FirstStepsPanel(_listed(steps)))


def _listed(steps: FirstSteps) -> list[_Step]:
    add = "wagtailadmin_pages:add"
    story = [add, "articles", "articlepage", steps.section]
    return [
        _Step(
            _("Name the newsroom"),
            _("Its name and logo, a line on what it is for, and an address for readers."),
            reverse(FACE_SCREEN),
            steps.has_name,
        ),
        _Step(
            _("Make a section"),
            _("Every story belongs to one, such as “News” or “World”."),
            reverse(add, args=["articles", "sectionpage", steps.home]),
            steps.has_section,
        ),
        _Step(
            _("Write an “About” page"),
            _("Who you are, and how to reach you safely."),
            reverse(add, args=["articles", "standardpage", steps.home]),
            steps.has_about,
        ),
        _Step(
            _("Add an author"),
            _("The name in the byline; it can be a pen name or the newsroom’s own."),
            reverse("wagtailsnippets_articles_author:add"),
            steps.has_author,
        ),
        _Step(
            _("Invite a second person"),
            _("Nobody approves their own words, so a story needs two."),
            reverse("invitations"),
            steps.has_colleague,
        ),
        _Step(
            _("Choose who checks a story"),
            _("Two people, a small desk or four steps; it can be changed at any time."),
            reverse(STEPS_SCREEN),
            steps.has_chosen_steps,
        ),
        _Step(
            _("Write the first story"),
            _("Paste or type it; the app proposes the record."),
            reverse(story[0], args=story[1:]) if steps.section else "",
            steps.has_story,
        ),
    ]
