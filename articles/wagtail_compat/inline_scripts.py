"""Wagtail's widgets come as data, which one script of our own starts: the admin needs no scripts in
its pages, so that its policy (Content-Security-Policy) allows none.

Replaces: `render` of the choosers and of the inputs for dates and times, which write a `<script>`
behind themselves; `templates/wagtailadmin/panels/` does the same for panels of rows. What is
started must be named in `STARTED`, and in `static/editing/start_widgets.js`.
The editor of texts makes style sheets while it runs: `static/editing/styles_of_scripts.js` gives
them the page's nonce, which is good for styles alone.
Upstream: wagtail#1288, open since 2015: CSP compatibility; the last of it in wagtail#7053.
Ends when: none of Wagtail's templates and widgets has an inline script.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from django.utils.html import json_script
from django.utils.safestring import mark_safe
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminTimeInput,
    BaseChooser,
)

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

# Functions and constructors that may be started, as Wagtail names them.
STARTED = (
    "Chooser",
    "DocumentChooser",
    "ImageChooser",
    "InlinePanel",
    "MultipleChooserPanel",
    "PageChooser",
    "SnippetChooser",
    "createTaskChooser",
    "initDateChooser",
    "initDateTimeChooser",
    "initTimeChooser",
)
_DATES = {
    AdminDateInput: ("initDateChooser", "django/forms/widgets/date.html"),
    AdminTimeInput: ("initTimeChooser", "django/forms/widgets/time.html"),
    AdminDateTimeInput: ("initDateTimeChooser", "django/forms/widgets/datetime.html"),
}
# What `render_js_init` writes: "new Chooser("id", {…});".
_CALL = re.compile(r"(?:new )?(\w+)\((.*)\);?", re.DOTALL)


def start(name: str, *args: Any) -> SafeString:
    """The data by which the page's script starts `name` with these arguments. Raises ValueError for
    what nobody has allowed."""
    if name not in STARTED:
        raise ValueError(f"{name} may not be started: see STARTED.")
    data = json_script(list(args))
    # Both are safe: one of the names above, and what Django made for a script.
    return mark_safe(data.replace("<script", f'<script data-start="{name}"', 1))  # noqa: S308


def started_by(script: str) -> SafeString:
    """The same for the line of script that a widget of Wagtail's writes."""
    found = _CALL.fullmatch(script.strip())
    if found is None:
        raise ValueError("A widget writes a script that is no single call.")
    return start(found[1], *json.loads(f"[{found[2]}]"))


def write_no_inline_scripts() -> None:
    """Call it once."""
    BaseChooser.render = _render_chooser
    for widget, (name, template) in _DATES.items():
        widget.template_name = template
        widget.render = _render_date(widget.render, name)


def _render_chooser(
    widget: BaseChooser, name: str, value: Any, attrs: Any = None, renderer: Any = None
) -> SafeString:
    id_ = (attrs or {}).get("id")
    if not id_:
        raise TypeError("BaseChooser cannot be rendered without an 'id' attribute")
    value_data = widget.get_value_data(value)
    html = widget.render_html(name, value_data, attrs)
    return html + started_by(widget.render_js_init(id_, name, value_data))


def _render_date(render: Any, starter: str) -> Any:
    def with_data(
        widget: Any, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        context = widget.get_context(name, value, attrs)["widget"]
        data = start(starter, context["attrs"].get("id"), json.loads(context["config_json"]))
        html: SafeString = render(widget, name, value, attrs, renderer)
        return html + data

    return with_data
