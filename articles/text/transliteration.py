"""One table of letters between scripts: how the house writes names in Latin letters, and others.

`HOUSE` has one Latin spelling for each letter, `SCHEMES` what other systems write instead
(passports, libraries, German and French newspapers). Whoever compares spellings brings both to
Latin letters.
Vowels that a script does not write are not guessed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


# Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh, Kyrgyz, Tajik, Tatar.
CYRILLIC = _pairs(
    "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f"
    " х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya"
    " і=i ї=yi є=ye ґ=g ў=u ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ѓ=gj ќ=kj ѕ=dz ѐ=e ѝ=i"
    " ә=a ғ=gh қ=q ң=ng ө=o ұ=u ү=u һ=h ӯ=u ӣ=i ҷ=j ҳ=h җ=j ҡ=k ҙ=z ҫ=s ӑ=a ӗ=e ӏ= ѣ=e ѳ=f ѵ=i"
    " ѫ=a ҝ=g ҹ=ch"
)
GREEK = _pairs(
    "α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f"
    " χ=ch ψ=ps ω=o"
)
GEORGIAN = _pairs(
    "ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r ს=s ტ=t უ=u ფ=p ქ=k"
    " ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h ჶ=f"
)
ARMENIAN = _pairs(
    "ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y"
    " ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts ւ=v փ=p ք=k օ=o ֆ=f և=ev"
)
ARABIC = _pairs(
    "ا=a أ=a إ=i آ=a ٱ=a ب=b پ=p ت=t ث=th ج=j چ=ch ح=h خ=kh د=d ذ=dh ر=r ز=z ژ=zh س=s ش=sh ص=s"
    " ض=d ط=t ظ=z ع= غ=gh ف=f ڤ=v ق=q ك=k ک=k گ=g ل=l م=m ن=n ه=h ة=a و=w ي=y ی=y ى=a ء= ئ=y ؤ=w"
    " ٹ=t ڈ=d ڑ=r ں=n ھ=h ہ=h ے=e ۆ=o ێ=e ە=e ڕ=r ڵ=l ې=e ۍ=y ڼ=n ړ=r ډ=d ټ=t څ=ts ځ=dz ښ=sh ږ=zh"
)
HEBREW = _pairs(
    "א=a ב=b ג=g ד=d ה=h ו=v ז=z ח=ch ט=t י=y כ=k ך=k ל=l מ=m ם=m נ=n ן=n ס=s ע= פ=p ף=f צ=ts ץ=ts"
    " ק=k ר=r ש=sh ת=t"
)
# The other scripts of India are laid out in the same order, 128 code points further each.
_DEVANAGARI = _pairs(
    "अ=a आ=a इ=i ई=i उ=u ऊ=u ऋ=ri ए=e ऐ=ai ओ=o औ=au ऑ=o ऍ=e ऎ=e ऒ=o"
    " ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au ॉ=o ॅ=e ॆ=e ॊ=o ं=n ँ=n ः=h"
    " क=k ख=kh ग=g घ=gh ङ=ng च=ch छ=chh ज=j झ=jh ञ=n ट=t ठ=th ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n"
    " प=p फ=ph ब=b भ=bh म=m य=y र=r ल=l ळ=l व=v श=sh ष=sh स=s ह=h"
)
_INDIC_BLOCKS = 10
_VIRAMA, _NUKTA = 0x4D, 0x3C
_INDIC_NUKTA = {
    "k": "q",
    "kh": "kh",
    "g": "gh",
    "j": "z",
    "d": "r",
    "dh": "rh",
    "ph": "f",
    "y": "y",
}
HOUSE = {**CYRILLIC, **GREEK, **GEORGIAN, **ARMENIAN, **ARABIC, **HEBREW}

# What other systems write; a letter that a scheme does not name is written as the house writes it.
SCHEMES = (
    # Scholarly and Slavic Latin, its marks taken off; Croatian, Czech.
    _pairs("ж=z й=j х=h ц=c ч=c ш=s щ=sc ю=ju я=ja ё=e є=je ї=ji г=h ы=y χ=h ђ=d ћ=c џ=dz қ=k ғ=g"),
    # Passports (ICAO).
    _pairs("ж=zh й=i х=kh ц=ts щ=shch ю=iu я=ia ё=e є=ie ї=i ы=y г=g ъ=ie қ=k ғ=g"),
    # German newspapers.
    _pairs("в=w ж=sch з=s й=i х=ch ц=z ч=tsch ш=sch щ=schtsch ю=ju я=ja ё=jo ъ=a е=e є=je ы=y"),
    # French newspapers.
    _pairs("в=v ж=j й=i у=ou х=kh ц=ts ч=tch ш=ch щ=chtch ю=iou я=ia ё=io є=ie ы=y"),
    # Polish.
    _pairs("в=w ж=z й=j х=ch ц=c ч=cz ш=sz щ=szcz ю=ju я=ja ё=io е=ie є=je ы=y г=h"),
    # Bulgarian.
    _pairs("ъ=a щ=sht ж=zh й=y х=h ц=ts ю=yu я=ya"),
    # Simple English.
    _pairs("ж=zh й= х=h ц=ts щ=sch ю=yu я=ya ё=e е=ye є=e ї=i ы=i г=h қ=k ғ=g χ=kh υ=i"),
    # Turkish, Azeri, Uzbek.
    _pairs("ж=j й=y х=x ц=s ч=c ш=s ю=yu я=ya ё=yo ы=i қ=q ғ=g к=q ә=e җ=c ҷ=j"),
)
_GREEK_PAIRS = (
    *(("ου", "ou"), ("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("τζ", "j"), ("αυ", "av")),
    *(("ευ", "ev"), ("ει", "i"), ("οι", "i"), ("αι", "e")),
)
# Letters that do not decompose into a letter and a mark.
LATIN = _pairs(
    "ß=ss æ=ae œ=oe þ=th ð=d đ=d ł=l ø=o ı=i ħ=h ŋ=n ĸ=k ə=a ɛ=e ɔ=o ɗ=d ɓ=b ƙ=k ƴ=y ŧ=t ƒ=f ǝ=e"
    # Signs beside letters: glottal stops, ayn, soft signs. They are letters to Unicode.
    " ʹ= ʺ= ʻ= ʼ= ʽ= ʾ= ʿ= ˈ= ˊ= ˋ= ꞌ="
)
_SYLLABLE = re.compile(r"(?:ETHIOPIC SYLLABLE|HIRAGANA LETTER|KATAKANA LETTER)(?: SMALL)? (\w+)$")
_HANGUL = 0xAC00
_LEADS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_TAILS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")


_LATIN_SIGNS = str.maketrans(LATIN)


def plain_latin(text: str) -> str:
    """`text`, which is in small letters, with letters of the Latin alphabet that do not decompose
    as plain ones; other scripts stay.

    >>> plain_latin("łodz"), plain_latin("qurʼān")
    ("lodz", "qurān")
    """
    return text if text.isascii() else text.translate(_LATIN_SIGNS)


@lru_cache(maxsize=100_000)
def romanise(word: str, scheme: int = -1) -> str:
    """`word` in small Latin letters a to z, as the house writes them or as a scheme does."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    composed = unicodedata.normalize("NFC", lowered)
    if "α" <= composed[0] <= "ώ" or any("\u0370" <= c <= "\u03ff" for c in composed):
        composed = greek_sounds(composed)
    letters = {**HOUSE, **SCHEMES[scheme]} if scheme >= 0 else HOUSE
    return re.sub(r"[^\x00-\x7f]", "", "".join(_pieces(composed, letters)))


