"""Quotes on a story's edit screen: "Make quote", and warnings about quotes that were lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.rich_text.editors.draftail.features import ControlFeature, PluginFeature
from wagtail.models import Page

from articles.models import ArticlePage

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    return format_html_join(
        "",
        '<link rel="stylesheet" href="{}">',
        ((static(f"editing/{name}.css"),) for name in ("editor", "writing", "record_panel")),
    )


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_of_lost_quotes(request: HttpRequest, page: Page) -> None:
    """Name the quotes whose words are no longer in the text; autosave lists them in the screen
    itself (see templates/wagtailadmin/pages/edit_partials.html)."""
    if not isinstance(page, ArticlePage) or not request.accepts("text/html"):
        return
    quotes: Any = page.quotes
    lost = [quote for quote in quotes.all() if not quote.anchored]
    twice = _made_twice(quotes.all())
    if twice:
        messages.warning(
            request,
            format_html(
                _("The same words are quoted twice: {}. Remove one of the two."),
                format_html_join(", ", "“{}”", ((quote,) for quote in twice)),
            ),
        )
    if lost:
        messages.warning(
            request,
            format_html(
                _(
                    "No longer in the text: {}. Change the quote or the text before the story is "
                    "published."
                ),
                format_html_join(", ", "“{}”", ((quote,) for quote in lost)),
            ),
        )


def _made_twice(quotes: Iterable[Any]) -> list[Any]:
    """The quotes that stand on the very words of an earlier one."""
    seen: list[Any] = []
    found = []
    for quote in quotes:
        place = [(selector.get("source"), selector.get("selector")) for selector in quote.selectors]
        if quote.anchored and place in seen:
            found.append(quote)
        seen.append(place)
    return found
