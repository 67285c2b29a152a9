"""Markdown of static sites as HTML, with what Jekyll and Hugo write between the words."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Callable

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_NOTE = re.compile(r"^\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]{2,}|\t).*)*)", re.M)
_MARK = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_HUGO = re.compile(r"\{\{([<%])\s*(/?)\s*([\w./-]+)(.*?)/?\s*[%>]\}\}", re.S)
_LIQUID = re.compile(r"\{%-?\s*(\w+)(.*?)-?%\}", re.S)
_OUTPUT = re.compile(r"\{\{-?(.*?)-?\}\}", re.S)
_PAIRS = re.compile(r"""([\w-]+)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`|([^\s"'>}]+))""")
_ARGUMENT = re.compile(r"""^\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=]+))(?!\s*=)""")
_ATTRIBUTE_LIST = re.compile(r"\{:[^{}\n]*\}")
# What says nothing to a reader where it stands: choices and loops keep their words.
_SILENT = {"if", "elsif", "else", "endif", "for", "endfor", "unless", "endunless", "comment"}
_SILENT |= {"endcomment", "raw", "endraw", "assign", "capture", "endcapture", "highlight"}
_SILENT |= {"endhighlight", "figure", "more", "toc"}


def markdown_html(
    text: str, *, find: Callable[[str], str] = lambda _name: "", site_address: str = ""
) -> tuple[str, list[str]]:
    """HTML, and what of the text is lost. `find` gives the address of another page by the name
    that a `ref` or `post_url` calls it."""
    lost: Counter[str] = Counter()
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _HUGO.sub(lambda found: _hugo(found, find, lost), text)
    text = _LIQUID.sub(lambda found: _liquid(found, find, lost), text)
    text = _OUTPUT.sub(lambda found: _output(found, site_address, lost), text)
    text = _ATTRIBUTE_LIST.sub("", text)
    text, notes = _take_notes(text)
    html = _MARKDOWN.render(text)
    return html + _notes_html(notes), [f"{name}, {number}×" for name, number in lost.items()]


def _pairs(text: str) -> dict[str, str]:
    return {
        found[1].lower(): next((one for one in found.groups()[1:] if one is not None), "")
        for found in _PAIRS.finditer(text)
    }


def _first(text: str) -> str:
    found = _ARGUMENT.match(text)
    return next((one for one in found.groups() if one), "") if found else ""


def _hugo(found: re.Match[str], find: Callable[[str], str], lost: Counter[str]) -> str:
    closing, name, rest = found[2], found[3].lower(), found[4]
    given = _pairs(rest)
    if name in ("ref", "relref"):
        wanted = _first(rest) or given.get("path", "")
        return find(wanted) or wanted
    if name in ("figure", "fig", "img", "image"):
        return _hugo_figure(given, _first(rest), closing=bool(closing))
    if name in ("youtube", "vimeo") and not closing:
        key = _first(rest) or given.get("id", "")
        host = "https://www.youtube.com/watch?v=" if name == "youtube" else "https://vimeo.com/"
        return f'\n\n<iframe src="{escape(host + key)}"></iframe>\n\n'
    if not closing:
        lost[f"shortcode “{name}”"] += 1
    return ""


def _hugo_figure(given: dict[str, str], first: str, *, closing: bool) -> str:
    address = given.get("src") or given.get("link") or first
    if closing or not address:
        return ""
    words = " ".join(one for one in (given.get("title"), given.get("caption")) if one)
    credit = f" (Photo: {given['attr']})" if given.get("attr") else ""
    caption = f"<figcaption>{escape(words + credit)}</figcaption>" if words or credit else ""
    image = f'<img src="{escape(address)}" alt="{escape(given.get("alt", ""))}">'
    return f"\n\n<figure>{image}{caption}</figure>\n\n"


def _liquid(found: re.Match[str], find: Callable[[str], str], lost: Counter[str]) -> str:
    name, rest = found[1].lower(), found[2]
    if name in ("post_url", "link"):
        return find(rest.strip()) or rest.strip()
    if name in ("youtube", "include_youtube"):
        key = _first(rest)
        return f'\n\n<iframe src="https://www.youtube.com/watch?v={escape(key)}"></iframe>\n\n'
    if name not in _SILENT:
        lost[f"tag “{name}”"] += 1
    return ""


def _output(found: re.Match[str], site_address: str, lost: Counter[str]) -> str:
    words = found[1].strip()
    if re.match(r"site\.(?:url|baseurl)\b", words):
        return site_address if words.startswith("site.url") else ""
    if inner := re.match(r"""["']([^"']+)["']\s*\|\s*(?:relative|absolute)_url""", words):
        return inner[1]
    lost["value that the old site filled in"] += 1
    return ""


def _take_notes(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text with its marks as links, and the notes in the order of the marks."""
    notes = {found[1]: found[2] for found in _NOTE.finditer(text)}
    if not notes:
        return text, []
    text = _NOTE.sub("", text)
    order = list(dict.fromkeys(one for one in _MARK.findall(text) if one in notes))
    places = {name: place for place, name in enumerate(order, start=1)}
    text = _MARK.sub(
        lambda found: (
            f'<a href="#fn-{places[found[1]]}">{places[found[1]]}</a>'
            if found[1] in places
            else found[0]
        ),
        text,
    )
    return text, [(str(places[name]), notes[name]) for name in order]


def _notes_html(notes: list[tuple[str, str]]) -> str:
    return "".join(
        f'<p id="fn-{number}">{_MARKDOWN.renderInline(" ".join(words.split()))}</p>'
        for number, words in notes
    )
