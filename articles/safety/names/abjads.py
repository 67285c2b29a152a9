"""Names in scripts that write few vowels, Arabic and Hebrew, against names in Latin letters.

A word is looked up by its consonants and then compared letter by letter: a vowel may be written or
not, but what is written has to fit.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

_CONSONANTS = {
    **dict(
        zip(
            "بپتطجچحهخدذضرڑزظژسصشفڤقكکگغلمنںٹڈھہ",
            "BBTTJCHHHDDDRRZZZSSSFFKKKGGLMNNTDHH",
            strict=True,
        )
    ),
    "ث": "T",
    "ے": "",
    "ړ": "R",
    **dict(zip("בגדזחטכךלמםנןספףצץקרשתה", "BGDZHTKKLMMNNSFFSSKRSTH", strict=True)),
}
_WEAK = frozenset("اأإآٱعءئؤويىیةאועיەێۆے")
ABJAD = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0750-\u077f]")
_MARKS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c'’׳״\"]")
_PREFIXES = (
    *("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ك", "كال", "ف", "فال", "ول", "وب", "ולל"),
    *("ה", "ו", "ב", "ל", "מ", "ש", "כ", "וה", "ול", "וב", "מה", "שה", "של"),
)

# Sounds of Latin spellings, the longest first: their consonants here, and what may be written.
_SOUNDS: dict[str, tuple[tuple[str, ...], str]] = {
    "shch": (("S", "SS"), "شשس"),
    "sch": (("S", "SK"), "شשسص"),
    "tch": (("C", "TS"), "چتטجצתشש"),
    "dzh": (("J", "G", "DZ", "DJ"), "جگגדזژ"),
    "kh": (("H", "K"), "خحהחכךكق"),
    "gh": (("G", "K"), "غگגقج"),
    "sh": (("S",), "شש"),
    "ch": (("C", "S", "TS", "H", "K"), "چتטشצתחכךخכجك"),
    "zh": (("Z", "J"), "ژزזج"),
    "th": (("T", "S", "D"), "ثتطסתטذ"),
    "dh": (("D", "Z"), "ذدضظדז"),
    "ph": (("F",), "فפף"),
    "ts": (("TS", "S"), "تسצץתסط"),
    "tz": (("TS", "S", "TZ"), "تسצץתזט"),
    "ck": (("K",), "كקکق"),
    "b": (("B",), "بב"),
    "c": (("K", "S", "TS", "J"), "كکقסקכשصسجתצץ"),
    "d": (("D", "Z"), "دضדذظ"),
    "f": (("F",), "فפףڤ"),
    "g": (("G", "J", "K"), "جگغקגق"),
    "h": (("H", ""), "هحہחהة"),
    "j": (("J", "", "G", "Z", "H"), "جيیזגیژخ"),
    "k": (("K", "H"), "كکقקכךخח"),
    "l": (("L",), "لל"),
    "m": (("M",), "مמם"),
    "n": (("N",), "نנןں"),
    "p": (("B", "F"), "بپפף"),
    "q": (("K", "G"), "قקكکغ"),
    "r": (("R",), "رרڑ"),
    "s": (("S", "Z"), "سصסשثزזظ"),
    "t": (("T",), "تطטתة"),
    "v": (("F", "", "B"), "فڤوובב"),
    "w": (("", "F", "B"), "وוفڤב"),
    "x": (("KS", "H"), "كسکקסخח"),
    "z": (("Z", "S", "D", "TS"), "زضظذזץצسص"),
}
_VOWELS = {
    "a": "اأإآعىةهאעהەئءٱ",
    "e": "اأإآعىةهיאעהيیئېێێء",
    "i": "إيیىئאיעعاء",
    "y": "يیىئיا",
    "o": "اأوؤואעعئءۆ",
    "u": "اأوؤואעعئءۆ",
}
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)) + "|[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_MAX_FORMS = 256


def stripped(word: str) -> str:
    """An Arabic or Hebrew word without vowel signs and stretching."""
    return _MARKS.sub("", word)


@lru_cache(maxsize=50_000)
def bare_forms(word: str) -> tuple[str, ...]:
    """`word`, and what is left of it without the small words that are written onto it."""
    word = stripped(word)
    return tuple(
        dict.fromkeys(
            word[len(prefix) :]
            for prefix in _PREFIXES
            if word.startswith(prefix) and len(word) - len(prefix) > 1
        )
    )


def skeleton(word: str) -> str:
    """The consonants of an Arabic or Hebrew word."""
    last = len(word) - 1
    found = "".join(
        "" if c in "هהہ" and n == last else _CONSONANTS.get(c, "") for n, c in enumerate(word)
    )
    return _DOUBLED.sub(r"\1", found)


@lru_cache(maxsize=50_000)
def skeletons(plain: str) -> frozenset[str]:
    """The consonants with which a word in letters a to z may be written."""
    sounds = _SOUND.findall(_DOUBLED.sub(r"\1", plain))
    options = [_SOUNDS[sound][0] for sound in sounds if sound in _SOUNDS]
    found: set[str] = set()
    for n, choice in enumerate(product(*options)):
        if n == _MAX_FORMS:
            break
        found.add(_DOUBLED.sub(r"\1", "".join(choice)))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def written_as(plain: str) -> re.Pattern[str]:
    """How a word in letters a to z may be written in Arabic or Hebrew letters."""
    pieces: list[str] = []
    for found in _SOUND.finditer(_DOUBLED.sub(r"\1", plain)):
        sound = found[0]
        if sound in _SOUNDS:
            letters = _SOUNDS[sound][1]
            few = "{0,2}" if sound in ("h", "w", "j") else "{1,3}"
            pieces.append(f"(?:[{letters}]{few})")
        else:
            letters = "".join(dict.fromkeys("".join(_VOWELS[c] for c in sound)))
            pieces.append(f"[{letters}]{{0,3}}")
    tail = "[اةهىيیہהאי]?(?:ين|ون|ات|ان)?"
    return re.compile("".join(pieces) + tail)


def same(word: str, plain: str) -> bool:
    """Whether an Arabic or Hebrew word can stand for one in letters a to z."""
    return written_as(plain).fullmatch(word) is not None


def letters_alike(word: str) -> str:
    """An Arabic or Hebrew word with letters that writers interchange made one."""
    return re.sub("[إأآٱ]", "ا", word).translate(_ALIKE)


_ALIKE = str.maketrans("ىیکۀةہھ", "ييكهههه")
