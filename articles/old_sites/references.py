"""Links and pictures as Markdown and front matter have them."""

from __future__ import annotations

import re
from typing import Any

_TARGET = r"((?:\{\{.*?\}\}|\{%.*?%\}|[^\s()<>]|\([^\s()]*\))+)"
_MARKDOWN_LINK = re.compile(rf"(?<!!)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?{_TARGET}", re.S)
_MARKDOWN_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^\s)<>]+)")
_DEFINED = re.compile(r"^\s{0,3}\[(?!\^)[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)", re.M)
_HREF = re.compile(r"<a\s[^>]*?href\s*=\s*[\"']([^\"']*)[\"']", re.I | re.S)
_SRC = re.compile(r"<img\s[^>]*?src\s*=\s*[\"']([^\"']*)[\"']", re.I | re.S)
_FIGURE = re.compile(r"\{\{[<%]\s*(?:figure|fig|img)\b[^>}]*?src=[\"']?([^\"'\s>]+)", re.I)
_AUTOMATIC = re.compile(r"<(https?://[^\s<>]+)>")
_IN_HEAD = ("featured-image", "featured_image", "image", "cover", "bigimg")


def links_of(text: str) -> list[str]:
    """The addresses of links in Markdown and of HTML in it, in no order."""
    patterns = (_MARKDOWN_LINK, _DEFINED, _HREF, _AUTOMATIC)
    return [one for pattern in patterns for one in pattern.findall(text)]


def pictures_of(text: str, head: dict[str, Any]) -> list[str]:
    """The addresses of pictures in the text and in the head."""
    patterns = (_MARKDOWN_PICTURE, _SRC, _FIGURE)
    found = [one for pattern in patterns for one in pattern.findall(text)]
    for name in _IN_HEAD:
        values = head.get(name)
        for one in values if isinstance(values, list) else [values]:
            value = one.get("src") if isinstance(one, dict) else one
            found += [value] if isinstance(value, str) and value else []
    return found
