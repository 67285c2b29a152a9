"""The fact check's outcome in a quote's row."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel


class VerificationPanel(Panel):
    """Shows the `verification` that the form set of the quotes gave to the row's form, if any."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "articles/review/editing/quote_row_verification.html"

        def is_shown(self) -> bool:
            return getattr(self.form, "verification", None) is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {
                **context,
                "verification": self.form.verification,
                "uid": self.instance.uid,
                "page_id": self.instance.page_id,
            }
