"""Keys under which spellings of one word meet: plain letters, and how the word sounds."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.text.transliteration import CYRILLIC, GREEK, LATIN, romanise

# Letters that look like Latin ones.
_LOOKALIKES = {
    **dict(zip("авеԁһіјкӏмпорԛгѕтучшѡхуьзԝɡ", "abedhijkimnopqrstyuwwxyb3wg", strict=True)),
    "с": "c",
    "т": "t",
    "г": "r",
    "з": "3",
    "н": "h",
    "и": "u",
    "й": "u",
    "л": "n",
    "д": "d",
    **dict(zip("αβγδεζηικλμνορστυχωςϲ", "abydezniklmvopotuxwcc", strict=True)),
    "ν": "v",
    "ρ": "p",
    "σ": "o",
    "τ": "t",
    "υ": "u",
    "ϳ": "j",
    "գ": "q",
    "օ": "o",
    "ս": "u",
    "հ": "h",
    "ո": "n",
    "ց": "g",
    "ք": "p",
    "զ": "q",
    "ԍ": "g",
    "ё": "e",
    "ї": "i",
    "ѵ": "v",
    "є": "e",
    "э": "e",
    "б": "6",
    "я": "r",
    "ԛ": "q",
    "ҝ": "k",
    "һ": "h",
    "ү": "y",
    "ј": "j",
}
# Small capitals of Cyrillic and Greek look like other letters than their large forms.
_LOOKALIKES_LARGE = {
    **dict(zip("АВЕЅІЈКМНОРСТУХЗԌ", "abesijkmhopctyx3g", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx", strict=True)),
}
_FROM_LATIN = dict(
    zip("abcdeghikmnopqrtuxyABCEHIKMOPTXY", "авсԁедһікмпорԛгтихуАВСЕНІКМОРТХУ", strict=True)
)
_FROM_LATIN.update({"d": "д", "h": "н", "e": "е", "g": "д", "j": "ј", "s": "ѕ", "q": "к", "i": "і"})
_FOR_RUSSIAN = {"і": "и", "ѕ": "с", "ԁ": "д", "һ": "н"}

_LEET = (
    dict(zip("013457@$!|8962£€+", "oieastasiibgbzlet", strict=True)),
    {"1": "l", "!": "l", "|": "l", "0": "o", "6": "g", "9": "q", "4": "a", "3": "e", "5": "s"},
)
_CYRILLIC_LEET = dict(zip("0346@1", "озчбаі", strict=True))
_LETTERS = re.compile("[^a-z]")

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("d(?:zs|zh|sch|j)|dsh", "j"),
        ("schtsch|shtsch|schch|shch|szcz|chtch|shtch", "S"),
        ("tsch|tch|cz|tsh", "C"),
        ("sch|sh|sz", "S"),
        ("ch", "C"),
        ("zh", "z"),
        ("ts|tz|c(?=[eiy])", "T"),
        ("ph", "f"),
        ("kh", "h"),
        ("([gtdb])h", r"\1"),
        ("c", "k"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("w", "v"),
        ("fi?f$|(?<=[oe])f$", "v"),
        ("ou|oo", "u"),
        ("ae|oe|ue", lambda found: "u" if found[0] != "ae" else "a"),
        ("ee", "i"),
        ("y", "i"),
        ("e", "a"),
        ("o", "u"),
        ("ai(?=[au])", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=200_000)
def sound_of(plain: str) -> str:
    """How a word in letters a to z sounds: spellings of one name in many systems meet here."""
    word = plain
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word.replace("S", "s").replace("C", "x").replace("T", "c")


def letters(text: str) -> str:
    """`text` in letters a to z and nothing else."""
    return _LETTERS.sub("", romanise(text))


@lru_cache(maxsize=200_000)
def readings(word: str) -> tuple[str, ...]:
    """What `word` may stand for in letters a to z: its letters, what they look like, its digits."""
    if word.isascii() and word.isalpha():
        return (word.lower(),)
    found = [letters(word)]
    if not word.isascii():
        found += _looks(word)
    if any(not c.isalpha() for c in word):
        found += _leet(word)
    return tuple(dict.fromkeys(reading for reading in found if reading))


def _looks(word: str) -> list[str]:
    """Readings of a word with letters of another script that look like Latin ones."""
    found = [
        letters("".join(_LOOKALIKES_LARGE.get(c, _LOOKALIKES.get(c.lower(), c)) for c in word))
    ]
    if any(c.lower() in CYRILLIC for c in word):
        turned = "".join(_FROM_LATIN.get(c, _FROM_LATIN.get(c.lower(), c)) for c in word)
        found += [
            letters(turned),
            letters("".join(_FOR_RUSSIAN.get(c.lower(), c) for c in turned)),
        ]
    elif any(c.lower() in GREEK for c in word) and word[0].lower() in GREEK:
        found.append(_LETTERS.sub("", "".join(GREEK.get(c, LATIN.get(c, c)) for c in word.lower())))
    return found


def _leet(word: str) -> list[str]:
    """Readings of a word in which digits and signs stand for letters."""
    found = [letters("".join(table.get(c, _LEET[0].get(c, c)) for c in word)) for table in _LEET]
    if any(c in CYRILLIC for c in word.lower()):
        found.append(letters("".join(_CYRILLIC_LEET.get(c, c) for c in word)))
    return found
