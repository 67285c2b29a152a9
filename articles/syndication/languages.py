"""Tags of languages (BCP 47), as other programs write them. Pure."""

from __future__ import annotations

from typing import Final

# Open Graph wants a territory: the one that most sites of the language name.
_TERRITORIES: Final = {
    "ar": "AR",  # "Arabic" as Facebook writes it: no country
    "be": "BY",
    "de": "DE",
    "en": "US",
    "es": "ES",
    "fa": "IR",
    "fr": "FR",
    "hi": "IN",
    "hy": "AM",
    "it": "IT",
    "ka": "GE",
    "kk": "KZ",
    "my": "MM",
    "pl": "PL",
    "pt": "PT",
    "ru": "RU",
    "tr": "TR",
    "uk": "UA",
    "ur": "PK",
    "vi": "VN",
    "zh": "CN",
}


def is_same_language(one: str, other: str) -> bool:
    """Whether two tags are of one language, wherever it is spoken: "en" and "en-GB"."""
    return one.lower().partition("-")[0] == other.lower().partition("-")[0]


def open_graph_locale(tag: str) -> str:
    """`ru_RU` for `ru`, `es_MX` for `es-MX`; "" for a language of which no territory is known."""
    language, *rest = tag.split("-")
    territory = next((part for part in rest if len(part) == 2 and part.isalpha()), "")
    territory = territory.upper() or _TERRITORIES.get(language.lower(), "")
    return f"{language.lower()}_{territory}" if territory else ""
