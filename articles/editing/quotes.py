"""Quotes on a story's edit screen: "Make quote", and warnings about quotes that were lost."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.rich_text.editors.draftail.features import ControlFeature, PluginFeature
from wagtail.models import Page

from articles.models import ArticlePage
from articles.text import name_key

MAKE_QUOTE = "make-quote"


class MakeQuoteFeature(ControlFeature):
    """A button in the text's toolbar, and its keyboard shortcut (see static/editing)."""

    def construct_options(self, options: dict[str, Any]) -> None:
        super().construct_options(options)
        PluginFeature(self.data).construct_options(options)


@hooks.register("register_rich_text_features")
def register_make_quote(features: Any) -> None:
    features.register_editor_plugin("draftail", MAKE_QUOTE, MakeQuoteFeature({"type": MAKE_QUOTE}))


@hooks.register("insert_editor_js")
def editor_scripts() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("editing/editor.js"))


@hooks.register("insert_global_admin_css")
def editor_styles() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("editing/editor.css"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_lost_quotes(request: HttpRequest, page: Page) -> None:
    """Name the quotes whose words are no longer in the text; autosave lists them in the screen
    itself (see templates/wagtailadmin/pages/edit_partials.html)."""
    if not isinstance(page, ArticlePage) or not request.accepts("text/html"):
        return
    quotes: Any = page.quotes
    there = {name_key(quote.words) for quote in quotes.all() if quote.anchored}
    lost = [quote for quote in quotes.all() if not quote.anchored]
    twice = [quote for quote in lost if name_key(quote.words) in there]
    lost = [quote for quote in lost if quote not in twice]
    if twice:
        messages.warning(
            request,
            format_html(
                "A quote of this story already: {}. The text has these words once, the record "
                "twice. Remove one of the two; until then the story cannot be published.",
                format_html_join(", ", "“{}”", ((quote,) for quote in twice)),
            ),
        )
    if lost:
        messages.warning(
            request,
            format_html(
                "Not in the text any more: {}. Change the quote or the text; "
                "until then the story cannot be published.",
                format_html_join(", ", "“{}”", ((quote,) for quote in lost)),
            ),
        )
