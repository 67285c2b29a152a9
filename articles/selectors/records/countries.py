"""The names of countries."""

from __future__ import annotations

from articles.extraction import COUNTRY_NAMES


def country_name(code: str) -> str:
    """The country with these two letters of ISO 3166; the letters where it has no name here."""
    return COUNTRY_NAMES.get(code, code)
