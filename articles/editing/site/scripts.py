"""The scripts that every screen of the newsroom has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

if TYPE_CHECKING:
    from django.utils.safestring import SafeString


@hooks.register("insert_global_admin_js")
def start_widgets() -> SafeString:
    """Starts Wagtail's widgets: see articles/wagtail_compat/inline_scripts.py."""
    return format_html('<script src="{}"></script>', static("editing/start_widgets.js"))


@hooks.register("insert_global_admin_js")
def name_fields() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("editing/name_fields.js"))
