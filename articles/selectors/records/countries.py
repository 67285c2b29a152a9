"""The names of countries."""

from __future__ import annotations

from functools import cache

from articles.extraction.lexicon.nations import COUNTRIES, LONG_NAMES


def country_name(code: str) -> str:
    """The country with these two letters of ISO 3166; the letters where it has no name here."""
    return _names().get(code, code)


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, code in COUNTRIES.items():
        # Of several names for a country the first: later ones are of its parts and its past.
        names.setdefault(code, LONG_NAMES.get(name, name.title()))
    return names
