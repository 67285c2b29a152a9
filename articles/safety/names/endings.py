"""Endings that languages put on a name, in letters a to z, and the stems that they are put on."""

from __future__ import annotations

import re
from functools import lru_cache

_SLAVIC = frozenset(
    "a u om em ym im yem iem e y i ov ev iv ow am ami amy akh ah ach oy oi oj ey ej oyu oiu oju ou"
    " ova ovi evi owi owie ove ovu ovou ovoy ovoyu ovykh ovym ykh ych yh ymi imi ikh ie ech"
    " ya yu yom ia iu ja ju as o ui aja ovom evom ovem ovog ovoj ovih ovim".split()
)
_HUNGARIAN = frozenset(
    "nak nek t at et ot ban ben bol rol tol hoz hez val vel ra re ert en on ek ig nal nel kent"
    " anak enek eknek eket".split()
)
_FINNIC = frozenset(
    "n in ia ssa issa sta ista lle ille lla illa lta ilta ksi iksi na ina iin an en hin il ilt ile"
    " iga ga st ist lt".split()
)
_TURKIC = frozenset(
    "in un yi yu ya ye nin nun da de dan den ta te tan ten la le yla yle ning nyng dyng tyng ding"
    " ting men pen ben di dy ti ty ni ny lar ler larin lerin i u a e".split()
)
_OTHER = frozenset(
    # English, German, Latvian; Georgian, Armenian, Greek, Romanian, Basque.
    "s es ens am is it ma ad isa its um un ul ului lui os ou oy ti ze shi ean ek ari in i n"
    " sgan aren ren".split()
)
_ON_CONSONANT = _SLAVIC | _HUNGARIAN | _FINNIC | _TURKIC | _OTHER
_ON_VOWEL = (
    _HUNGARIAN
    | _FINNIC
    | _TURKIC
    | frozenset(
        "s m v ma ti sh ny y nyn nin n nn ho mu m ou vi ovi yi t tt bal bel"
        " nal nel k ren rena rekin".split()
    )
)
_INSTEAD_OF_A = frozenset(
    "y i e u o oy oi oj ou oyu ey ej eyu am ami amy akh ah ach yn in ini inu om ie ii iu oju ov"
    " it at aan at et".split()
)
_INSTEAD_OF_IA = frozenset(
    "i ii iyi yi yu iu iyu ju iju ey iey ei iei ej ijej e y o ya ja iya ija iia yo ye"
    " iye je ije ieyu".split()
)
_INSTEAD_OF_O = frozenset("a u om y i e ou am ami akh ah oyu oy ovi evi em".split())
_ADJECTIVE = frozenset(
    "ogo ego iego oho eho omu emu iemu ym im om em oi oy oj ey iej ej aya a aja uyu u oyu oju ou"
    " aga amu aha ay ie ye e i y iy yy ij yj ii ykh ikh ych ich yh ih ymi imi"
    " yi yye yie oga oe".split()
)
_INSTEAD_OF_Y = frozenset("ya yu em yem e i ja ju jem ia iu iem a u ev yev ov".split())
_FLEETING = frozenset("a u om em iem e y i owi ovi ami am akh ow ov owie om ii ach".split())
_BALTIC = frozenset("a u am i os iem o ui e io iui iu ai".split())
_SEN = frozenset("sen seen sta sessa sesta sella selta selle seksi sena set sia sten".split())
_GREEK = frozenset("ou o on e oi os i a y es is as".split())

_VOWELS = frozenset("aeiouy")
# A surname that is written with endings in its own country.
_SLAVIC_NAME = re.compile(
    "(?:[oe](?:v|w|ff)|in|yn|sk[yi]{1,2}j?|skij|tsk[yi]{1,2}|enko|chuk|ich|ic|ko|ak|iuk|uk)a?$"
)


@lru_cache(maxsize=100_000)
def stems(plain: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The stems of a name, and the endings that can stand after each instead of the name's own."""
    if len(plain) < 3:
        return ()
    found = [(plain, _ON_VOWEL if plain[-1] in _VOWELS else _ON_CONSONANT)]
    if len(plain) > 3:
        found += [
            (re.sub(end, kept, plain), endings)
            for end, kept, endings in _REPLACED
            if re.search(end, plain)
        ]
    if len(plain) > 3 and plain[-1] not in _VOWELS:
        # Hungarian: Protectovval, Kováccsal.
        found.append((plain + plain[-1], frozenset(("al", "el", "a", "e"))))
    return tuple((stem, endings) for stem, endings in found if len(stem) > 2)


_REPLACED = (
    ("a$", "", _INSTEAD_OF_A),
    ("[iy]y?a$|ija$|ia$", "", _INSTEAD_OF_IA),
    ("ia$|ya$", "i", frozenset(("i", "yu", "ey", "e", "yi"))),
    ("o$", "", _INSTEAD_OF_O),
    ("(?<=[kghtn])(?:iy|yy|yi|ij|yj|ii|y|i)$", "", _ADJECTIVE),
    ("(?<=[kt])aya$|(?<=[skt]k)a$", "", _ADJECTIVE),
    ("(?<=[aeo])[yij]$", "", _INSTEAD_OF_Y),
    ("(?<=[aeo])v$", "v", _SLAVIC),
    ("e([kclrnt]|ts|tz|ch)$", r"\1", _FLEETING),
    ("o([kt]|ts)$", r"\1", _FLEETING),
    ("nen$", "", _SEN),
    ("(?<=[^aeious])s$|as$|is$", "", _BALTIC),
    ("dis$", "dz", _BALTIC),
    ("tis$", "c", _BALTIC),
    ("os$|is$|as$|es$", "", _GREEK),
    ("(?<=[a-z]{4})i$", "", frozenset(("ma", "s", "is", "it", "ad", "o", "m"))),
    ("ka$", "", frozenset(("tsi", "ci", "ce"))),
    ("ga$", "", frozenset(("zi", "dze"))),
    ("ra$", "", frozenset(("rze",))),
)


def is_slavic(plain: str) -> bool:
    """Whether a surname is one that Slavic languages inflect."""
    return _SLAVIC_NAME.search(plain) is not None


@lru_cache(maxsize=100_000)
def cut(plain: str) -> tuple[tuple[str, str], ...]:
    """`plain` as stem and ending, the longest stem first."""
    return tuple((plain[:-n], plain[-n:]) for n in range(1, 7) if len(plain) - n > 2)
