"""Recognises the language of a text: by its script, by letters that only one language has, and by
the small words that every sentence needs."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Final

from .packs import folded, languages, pack

# As much of a text as tells its language.
_ENOUGH: Final = 4_000
_FEWEST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]*)?")
_SCRIPTS: Final = (
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
    ("he", "\u0590-\u05ff"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("hi", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("ta", "\u0b80-\u0bff"),
    ("th", "\u0e00-\u0e7f"),
    ("my", "\u1000-\u109f"),
    ("km", "\u1780-\u17ff"),
    ("am", "\u1200-\u137f"),
    ("ko", "\uac00-\ud7af"),
    ("ja", "\u3040-\u30ff"),
    ("zh", "\u4e00-\u9fff"),
    ("Arabic", "\u0600-\u06ff"),
    ("Cyrillic", "\u0400-\u04ff"),
)
_CLASSES: Final = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS}
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Letters that tell a language of a shared script from the others, the most telling first.
_LETTERS: Final = {
    "Arabic": (("ur", "ٹڈڑںے"), ("ps", "ښځڅټډړ"), ("ckb", "ێۆڕڵ"), ("fa", "پچژگکی")),
    "Cyrillic": (
        ("be", "ў"),
        ("kk", "әғқңұһ"),
        ("ky", "ңөү"),
        ("tg", "ҳҷӣӯ"),
        ("mk", "ѓќѕ"),
        ("sr", "ђћјљњ"),
        ("uk", "іїєґ"),
        ("ru", "ыэё"),
        ("bg", "ъщ"),
    ),
}
_SHARE: Final = 0.004
# Small words of languages of the Latin script; those with a pack bring their own.
_COMMON: Final = {
    "en": "the of and to in is was for that on with as it he his said by from at be are were have"
    " had not this but they who will has their we she you an or about after which if would"
    " more when there all been one so what no her out up into than them said been against over",
    "de": "der die und den von das mit sich des auf für ist nicht ein eine dem sie wurde er"
    " hat auch als nach bei aus einer wie zum zur über vor sei werden haben sagte ich wir noch",
    "it": "il di che la della per un del una con non sono gli alla delle nel è anche dei lo ha"
    " più dal come ma nella hanno questo ai stato essere degli loro detto",
    "pt": "de que não o os um uma para com por do da dos das em no na nos mais foi ao se como"
    " são pela pelo disse também já ele ela sua seu até muito está",
    "nl": "de het van een en is dat op te zijn met voor niet aan er om ook als naar bij uit maar"
    " door over werd heeft hij ze nog zei",
    "pl": "w i na z się nie do to że jest o jak po za od przez dla są był przed oraz tym jego",
    "tr": "bir ve bu için ile da de olarak olan daha çok en gibi kadar ne sonra dedi oldu",
    "sv": "och att det som en på är av för med den till inte om har de ett var han",
    "ro": "și de în la cu pe a că nu din este pentru un o mai care sunt fost",
    "cs": "a se v na je že s z do o to jako i za by pro po",
    "id": "yang dan di dengan untuk dari pada ini itu tidak dalam akan ke oleh",
    "vi": "và của là có cho không được các trong một người với những",
    "sw": "ya na wa kwa ni katika za la kuwa hii alisema",
    "ht": "nan ak yo pou li se ki te nou ap pa",
    "hu": "a az és hogy nem is egy ezt volt meg azt",
}


@cache
def _small_words() -> dict[str, frozenset[str]]:
    found = {code: frozenset(words.split()) for code, words in _COMMON.items()}
    for code in languages():
        made = pack(code)
        if made is not None and made.script == "Latin":
            found[code] = made.words["common"]
    return found


def language_of(text: str) -> str:
    """The code of the language that the text is written in, en where nothing speaks against it."""
    sample = text[:_ENOUGH]
    counts = Counter({name: len(found.findall(sample)) for name, found in _CLASSES.items()})
    script, number = counts.most_common(1)[0]
    if number <= len(_LATIN.findall(sample)):
        return _by_words(sample)
    if counts["ja"] > _FEWEST and script == "zh":
        return "ja"
    return _by_letters(sample, script, number) if script in _LETTERS else script


def _by_letters(sample: str, script: str, number: int) -> str:
    low = sample.lower()
    for code, letters in _LETTERS[script]:
        found = sum(low.count(letter) for letter in letters)
        if found and found >= _SHARE * number * (5 if code in ("fa", "bg") else 1):
            return code
    return "ar" if script == "Arabic" else "ru"


def _by_words(sample: str) -> str:
    words = Counter(_parts(sample))
    scores = {code: sum(words[word] for word in small) for code, small in _small_words().items()}
    best = max(scores, key=lambda code: scores[code])
    if scores[best] < _FEWEST or scores[best] <= scores["en"] * 1.3:
        return "en"
    return best


def _parts(sample: str) -> list[str]:
    """The words in small letters; "l'avocat" counts as l' and avocat."""
    found: list[str] = []
    for match in _WORD.finditer(sample):
        word = folded(match.group())
        head, mark, tail = word.partition("'")
        found += [head + mark, tail, word] if mark else [word]
    return found
