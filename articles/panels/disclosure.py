"""Fields that are seldom needed."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import MultiFieldPanel, PanelGroup


class Disclosure(MultiFieldPanel):
    """Fields that stay folded behind one word until somebody needs them."""

    def __init__(self, children: Any = (), summary: str = "More", **kwargs: Any) -> None:
        super().__init__(children, **kwargs)
        self.summary = summary

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "summary": self.summary}

    class BoundPanel(PanelGroup.BoundPanel):
        template_name = "articles/stories/editing/disclosure.html"

        def is_open(self) -> bool:
            """A field with an error is never hidden."""
            return any(
                getattr(child, "bound_field", None) is not None and child.bound_field.errors
                for child in self.visible_children
            )
