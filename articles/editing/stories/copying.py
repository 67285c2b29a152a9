"""A copy of a story is a draft of its own: no alias, and nothing kept live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail import hooks
from wagtail.admin.forms.pages import CopyForm

from articles.editing.stories.saving import hold_story
from articles.models import ArticlePage, SectionPage

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page


class DraftCopyForm(CopyForm):
    """Wagtail's form without the two ways to make a copy public without an approval."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)


# Wagtail looks for the form on the page class, and forms stand above models.
for page_class in (ArticlePage, SectionPage):
    page_class.copy_form_class = DraftCopyForm


@hooks.register("before_copy_page")
def hold_while_copying(request: HttpRequest, page: Page) -> None:
    """A kill that begins meanwhile waits for the copy, so that its report names it."""
    if request.method == "POST":
        hold_story(request, page)
        if request.POST.get("copy_subpages"):
            below = ArticlePage.objects.descendant_of(page).order_by("pk")
            list(below.select_for_update().values_list("pk", flat=True))
