"""The mark on a row that a machine accepted, with the way to confirm it there."""

from __future__ import annotations

from wagtail.admin.panels import Panel

from articles.enums import Origin

# What a row's form sends when its fact is confirmed, behind the row's prefix.
CONFIRMED = "confirmed"


class MachineFound(Panel):
    """Shown on a row that a machine accepted and nobody has confirmed; other rows have none."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "articles/stories/editing/machine_found.html"

        def is_shown(self) -> bool:
            return self.instance.origin == Origin.MACHINE or self.is_confirmed()

        def field_name(self) -> str:
            """The name of the tick box."""
            return f"{self.form.prefix}-{CONFIRMED}"

        def is_confirmed(self) -> bool:
            """Whether it was ticked on a screen that comes back with errors."""
            return bool(self.form.is_bound and self.form.data.get(self.field_name()))
