"""The head of a page of a static site: YAML, TOML or JSON before its text."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import yaml

_YAML = re.compile(
    r"^\ufeff?\s*---[ \t]*\r?\n(.*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.S | re.M
)
_TOML = re.compile(r"^\ufeff?\s*\+\+\+[ \t]*\r?\n(.*?)\r?\n?\+\+\+[ \t]*(?:\r?\n|$)", re.S)
_LINE = re.compile(r"^([\w-]+)\s*:\s*(.*)$")
_ENTRY = re.compile(r"^\s+-\s+(.*)$|^-\s+(.*)$")
_ALIAS = re.compile(r"[\s\[,{:-]\*\w")
_MOST_ALIASES = 20
_QUOTES = "\"'“”„‘’"


def split_front_matter(text: str) -> tuple[dict[str, Any], str, str]:
    """The keys in small letters, the text below, and a warning ("" where all is well)."""
    for pattern, read in ((_YAML, _yaml), (_TOML, tomllib.loads)):
        found = pattern.match(text)
        if not found:
            continue
        body = text[found.end() :]
        try:
            data = read(found[1])
        except (ValueError, yaml.YAMLError, RecursionError):
            return _leniently(found[1]), body, "its front matter is not valid; read line by line"
        return _lower(data), body, ""
    if text.lstrip("\ufeff \n\r").startswith("{\n"):
        try:
            data, end = json.JSONDecoder().raw_decode(text.lstrip("\ufeff \n\r"))
            return _lower(data), text.lstrip("\ufeff \n\r")[end:], ""
        except ValueError:
            return {}, text, ""
    return {}, text, ""


def _yaml(text: str) -> Any:
    """Every value as the text that it is: "no" is a word, and a date is read by us."""
    if len(_ALIAS.findall(text)) > _MOST_ALIASES:
        raise ValueError("more aliases than anybody writes")
    loader = yaml.BaseLoader(text.replace("\t", "  ") if text.startswith("\t") else text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


def read_yaml(text: str) -> dict[str, Any]:
    """A configuration; empty where it is not valid."""
    try:
        return _lower(_yaml(text))
    except (ValueError, yaml.YAMLError, RecursionError):
        return _leniently(text)


def read_toml(text: str) -> dict[str, Any]:
    try:
        return _lower(tomllib.loads(text))
    except ValueError:
        return {}


def _lower(data: Any) -> dict[str, Any]:
    return (
        {str(key).lower(): value for key, value in data.items()} if isinstance(data, dict) else {}
    )


def _leniently(text: str) -> dict[str, Any]:
    """`key: value` lines, and lists below a key."""
    found: dict[str, Any] = {}
    last = ""
    for line in text.splitlines():
        entry, pair = _ENTRY.match(line), _LINE.match(line)
        if entry and last:
            before = found[last] if isinstance(found[last], list) else []
            found[last] = [*before, _bare(entry[1] or entry[2])]
        elif pair:
            last = pair[1].lower()
            found[last] = _bare(pair[2])
    return found


def _bare(text: str) -> str:
    return text.strip().strip(_QUOTES).strip()


def listed_in(value: Any) -> list[str]:
    """A list, or a text with commas or blanks for one, as names."""
    if isinstance(value, list):
        plain = (one for one in value if isinstance(one, str | int | float))
        return [words for one in plain if (words := _bare(str(one)))]
    if isinstance(value, dict) or value is None:
        return []
    return [one for part in str(value).strip("[]").split(",") if (one := _bare(part))]


def text_in(data: dict[str, Any], *names: str) -> str:
    """The first of these keys that has words."""
    for name in names:
        value = data.get(name)
        if isinstance(value, str | int | float) and str(value).strip():
            return _bare(str(value))
        if value is not None and not isinstance(value, list | dict | str):
            return str(value)
    return ""
