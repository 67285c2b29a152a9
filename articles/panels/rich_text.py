"""The editor of rich text, in stories and wherever else there is one."""

from __future__ import annotations

from typing import Any

from wagtail.admin.rich_text import DraftailRichTextArea

from articles.text import without_broken_signs


class RichTextArea(DraftailRichTextArea):
    """Wagtail's. What it sends is JSON, in which half an emoji survives; no database takes it."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        html = super().value_from_datadict(data, files, name)
        return None if html is None else without_broken_signs(html)
