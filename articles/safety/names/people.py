"""What a name is made of, and how else each part is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import combinations

from articles.safety.names.keys import letters
from articles.safety.names.lists import GIVEN_NAMES, listed
from articles.text.transliteration import CYRILLIC, GREEK, spellings

PARTICLES = frozenset(
    "al el as ad ar at an bin ibn bint ben bar abu umm van von der den de del della di da do dos"
    " das"
    " la le les du des ten ter zu zum of y e i und and san st mac ul ur ez es ut".split()
)
TITLE_WORDS = frozenset(
    "mr mrs ms miss mx dr prof professor doctor sir dame lord lady rev reverend father fr sister"
    " brother"
    " imam sheikh shaikh sheik mullah rabbi pastor judge justice senator sen rep president minister"
    " general gen colonel col major maj captain capt lieutenant lt sergeant sgt officer inspector"
    " commander ambassador governor mayor citizen comrade madam madame monsieur herr frau senor"
    " senora pan pani gospodin gospozha tov hajji haji said sayyid ustad engineer advocate attorney"
    " jr sr ii iii iv bey efendi hanim agha khan sahib ji the a late so called named known activist"
    " journalist lawyer witness nurse teacher student".split()
)
_PATRONYMIC = re.compile(
    r"(?:[oe]v[iy]?ch|[oe]v?n?ic|[oe]vna|[iy]vna|ichna|inichna|ovi[tc]z?|ivna|uly|uulu|oghlu|oglu"
    r"|ogly|qizi|kyzy|kizi|gizi)$"
)

# What else an English or local spelling of a sound may be; each is tried alone and in pairs.
_ELSE = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        ("kh", "ch"),
        ("kh", "x"),
        ("(?<![aeiou])y(?=[aeiou])|(?<=[aeiou])y", "j"),
        ("j(?=[aeiou])", "y"),
        ("j", "zh"),
        ("zh", "j"),
        ("zh", "sh"),
        ("rz", "sh"),
        ("rz", "zh"),
        ("(?<=[aeiou])u(?=[^aeiou])", "v"),
        ("ll(?=[aeo])", "ly"),
        ("nh", "ny"),
        ("lh", "ly"),
        ("gu(?=[ei])", "g"),
        ("y(?=[aou])", "i"),
        ("i(?=[aou])", "y"),
        ("i(?=[aou])", "j"),
        ("(?<![aou])[yij]e", "e"),
        ("(?<=[aeiou])e|^e", "ye"),
        ("[iy]?[yij]$", "y"),
        ("(?<=[kghn])[iy]$", "iy"),
        ("[iy]$", "yy"),
        ("ts|tz", "z"),
        ("ts", "c"),
        ("c(?=[aeiou]|$)", "ts"),
        ("(?<![tsk])ch", "c"),
        ("c(?![hk])", "ch"),
        ("sz", "s"),
        ("cz", "c"),
        ("rz", "z"),
        ("(?<![kgszct])h", "g"),
        ("g", "h"),
        ("(?<=[aeiou])h(?=[aeiounm]|$)", ""),
        ("gh", "h"),
        ("(?<=[aeiou])y(?=[^aeiou]|$)", ""),
        ("w", "u"),
        ("ei", "ai"),
        ("ie|ee", "i"),
        ("q", "g"),
        ("th", "z"),
        ("th", "s"),
        ("dj|dzh|j", "y"),
        ("ss", "sh"),
        ("(?<=[aeiou])ll(?=[aeo])", "y"),
    )
)
# As printed with marks: other letters than the bare one stand for it.
_MARKS = (
    *(("č", "ch"), ("ć", "ch"), ("ç", "ch"), ("š", "sh"), ("ş", "sh"), ("ș", "sh"), ("ś", "sh")),
    *(("ž", "zh"), ("ż", "zh"), ("ź", "z"), ("ğ", "gh"), ("ę", "en"), ("ą", "on"), ("ñ", "ny")),
    *(("ö", "oe"), ("ü", "ue"), ("ä", "ae"), ("å", "aa"), ("ø", "oe"), ("đ", "dj"), ("ł", "w")),
    *(("ə", "e"), ("x", "kh"), ("ţ", "ts"), ("ț", "ts"), ("ů", "u"), ("ř", "rzh"), ("ň", "ny")),
    *(("ö", "yo"), ("ü", "yu"), ("ö", "e"), ("ü", "y")),
    *(("ñ", "n"), ("ğ", ""), ("ã", "an"), ("í", "y"), ("j", "y"), ("ı", "y")),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A name: the parts that it begins with, those that can stand for its family, in the letters
    in which it was given; `whole` has all."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    whole: tuple[str, ...]


def shape(name: str) -> Shape | None:
    """What `name` is made of; None if it has no letters."""
    swapped = re.fullmatch(r"\s*([^,]+),\s*([^,]+)", name)
    words = _split(f"{swapped[2]} {swapped[1]}" if swapped else name)
    if not words:
        return None
    main = [word for word in words if letters(word) not in PARTICLES and len(word) > 1] or words
    while len(main) > 1 and letters(main[0]) in TITLE_WORDS:
        main = main[1:]
    if len(main) == 1:
        return Shape((), (main[0],), tuple(words))
    # PROTECTOV Zelim
    if main[0].isupper() and not main[-1].isupper() and len(main[0]) > 2:
        main = [*main[1:], main[0]]
    given, rest = _given(name, main)
    middle = [word for word in rest[:-1] if not _is_given(word)]
    return Shape(given, (*middle, rest[-1]), tuple(words))


def _given(name: str, main: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The given name, in one word when it has a hyphen (then its first half too), and the rest."""
    double = any(f"{main[0]}{hyphen}{main[1]}" in name for hyphen in "-‐‑")
    if double and len(main) > 2:
        first = (main[0],) if len(main[0]) > 3 else ()
        return (main[0] + main[1], *first), main[2:]
    return (main[0],), main[1:]


