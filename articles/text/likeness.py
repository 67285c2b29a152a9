"""Which names in a list probably mean the same, without comparing each with each.

Two names are compared only where they share a key: the same words in any order, the last word with
the same initial, or the same letters with one left out (the symmetric deletes of W. Garbe's
SymSpell: two words that differ by one letter share such a form). So the work grows with the number
of names, and not with its square; a key that too many names share says nothing and is passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from articles.text.transliteration import plain_latin

SAME_WORDS = "The same words"
INITIALS = "Initials instead of names"
ONE_LETTER = "One letter differs"
BEGINNING = "One is the beginning of the other"

# Names that share a key beyond this are not compared: it is a common word.
MAX_PER_KEY = 30
# Shorter names differ by one letter without being the same: "Oslo", "Oslos", "Osle".
_LONG_ENOUGH = 6
_BEGINNING = 4
# A word of at most this many letters may be initials.
_INITIALS = 2
_IGNORED = {"the", "of", "and", "for"}

type _Keys = Callable[[str], Iterator[str]]


def alike[Id: Hashable](names: Iterable[tuple[Id, str]]) -> dict[tuple[Id, Id], str]:
    """Pairs of ids that have names alike, and why (the surest reason), in order of the names.

    `names`: an id and a `name_key`; an id may come with several names. Each pair comes once, in
    the order in which its ids were met first.
    """
    rows = [(identity, plain_latin(name)) for identity, name in names]
    place: dict[Id, int] = {}
    for identity, _ in rows:
        place.setdefault(identity, len(place))
    found: dict[tuple[Id, Id], str] = {}
    for reason, keys, is_alike in _RULES:
        for one, other in _sharing(rows, keys):
            (first, key), (second, other_key) = rows[one], rows[other]
            if place[first] > place[second]:
                first, second = second, first
            if first != second and (first, second) not in found and is_alike(key, other_key):
                found[first, second] = reason
    return dict(sorted(found.items(), key=lambda row: (place[row[0][0]], place[row[0][1]])))


def _sharing[Id](rows: list[tuple[Id, str]], keys: _Keys) -> Iterator[tuple[int, int]]:
    """Places of rows that share a key."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, (_, name) in enumerate(rows):
        for key in keys(name):
            if key:
                blocks[key].append(at)
    for block in blocks.values():
        if len(block) <= MAX_PER_KEY:
            for index, one in enumerate(block):
                for other in block[index + 1 :]:
                    yield one, other


def _words(name: str) -> list[str]:
    words = [word.strip("'\"(),-") for word in name.replace("-", " ").split()]
    kept = [word for word in words if word and word not in _IGNORED]
    return kept or words


def _sorted_words(name: str) -> Iterator[str]:
    """Without initials, where two whole words are left."""
    words = _words(name)
    whole = [word for word in words if len(word) > 1]
    yield " ".join(sorted(whole if len(whole) > 1 else words))


def _same_words(one: str, other: str) -> bool:
    """Initials that both have must not contradict one another."""
    initials = [{word for word in _words(name) if len(word) == 1} for name in (one, other)]
    return not (initials[0] and initials[1]) or bool(initials[0] & initials[1])


def _last_and_initial(name: str) -> Iterator[str]:
    words = _words(name)
    if len(words) > 1:
        yield f"{words[0][0]} {words[-1]}"


def _abbreviates(one: str, other: str) -> bool:
    """Each first name of one is that of the other, or its initials ("jf" are those of "J. F.")."""
    pairs = list(zip(_words(one)[:-1], _words(other)[:-1], strict=False))
    fits = all(a == b or (min(len(a), len(b)) <= _INITIALS and a[0] == b[0]) for a, b in pairs)
    return fits and any(a != b for a, b in pairs)


def _with_one_left_out(name: str) -> Iterator[str]:
    text = " ".join(_words(name))
    if len(text) >= _LONG_ENOUGH:
        yield text
        yield from {text[:at] + text[at + 1 :] for at in range(len(text))}


def _one_letter_apart(one: str, other: str) -> bool:
    """One letter more, less, another, or two changed about; numbers and initials are no slip."""
    if not _same_words(one, other):
        return False
    a, b = " ".join(_words(one)), " ".join(_words(other))
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    left, right = a[start : len(a) - end], b[start : len(b) - end]
    if any(letter.isdigit() for letter in left + right):
        return False
    return max(len(left), len(right)) <= 1 or (len(left) == 2 and left == right[::-1])


def _beginning(name: str) -> Iterator[str]:
    if len(_words(name)) == 1 and len(name) >= _BEGINNING:
        yield name[:_BEGINNING]


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


_RULES: tuple[tuple[str, _Keys, Callable[[str, str], bool]], ...] = (
    (SAME_WORDS, _sorted_words, _same_words),
    (ONE_LETTER, _with_one_left_out, _one_letter_apart),
    (INITIALS, _last_and_initial, _abbreviates),
    (BEGINNING, _beginning, _begins),
)
