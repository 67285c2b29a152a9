"""The pages that readers look for first in any newsroom, as drafts to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from articles.models import StandardPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from articles.models import HomePage


@dataclass(frozen=True, slots=True)
class FirstPage:
    """A draft: its questions are what the page should answer."""

    slug: str
    title: str
    questions: tuple[str, ...]

    @property
    def body(self) -> str:
        items = "".join(f"<li>{question}</li>" for question in self.questions)
        advice = _("Answer these questions in your own words, then publish the page:")
        return f"<p>{advice}</p><ul>{items}</ul>"


def first_pages() -> Sequence[FirstPage]:
    """About, contact, standards and policies, in the language of the newsroom."""
    return (
        FirstPage(
            "about",
            _("About us"),
            (
                _("Who are you, and what do you report on?"),
                _("Who runs and owns the newsroom, and where is it registered?"),
                _("Who works here? Name only those who agree to be named."),
            ),
        ),
        FirstPage(
            "contact",
            _("Contact"),
            (
                _("How do readers and sources reach you?"),
                _("Which way is safe for somebody at risk, and which is not?"),
                _("When do you answer, and in which languages?"),
            ),
        ),
        FirstPage(
            "editorial-standards",
            _("Editorial standards"),
            (
                _("How do you check facts and quotes before a story is published?"),
                _("When do you leave out a name, and who decides?"),
                _("How do you ask those whom a story accuses?"),
            ),
        ),
        FirstPage(
            "corrections-policy",
            _("Corrections policy"),
            (
                _("How do readers report a mistake, and who looks at it?"),
                _("What do you correct, and how do readers learn of it?"),
                _("When do you take a story down?"),
            ),
        ),
        FirstPage(
            "funding",
            _("Our funding"),
            (
                _("Who pays for your work, and how much?"),
                _("What may those who pay not decide?"),
            ),
        ),
    )


def make_first_pages(home: HomePage) -> list[str]:
    """Make these drafts where the newsroom has no page of this kind at all; their titles. What
    somebody removed later is not made again."""
    if StandardPage.objects.child_of(home).exists():
        return []
    made = []
    for first in first_pages():
        page = StandardPage(
            title=first.title, slug=first.slug, body=first.body, show_in_menus=True, live=False
        )
        home.add_child(instance=page)
        page.save_revision()
        made.append(first.title)
    return made


def remove_unwritten_pages(home: HomePage) -> None:
    """Take away drafts that nobody has written in: the demo brings pages of its own."""
    as_made = {first.slug: first.body for first in first_pages()}
    drafts = StandardPage.objects.child_of(home).filter(live=False, slug__in=as_made)
    for page in drafts.filter(first_published_at__isnull=True):
        if page.get_latest_revision_as_object().body == as_made[page.slug]:
            page.delete()
    home.refresh_from_db()
