"""Rich text from elsewhere: what a story may contain stays, everything else goes."""

from __future__ import annotations

import nh3

# What the editor of a story offers (`articles.blocks.story.TEXT_FEATURES`), and no more.
_TAGS = {"p", "h2", "h3", "b", "strong", "i", "em", "a", "ul", "ol", "li", "br"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto"}
_WITH_THEIR_CONTENT = {"script", "style", "svg", "math", "template", "noscript", "iframe", "title"}


def clean_html(html: str) -> str:
    """`html` with only the marks of a story's text: paragraphs, headings, emphasis, links, lists.

    Of other elements the text stays, of scripts, styles and drawings nothing. Links keep their
    address where it begins with http, https or mailto, and no other attribute. The result is
    balanced HTML; cleaning it again changes nothing.
    """
    return nh3.clean(
        html.replace("\x00", ""),
        tags=_TAGS,
        clean_content_tags=_WITH_THEIR_CONTENT,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel=None,
        strip_comments=True,
    )
