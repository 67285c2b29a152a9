"""Words that are spelt nearly like another."""

from __future__ import annotations

# Below, a word of another meaning is as near as a misspelt one.
MIN_WORD_LENGTH = 4
_LONG = 8


def may_be_misspelt(form: str) -> bool:
    """Whether it makes sense to look for words near this one."""
    return len(form) >= MIN_WORD_LENGTH and form.isalpha()


def most_errors(form: str) -> int:
    """How many errors a word of this length may have."""
    return 2 if len(form) >= _LONG else 1


def halves(form: str) -> tuple[str, str]:
    """The beginning and the end of a word: with one error (a letter too many, too few, another
    one, or two letters changed over) one of them is as it should be. The letters in the middle
    belong to neither, so that two that changed places cannot spoil both."""
    size = max(1, (len(form) - 1) // 2)
    return form[:size], form[-size:]


def _without_common_ends(one: str, other: str) -> tuple[str, str]:
    """How the words begin and end alike has no errors in it."""
    shorter = min(len(one), len(other))
    first = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    one, other = one[first:], other[first:]
    shorter -= first
    last = next((n for n in range(shorter) if one[-1 - n] != other[-1 - n]), shorter)
    return one[: len(one) - last], other[: len(other) - last]


def errors_between(one: str, other: str, most: int) -> int:
    """How many letters are added, left out, exchanged or changed over with their neighbour;
    `most` + 1 where there are more (optimal string alignment distance, in a band)."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    one, other = _without_common_ends(one, other)
    older: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        older, last, row = row, older, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(older[j] + 1, row[j - 1] + 1, older[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