def greek_sounds(word: str) -> str:
    """`word` with the pairs of Greek letters that stand for one sound in Latin letters."""
    word = "".join(unicodedata.normalize("NFD", word).split("\u0301"))
    for pair, sound in _GREEK_PAIRS:
        word = word.replace(pair, sound)
    return word


def _pieces(word: str, letters: dict[str, str]) -> list[str]:
    pieces: list[str] = []
    open_syllable = False
    for char in word:
        latin = letters.get(char)
        if latin is None and _is_indic(char):
            open_syllable = _indic(char, pieces, open_syllable)
            continue
        open_syllable = False
        pieces.append(_one(char) if latin is None else latin)
    return pieces


@lru_cache(maxsize=20_000)
def _one(char: str) -> str:
    """A letter that is in no table: without its marks, or by its name."""
    if char in LATIN:
        return LATIN[char]
    base = unicodedata.normalize("NFKD", char)[0]
    if base in LATIN or base in HOUSE or base.isascii():
        return LATIN.get(base, HOUSE.get(base, base))
    if 0 <= ord(char) - _HANGUL < len(_LEADS) * 588:
        lead, rest = divmod(ord(char) - _HANGUL, 588)
        vowel, tail = divmod(rest, 28)
        return _LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]
    found = _SYLLABLE.match(unicodedata.name(char, ""))
    if not found:
        return ""
    syllable = found[1].lower()
    if not "\u1200" <= char <= "\u139f":
        return syllable
    # The sixth order of Ethiopic syllables is the bare consonant.
    return re.sub("(?<!e)e$", "", syllable).replace("aa", "a").replace("ee", "e")


def _is_indic(char: str) -> bool:
    return "\u0900" <= char <= "\u0dff"


def _indic(char: str, pieces: list[str], open_syllable: bool) -> bool:
    """Adds a letter of an Indian script; whether it is a consonant whose vowel is not yet known.

    A consonant without a sign has an "a", which is not spoken at the end of a word.
    """
    place = (ord(char) - 0x900) % 0x80
    latin = _DEVANAGARI.get(chr(0x900 + place), "")
    if place == _VIRAMA:
        return False
    if place == _NUKTA:
        if pieces:
            pieces[-1] = _INDIC_NUKTA.get(pieces[-1], pieces[-1])
        return open_syllable
    if not (0x15 <= place <= 0x39):
        if open_syllable and not (0x3E <= place <= 0x4C):
            pieces.append("a")
        pieces.append(latin)
        return False
    if open_syllable:
        pieces.append("a")
    pieces.append(latin)
    return True


def spellings(word: str) -> list[str]:
    """How `word` is written in Latin letters: by the house first, then by the other systems."""
    return list(dict.fromkeys([romanise(word), *(romanise(word, n) for n in range(len(SCHEMES)))]))
