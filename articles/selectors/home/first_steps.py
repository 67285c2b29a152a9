"""What a new newsroom still lacks before its first story is public."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists
from wagtail.models import ModelLogEntry

from articles.models import ArticlePage, Author, HomePage, SectionPage, StandardPage, User

# What the history calls it when an administrator chooses the steps to publication.
STEPS_CHOSEN = "workflow.steps_chosen"


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """Which of the first steps are done; `home` and `section` are keys of pages."""

    home: int
    section: int | None
    has_name: bool
    has_section: bool
    has_about: bool
    has_author: bool
    has_story: bool
    has_colleague: bool
    has_chosen_steps: bool


def read_first_steps() -> FirstSteps | None:
    """None once a story is public, or where there is no front page yet. Three queries."""
    home = (
        HomePage.objects.order_by("path")
        .annotate(
            is_open=Exists(ArticlePage.objects.live().order_by()),
            has_about=Exists(StandardPage.objects.live().order_by()),
            has_author=Exists(Author.objects.order_by()),
            has_story=Exists(ArticlePage.objects.order_by()),
            has_chosen_steps=Exists(ModelLogEntry.objects.filter(action=STEPS_CHOSEN).order_by()),
        )
        .first()
    )
    if home is None or home.is_open:
        return None
    section = SectionPage.objects.order_by("path").values_list("pk", flat=True).first()
    return FirstSteps(
        home=home.pk,
        section=section,
        has_name=home.title != settings.WAGTAIL_SITE_NAME,
        has_section=section is not None,
        has_about=home.has_about,
        has_author=home.has_author,
        has_story=home.has_story,
        has_chosen_steps=home.has_chosen_steps,
        has_colleague=User.objects.filter(is_active=True).count() > 1,
    )
