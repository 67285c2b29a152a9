"""What may stand between two parts of one quote.

Parts of one sentence, which its attribution splits, are one quote: “A”, it says, and “B”. Parts of
two sentences never are: put together they would say what nobody said.
"""

from __future__ import annotations

import re

# A story's words between two parts; a longer way round is no attribution.
LONGEST_JOINT = 200
_MARKS = '"“”„‟«»‹›「」『』'
_SINGLE = "'‘’‚"
_CLOSING = re.compile(rf"^\s*[{_MARKS}{_SINGLE}]+")
_OPENING = re.compile(rf"[{_MARKS}{_SINGLE}]+\s*$")
_STOPS = ".!?…।。؟۔"
_END = re.compile(rf"[{_STOPS}](?=[\s{_MARKS}{_SINGLE})\]]|$)")
# Behind these a full stop ends no sentence.
_SHORT = frozenset(
    "mr mrs ms dr prof rep reps sen sens gov lt col gen capt sgt st jr sr no art vs etc e.g i.e "
    "u.s u.n u.k p.m a.m jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_WORD_BEFORE = re.compile(r"([^\W\d_](?:[\w.]*\w)?)$")


def joint_between(text: str, end: int, start: int) -> str:
    """The story's words between two parts of a quote, without its marks: ", it says, and ".

    `end` and `start` are where the first part ends and the second begins in `text`, one block.
    Empty where the two stand in different sentences, or so far apart that they are two quotes.
    """
    between = text[end:start]
    if not 0 < len(between) <= LONGEST_JOINT or "\n" in between:
        return ""
    first, second = text[:end].rstrip(_MARKS + _SINGLE + " "), text[start:].lstrip(_SINGLE + "[(… ")
    if first[-1:] in _STOPS and (first[-1:] in ".।。۔" or not second[:1].islower()):
        return ""
    bare = _OPENING.sub("", _CLOSING.sub("", between))
    if not bare.strip(" ,") or any(mark in bare for mark in _MARKS) or _ends_sentence(bare):
        return ""
    return bare


def _ends_sentence(bare: str) -> bool:
    return any(not _is_short(bare, stop) for stop in _END.finditer(bare))


def _is_short(bare: str, stop: re.Match[str]) -> bool:
    """Whether a full stop only shortens a word: "Rep.", "U.S.", an initial."""
    word = _WORD_BEFORE.search(bare[: stop.start()])
    if word is None or stop[0] != ".":
        return False
    return len(word[1]) == 1 or word[1].casefold() in _SHORT


def join_parts(parts: tuple[str, ...], joints: tuple[str, ...]) -> str:
    """A quote of several parts as running text, without its outer marks: A”, it says, and “B."""
    said = parts[0]
    for joint, part in zip(joints, parts[1:], strict=True):
        said = f"{said}”{joint}“{part}"
    return said