def _split(name: str) -> list[str]:
    return [
        word for word in re.split(r"[\s\-‐‑–_.\u00b7/()\"“”«»,]+", name) if letters(word) or word
    ]


def _is_given(word: str) -> bool:
    plain = letters(word)
    return plain in listed(GIVEN_NAMES) or _PATRONYMIC.search(plain) is not None


def is_patronymic(plain: str) -> bool:
    """Whether a word in letters a to z says whose child somebody is."""
    return _PATRONYMIC.search(plain) is not None


def house_spellings(word: str) -> set[str]:
    """`word` as the house writes it, and with the letters that its marks stand for."""
    return {plain for plain in (letters(word), letters(marked(word))) if plain}


def marked(word: str) -> str:
    """`word` with two letters where a mark stands for two."""
    lowered = word.lower()
    for mark, pair in _MARKS[:23]:
        lowered = lowered.replace(mark, pair)
    return lowered


def basic_spellings(word: str) -> set[str]:
    """`word` in letters a to z by the house and by every scheme as it stands."""
    found = {letters(spelling) for spelling in spellings(word)} | house_spellings(word)
    if any(c in GREEK for c in word.casefold()):
        found.add(letters("".join(GREEK.get(c, c) for c in bare_marks(word).casefold())))
    return {plain for plain in found if len(plain) > 1}


def bare_marks(word: str) -> str:
    """`word` without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def all_spellings(word: str) -> set[str]:
    """Every spelling of `word` in letters a to z that some system gives."""
    found = basic_spellings(word)
    lowered = word.lower()
    if not any(c in CYRILLIC for c in lowered):
        for first, second in combinations(_MARKS, 2):
            if first[0] in lowered:
                found.add(letters(lowered.replace(*first)))
                if second[0] in lowered:
                    found.add(letters(lowered.replace(*first).replace(*second)))
    for plain in list(found)[:12]:
        found |= _otherwise(plain)
    return {plain for plain in found if len(plain) > 1}


def _otherwise(plain: str) -> set[str]:
    once = {new: n for n, (old, by) in enumerate(_ELSE) if (new := old.sub(by, plain)) != plain}
    twice = {old.sub(by, word) for word, n in once.items() for old, by in _ELSE[n + 1 :]}
    return set(once) | twice
