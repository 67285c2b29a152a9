"""Puts other words where a name is, in texts, rich texts, addresses and nested JSON."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from articles.safety.names.find import find_names
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.safety.names.index import NamesIndex

# A name may be inside what another hit left over; no more rounds than this.
_ROUNDS = 4
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_ADDRESS = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?//|^/|^www\.|^[^\sA-Z]+[-_/][^\sA-Z]+$")
_POSSESSIVE = re.compile(r"[’'ʼ]s$")
_NO_LETTER = re.compile(r"[\W_]+")
# In stored JSON these hold addresses, not sentences.
_ADDRESSES = frozenset({"slug", "url_path", "address", "url", "archived_url", "old_path", "link"})


class NameStays(Exception):
    """The words that should stand in its place have the name in them again."""


def as_slug(words: str) -> str:
    """`words` as a part of an address: "a man from there" -> "a-man-from-there"."""
    return _NO_LETTER.sub("-", name_key(words)).strip("-") or "name"


def replace_names(
    index: NamesIndex, text: str, words: Mapping[str, str], *, as_address: bool = False
) -> str:
    """`text` with `words` (name id -> words) in the place of each name; tags inside a name stay.
    In addresses, and with `as_address`, the words are joined by hyphens. Raises NameStays."""
    for _ in range(_ROUNDS):
        hits = find_names(index, text)
        if not hits:
            return text
        end = len(text) + 1
        for hit in sorted(hits, key=lambda hit: (hit.start, hit.end), reverse=True):
            if hit.end > end:
                continue
            end = hit.start
            said = words[hit.name_id]
            name = text[hit.start : hit.end]
            if as_address or _is_in_address(text, hit.start, hit.end):
                new = as_slug(said)
            else:
                ending = _POSSESSIVE.search(name)
                new = said + "".join(_TAG.findall(name)) + (ending[0] if ending else "")
            text = text[: hit.start] + new + text[hit.end :]
    if find_names(index, text):
        raise NameStays
    return text


def replace_in_json(index: NamesIndex, value: Any, words: Mapping[str, str], key: str = "") -> Any:
    """The same in every string of `value`, and in every key; a string that holds JSON is read as
    JSON. What has no name in it comes back as it is. Raises NameStays."""
    if isinstance(value, dict):
        return {
            replace_names(index, name, words): replace_in_json(index, part, words, name)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [replace_in_json(index, part, words, key) for part in value]
    if not isinstance(value, str):
        return value
    inner = _nested(value)
    if inner is None:
        return replace_names(index, value, words, as_address=key in _ADDRESSES)
    new = replace_in_json(index, inner, words, key)
    return value if new == inner else json.dumps(new)


def _nested(value: str) -> Any:
    if not value.startswith(("{", "[")):
        return None
    try:
        return json.loads(value)
    except ValueError:
        return None


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Inside a tag, or inside a word that is an address."""
    opened = text.rfind("<", 0, start)
    if opened > text.rfind(">", 0, start) and ">" in text[end:] and _TAG.match(text, opened):
        return True
    begins = max(text.rfind(sign, 0, start) for sign in ' \n\t"<>(') + 1
    ends = min((at for sign in ' \n\t"<>)' if (at := text.find(sign, end)) >= 0), default=len(text))
    word = text[begins:ends]
    return " " not in word and bool(_ADDRESS.search(word))
