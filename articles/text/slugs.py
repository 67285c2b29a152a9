"""The last part of an address, made of the words of a name in any script."""

from __future__ import annotations

import re
import sys
import unicodedata
from itertools import count, groupby

# Choose between forms of one sign and are no part of a word.
_SELECTORS = {*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
# No script has its marks further on.
_LAST = min(sys.maxunicode, 0x1F000)


def _mark_ranges() -> str:
    """The signs that only stand behind a letter (vowels of India, Thailand, Cambodia …), as ranges
    of a character class: `\\w` has none of them."""
    marks = (
        code
        for code in range(0x300, _LAST)
        if unicodedata.category(chr(code)) in {"Mn", "Mc"} and code not in _SELECTORS
    )
    steps = count()
    ranges = []
    for _, codes in groupby(marks, key=lambda code: code - next(steps)):
        run = list(codes)
        ranges.append(f"{chr(run[0])}-{chr(run[-1])}")
    return "".join(ranges)


MARKS = _mark_ranges()
# One sign of a slug, for patterns of addresses.
SLUG_SIGN = rf"[-\w{MARKS}]"
SLUG_FORM = re.compile(rf"{SLUG_SIGN}+")
_NO_SIGN = re.compile(rf"[^-\w\s{MARKS}]")
_MARKS_ALONE = re.compile(rf"(?:^|(?<=[-\s_]))[{MARKS}]+")
_GAP = re.compile(r"[-\s]+")
MARKS_IN_SLUG = re.compile(f"[{MARKS}]")


def is_slug(text: str) -> bool:
    """Whether an address may end in `text`."""
    return SLUG_FORM.fullmatch(text) is not None


def slug_of(name: str, longest: int, stand_in: str = "") -> str:
    """`name` as a slug of at most `longest` characters; `stand_in` for signs without a letter.

    As Django's `slugify(allow_unicode=True)` makes it, but for the marks behind letters, which that
    drops: then हिन्दी and हन्द have one address.

    >>> slug_of("हिन्दी समाचार", 80)
    'हिन्दी-समाचार'
    """
    plain = unicodedata.normalize("NFKC", name).lower()
    plain = _MARKS_ALONE.sub("", _NO_SIGN.sub("", plain))
    return _cut(_GAP.sub("-", plain).strip("-_"), longest).strip("-_") or stand_in


def _cut(slug: str, longest: int) -> str:
    """Never between a letter and its marks."""
    if len(slug) <= longest:
        return slug
    end = longest
    while end and MARKS_IN_SLUG.match(slug[end]):
        end -= 1
    return slug[:end]
