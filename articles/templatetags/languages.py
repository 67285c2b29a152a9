"""In which language a text is that stands on a page of another one."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from articles.syndication.languages import is_same_language, open_graph_locale

register = template.Library()
register.filter("open_graph_locale", open_graph_locale)


@register.simple_tag
def lang(tag: str) -> SafeString:
    """The attribute `lang` with a space before it, for words in the language `tag` (BCP 47); "" for
    those in the page's own language, and where nobody knows (WCAG 2.2, 3.1.2)."""
    if not tag or is_same_language(tag, get_language() or ""):
        return SafeString("")
    return format_html(' lang="{}"', tag)
