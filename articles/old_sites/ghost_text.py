"""Ghost's own forms of a text, Lexical and Mobiledoc, as HTML, for posts without it."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from typing import Any

from articles.old_sites.markdown_text import markdown_html

type Node = dict[str, Any]

# What a reader of the site was asked to do, and paywalls.
_DROPPED = {"signup", "paywall", "email", "email-cta", "call-to-action", "button", "product"}
_BOLD, _ITALIC = 1, 2
_DEEPEST = 60


def lexical_html(text: str) -> tuple[str, list[str]]:
    """HTML and the cards that were left out. Raises ValueError for what is no Lexical."""
    root = json.loads(text).get("root")
    if not isinstance(root, dict):
        raise ValueError("no root")
    lost: list[str] = []
    return "".join(_lexical(one, lost, 0) for one in root.get("children") or []), lost


def _lexical(node: Node, lost: list[str], depth: int) -> str:
    kind = str(node.get("type") or "").removeprefix("extended-")
    if depth > _DEEPEST:
        return ""
    if kind in ("text", "code-highlight"):
        return _styled(escape(str(node.get("text") or "")), int(node.get("format") or 0))
    if kind == "linebreak":
        return "<br>"
    children = node.get("children")
    if not isinstance(children, list):
        return card_html(kind, node, lost)
    inside = "".join(_lexical(one, lost, depth + 1) for one in children if isinstance(one, dict))
    tag = _lexical_tag(kind, node)
    if kind in ("link", "autolink"):
        return f'<a href="{escape(str(node.get("url") or ""))}">{inside}</a>'
    return f"<{tag}>{inside}</{tag}>" if tag else inside


def _lexical_tag(kind: str, node: Node) -> str:
    if kind == "heading":
        return str(node.get("tag") or "h2")
    if kind == "list":
        return "ol" if node.get("listType") == "number" else "ul"
    return {"paragraph": "p", "listitem": "li", "quote": "blockquote", "aside": "blockquote"}.get(
        kind, ""
    )


def _styled(html: str, style: int) -> str:
    if style & _BOLD:
        html = f"<b>{html}</b>"
    return f"<i>{html}</i>" if style & _ITALIC else html


def card_html(kind: str, card: Node, lost: list[str]) -> str:
    """A card of the editor; what no story has room for is named in `lost`."""
    write = _CARDS.get(kind)
    if write is not None:
        return write(card)
    if kind not in ("", "horizontalrule", "hr", "divider"):
        why = "was left out" if kind in _DROPPED else "is not known"
        lost.append(f"card “{kind}”, which {why}")
    return ""


def _text(card: Node, name: str) -> str:
    return str(card.get(name) or "")


def _image(card: Node) -> str:
    caption = f"<figcaption>{_text(card, 'caption')}</figcaption>" if card.get("caption") else ""
    address, alt = escape(_text(card, "src")), escape(_text(card, "alt"))
    return f'<figure><img src="{address}" alt="{alt}">{caption}</figure>' if address else ""


def _gallery(card: Node) -> str:
    return "".join(_image(one) for one in card.get("images") or [] if isinstance(one, dict))


def _frame(card: Node) -> str:
    address, caption = _text(card, "src") or _text(card, "url"), _text(card, "caption")
    noted = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure><iframe src="{escape(address)}"></iframe>{noted}</figure>' if address else ""


def _bookmark(card: Node) -> str:
    data = card.get("metadata")
    title = _text(data, "title") if isinstance(data, dict) else ""
    address = escape(_text(card, "url"))
    return f'<p><a href="{address}">{escape(title) or address}</a></p>'


def _file(card: Node) -> str:
    title = escape(_text(card, "fileTitle") or _text(card, "fileName"))
    return f'<p><a href="{escape(_text(card, "src"))}">{title}</a></p>'


_CARDS: dict[str, Callable[[Node], str]] = {
    "image": _image,
    "gallery": _gallery,
    "embed": _frame,
    "video": _frame,
    "audio": _frame,
    "bookmark": _bookmark,
    "file": _file,
    "html": lambda card: _text(card, "html"),
    "markdown": lambda card: markdown_html(_text(card, "markdown"))[0],
    "card-markdown": lambda card: markdown_html(_text(card, "markdown"))[0],
    "callout": lambda card: f"<blockquote>{_text(card, 'calloutText')}</blockquote>",
    "toggle": lambda card: f"<h3>{_text(card, 'heading')}</h3>{_text(card, 'content')}",
    "header": lambda card: f"<h2>{_text(card, 'header')}</h2>{_text(card, 'subheader')}",
    "codeblock": lambda card: f"<pre>{escape(_text(card, 'code'))}</pre>",
    "code": lambda card: f"<pre>{escape(_text(card, 'code'))}</pre>",
}


def mobiledoc_html(text: str) -> tuple[str, list[str]]:
    """HTML and the cards that were left out (Mobiledoc 0.3.1). Raises ValueError."""
    document, lost = json.loads(text), list[str]()
    sections = document.get("sections")
    if not isinstance(sections, list):
        raise ValueError("no sections")
    return "".join(_section(one, document, lost) for one in sections), lost


def _section(section: list[Any], document: Node, lost: list[str]) -> str:
    kind = section[0]
    if kind == 1:
        tag = {"pull-quote": "blockquote", "aside": "blockquote"}.get(section[1], section[1])
        return f"<{tag}>{_markers(section[2], document)}</{tag}>"
    if kind == 2:
        return f'<img src="{escape(str(section[1]))}">'
    if kind == 3:
        entries = (f"<li>{_markers(one, document)}</li>" for one in section[2])
        return f"<{section[1]}>{''.join(entries)}</{section[1]}>"
    if kind == 10:
        name, payload = document["cards"][section[1]][:2]
        return card_html(str(name), payload or {}, lost)
    return ""


def _markers(markers: list[Any], document: Node) -> str:
    pieces, opened = [], list[str]()
    for kind, opens, closes, value in markers:
        for place in opens:
            markup = document["markups"][place]
            pairs = markup[1] if len(markup) > 1 else []
            given = dict(zip(pairs[::2], pairs[1::2], strict=False))
            href = f' href="{escape(str(given["href"]))}"' if "href" in given else ""
            pieces.append(f"<{markup[0]}{href}>")
            opened.append(markup[0])
        if kind == 0:
            pieces.append(escape(str(value)))
        elif document["atoms"][value][0] == "soft-return":
            pieces.append("<br>")
        for _ in range(min(closes, len(opened))):
            pieces.append(f"</{opened.pop()}>")
    return "".join(pieces) + "".join(f"</{tag}>" for tag in reversed(opened))
