"""A copy of a story is a draft of its own: no alias, and nothing kept live."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.pages import CopyForm

from articles.models import ArticlePage, SectionPage


class DraftCopyForm(CopyForm):
    """Wagtail's form without the two ways to make a copy public without an approval."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)


# Wagtail looks for the form on the page class, and forms stand above models.
for page_class in (ArticlePage, SectionPage):
    page_class.copy_form_class = DraftCopyForm
