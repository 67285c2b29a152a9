"""Of which language a quotation is a translation, where its sentence says so."""

from __future__ import annotations

import re
from typing import Final

from .result import Span

# BCP 47. A language is told by its name with a capital: "he said in Russian".
LANGUAGES: Final = {
    "Arabic": "ar", "Armenian": "hy", "Azerbaijani": "az", "Belarusian": "be", "Bengali": "bn",
    "Bulgarian": "bg", "Burmese": "my", "Chechen": "ce", "Chinese": "zh", "Czech": "cs",
    "Dari": "prs", "Dutch": "nl", "Farsi": "fa", "French": "fr", "Georgian": "ka", "German": "de",
    "Greek": "el", "Hebrew": "he", "Hindi": "hi", "Hungarian": "hu", "Indonesian": "id",
    "Italian": "it", "Japanese": "ja", "Kazakh": "kk", "Korean": "ko", "Kurdish": "ku",
    "Mandarin": "cmn", "Pashto": "ps", "Persian": "fa", "Polish": "pl", "Portuguese": "pt",
    "Romanian": "ro", "Russian": "ru", "Serbian": "sr", "Spanish": "es", "Swahili": "sw",
    "Tamil": "ta", "Thai": "th", "Tigrinya": "ti", "Turkish": "tr", "Ukrainian": "uk", "Urdu": "ur",
    "Uyghur": "ug", "Uzbek": "uz", "Vietnamese": "vi",
}  # fmt: skip
_NAMES: Final = "|".join(LANGUAGES)
_SPOKEN: Final = re.compile(
    rf"\b(?:said|says|saying|wrote|writes|told \w+|added|posted|shouted|asked|replied)"
    rf"(?: \w+){{0,4}}? in (?P<language>{_NAMES})\b"
)
_TRANSLATED: Final = re.compile(
    rf"\btranslat(?:ed|ion) (?:(?:by (?P<first>{{who}}) )?from (?:the )?(?P<language>{_NAMES})"
    rf"(?: by (?P<by>{{who}}))?)".replace("{who}", r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}")
)
# So far around the quotation its sentence is looked through.
_REACH: Final = 200
_ASIDE: Final = re.compile(r"[^.!?…\n]*[.!?…]\s*\([^)\n]*\)")
_SENTENCE_END: Final = re.compile(r"[.!?…](?=[\s”\"»’)]|$)|\n")


def translation_of(text: str, quoted: Span) -> tuple[str, str]:
    """The language in which the words were said (BCP 47), and who translated them; empty where the
    sentence around them does not say so."""
    before = text[max(0, quoted.start - _REACH) : quoted.start]
    after = text[quoted.end : quoted.end + _REACH]
    before = before[max((end.end() for end in _SENTENCE_END.finditer(before)), default=0) :]
    stop = _SENTENCE_END.search(after)
    # A bracket behind the full stop still speaks of the sentence: "(Translated from Russian.)"
    aside = _ASIDE.match(after)
    after = aside[0] if aside else after[: stop.start()] if stop else after
    for words in (after, before):
        told = _TRANSLATED.search(words.replace("Translat", "translat"))
        if told:
            return LANGUAGES[told["language"]], (told["by"] or told["first"] or "").rstrip(".")
        spoken = _SPOKEN.search(words)
        if spoken:
            return LANGUAGES[spoken["language"]], ""
    return "", ""
