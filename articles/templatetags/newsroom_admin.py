"""Tags of the newsroom's own screens."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django import template

from articles.wagtail_compat.inline_scripts import start

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def start_widget(name: str, options: str) -> SafeString:
    """Data by which the page's script starts a widget; `options` is JSON in a string."""
    return start(name, json.loads(options))
