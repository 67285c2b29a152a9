"""Ways in which a name gets past whoever looks for it, and texts that only look like one."""

from __future__ import annotations

import html
import urllib.parse
from collections.abc import Callable, Iterator

from tests.safety.invented_people import COMMON, PEOPLE, Invented

SENTENCES = (
    "The court heard from {} on Tuesday, two neighbours said.",
    "{} was taken from the market in the morning.",
    "Nobody has seen the teacher since. Police asked for {}",
    "It began, a friend says, with {}: then the others left.",
)
_LOOKALIKE = str.maketrans("aceopxyABCEHKMOPTXiIjsS", "асеорхуАВСЕНКМОРТХіІјѕЅ")
_LEET = str.maketrans("oeaitsOEAIS", "03@17503415")
_MATH = {c: chr(0x1D400 + n) for n, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {
    c: chr(0x1D41A + n) for n, c in enumerate("abcdefghijklmnopqrstuvwxyz")
}
_CIRCLED = {c: chr(0x24D0 + n) for n, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
_SMALL_CAPS = dict(zip("abcdefghijklmnoprstuvwz", "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡᴢ", strict=True))


def _mapped(table: dict[str, str], text: str) -> str:
    return "".join(table.get(c, c) for c in text)


def _every(text: str, between: str) -> str:
    return " ".join(between.join(word) for word in text.split(" "))


def _middle(word: str, between: str) -> str:
    half = len(word) // 2
    return word[:half] + between + word[half:]


def _doubled(word: str) -> str:
    at = len(word) // 2
    return word[:at] + word[at] + word[at:]


def _swapped(word: str) -> str:
    at = len(word) // 2
    while at + 2 < len(word) and word[at] == word[at + 1]:
        at += 1
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _slug(text: str, sign: str = "-") -> str:
    return sign.join(text.lower().replace("'", "").split())


# By name; each takes the given and the family name.
DISGUISES: dict[str, Callable[[str, str], str]] = {
    "plain": lambda g, f: f"{g} {f}",
    "upper": lambda g, f: f"{g} {f}".upper(),
    "lower": lambda g, f: f"{g} {f}".lower(),
    "random case": lambda g, f: "".join(
        c.upper() if n % 2 else c.lower() for n, c in enumerate(f"{g} {f}")
    ),
    "surname": lambda g, f: f,
    "surname upper": lambda g, f: f.upper(),
    "surname and name": lambda g, f: f"{f}, {g}",
    "swapped": lambda g, f: f"{f} {g}",
    "initial": lambda g, f: f"{g[0]}. {f}",
    "initial without space": lambda g, f: f"{g[0]}.{f}",
    "initial behind": lambda g, f: f"{f} {g[0]}.",
    "two initials": lambda g, f: f"{g[0]}. A. {f}",
    "middle name": lambda g, f: f"{g} Maria {f}",
    "patronymic": lambda g, f: f"{g} Akhmedovich {f}",
    "title": lambda g, f: f"Dr. {f}",
    "title between": lambda g, f: f"{g}, Dr. {f}",
    "nickname between": lambda g, f: f"{g} “Zeka” {f}",
    "possessive": lambda g, f: f"{g} {f}’s",
    "possessive straight": lambda g, f: f"{f}'s",
    "family": lambda g, f: f"the {f}s",
    "no-break space": lambda g, f: f"{g}\u00a0{f}",
    "line break": lambda g, f: f"{g}\n{f}",
    "hyphen at line end": lambda g, f: f"{g} {_middle(f, '-' + chr(10))}",
    "soft hyphens": lambda g, f: _every(f"{g} {f}", "\u00ad"),
    "zero width": lambda g, f: _every(f"{g} {f}", "\u200b"),
    "joiners": lambda g, f: f"{_middle(g, chr(0x200D))} {_middle(f, chr(0x2060))}",
    "bidi marks": lambda g, f: f"\u202a{g}\u200f {_middle(f, chr(0x200E))}\u202c",
    "hyphens": lambda g, f: f"{g}-{f}",
    "hyphen within": lambda g, f: f"{g} {_middle(f, '-')}",
    "entities": lambda g, f: "".join(f"&#{ord(c)};" if c != " " else c for c in f"{g} {f}"),
    "hex entities": lambda g, f: "".join(f"&#x{ord(c):x};" for c in f"{g} {f}"),
    "tag within": lambda g, f: f"{g} {_middle(f, '<b></b>')}",
    "tags around": lambda g, f: f"<em>{g}</em> <strong>{f}</strong>",
    "comment within": lambda g, f: f"{g} {_middle(f, '<!-- x -->')}",
    "attribute": lambda g, f: f'<img src="a.jpg" alt="{html.escape(g)} {html.escape(f)}">',
    "url": lambda g, f: "https://example.org/?q=" + urllib.parse.quote(f"{g} {f}"),
    "url plus": lambda g, f: "https://example.org/?q=" + urllib.parse.quote_plus(f"{g} {f}"),
    "hashtag": lambda g, f: "#" + f"{g}{f}".replace("-", "").replace("’", ""),
    "hashtag small": lambda g, f: "#free" + f"{g}{f}".lower().replace("-", ""),
    "handle": lambda g, f: "@" + f"{g}_{f}".lower(),
    "mail": lambda g, f: f"{g}.{f}@example.org".lower(),
    "slug": lambda g, f: _slug(f"the trial of {g} {f}"),
    "file name": lambda g, f: f"IMG_{g}_{f}_2019.jpg",
    "file name small": lambda g, f: f"{_slug(f'{g} {f}', '')}.pdf",
    "underscores": lambda g, f: f"{g}_{f}",
    "spaced out": lambda g, f: _every(f"{g} {f}", " ").replace("  ", "   "),
    "spaced surname": lambda g, f: " ".join(f),
    "dots": lambda g, f: _every(f"{g} {f}", "."),
    "stars": lambda g, f: _every(f"{g} {f}", "*"),
    "dashes": lambda g, f: _every(f"{g} {f}", "-"),
    "reversed": lambda g, f: f"{g} {f}"[::-1],
    "words reversed": lambda g, f: f"{g[::-1]} {f[::-1]}",
    "right to left override": lambda g, f: f"\u202e{f'{g} {f}'[::-1]}\u202c",
    "lookalikes": lambda g, f: f"{g} {f}".translate(_LOOKALIKE),
    "one lookalike": lambda g, f: f"{g} {f[:2]}{f[2:].translate(_LOOKALIKE)}",
    "leet": lambda g, f: f"{g} {f}".translate(_LEET),
    "fullwidth": lambda g, f: "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in f"{g} {f}"
    ),
    "mathematical": lambda g, f: _mapped(_MATH, f"{g} {f}"),
    "circled": lambda g, f: _mapped(_CIRCLED, f"{g} {f}".lower()),
    "small capitals": lambda g, f: _mapped(_SMALL_CAPS, f"{g} {f}".lower()),
    "strokes": lambda g, f: "\u0336".join(f"{g} {f}"),
    "accents": lambda g, f: "".join(c + "\u0301" if c in "aeou" else c for c in f"{g} {f}"),
    "doubled letter": lambda g, f: f"{g} {_doubled(f)}",
    "letter missing": lambda g, f: f"{g} {f[: len(f) // 2]}{f[len(f) // 2 + 1 :]}",
    "letters changed over": lambda g, f: f"{g} {_swapped(f)}",
    "quoted": lambda g, f: f"“{g}” “{f}”",
    "brackets": lambda g, f: f"{f} ({g})",
    "slash": lambda g, f: f"{g}/{f}",
    "glued to a number": lambda g, f: f"{g}{f}1987",
    "together": lambda g, f: f"{g} and Maria {f}",
}
# Not looked at while the matcher was made.
HELD_BACK = frozenset(list(DISGUISES)[3::4])
_NEEDS_LATIN = frozenset(("family",))
_NEEDS_RARE = frozenset(
    (
        "letter missing",
        "letters changed over",
        "surname",
        "surname upper",
        "title",
        "possessive straight",
        "family",
        "spaced surname",
    )
)


def disguised(held_back: bool | None = None) -> Iterator[tuple[str, Invented, str]]:
    """Kind, person and text; with `held_back` only of those disguises that are, or are not."""
    turn = 0
    for person in (*PEOPLE, *COMMON):
        texts = [
            (kind, change(person.given, person.family))
            for kind, change in DISGUISES.items()
            if person in PEOPLE or kind not in _NEEDS_RARE
        ]
        if not all(c < "\u0500" for c in person.family):
            texts = [(kind, text) for kind, text in texts if kind not in _NEEDS_LATIN]
        texts += [("inflected", text) for text in person.inflected]
        texts += [(f"elsewhere {system}", name) for system, name in person.elsewhere.items()]
        for kind, text in texts:
            turn += 1
            if held_back is None or held_back == (kind in HELD_BACK):
                yield kind, person, SENTENCES[turn % len(SENTENCES)].format(text)


def near_misses() -> Iterator[tuple[str, str]]:
    """Kind, and a text in which nobody of the invented is named."""
    for n, person in enumerate((*PEOPLE, *COMMON)):
        given, family = person.given, person.family
        other = (*PEOPLE, *COMMON)[(n + 7) % (len(PEOPLE) + len(COMMON))]
        stem = family[: max(3, len(family) - 4)]
        texts = {
            "given name": given,
            "another surname": f"{given} Lindqvist",
            "common surname": f"{given} Johnson",
            "initials": f"{given[0]}. {family[0]}.",
            "given names": f"{given} and {other.given}",
            "given name and initial": f"{given} {family[0]}.",
            "place": f"the village of {family}grad" if family.isascii() else f"{family}град",
            "another ending": f"{given[0]}. {stem}ingtonham",
            "beginning": f"{stem[:4]} und {stem[:3]}",
            "adjective": f"{family}esque" if family.isascii() else given,
            "list": f"{given} Brown, {other.given} Miller and {given} Carter",
            "initial of another": f"{given[0]}. Robinson",
            "hashtag": f"#{given}Lives" if len(given) > 3 else given,
            "backwards": given[::-1],
        }
        for kind, text in texts.items() if "-" not in family else ():
            yield kind, SENTENCES[n % len(SENTENCES)].format(text)
    for person in COMMON:
        family = person.family
        for text in (
            family,
            f"Mr {family}",
            f"Boris {family}",
            f"{family} Street",
            f"Lake {family}",
        ):
            yield "common surname alone", SENTENCES[1].format(text)
    yield from (("another of the name", text) for text in _OTHERS)


_OTHERS = (
    "Joan Smith met John Smithson.",
    "Johan Smit spoke for John Goldsmith.",
    "Anna Smith, John Doe and Ivan Petrovsky were there.",
    "Hanna Nowakowska asked Anna Novakova.",
    "Ivana Petrovic answered Ivan Petrosyan.",
    "Fatima al-Hassani met Fatma Hussein.",
    "A smith named John opened the forge.",
    "The protector of the city, Selim, protected the protectorate.",
    "Petrov, Smith and Nowak are common names; Hassan too.",
    "Ivanovo and Petrovka are places; so are Smithfield and Hassanabad.",
    "John went to Smith Street. Smith College is near.",
    "Nowak said that Anna was away.",
    "He met Anna. Nowak was there too.",
    "Иванов и Петрова ушли; Иван Петровский остался.",
    "Tsar Nicholas, Khan Krum, Oren and Rashid are in the history book.",
    "Min seo; Kai mana; Thi; Taras; Salim; Marwan.",
)
