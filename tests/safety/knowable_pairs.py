"""Pairs of invented stories with what the second newly says of somebody, marked in the text."""

import re
from pathlib import Path

from articles.safety.knowable import StoryText, work_out

FOLDER = Path(__file__).parent / "knowable"
_MARK = re.compile(r"\[(\w+):([^\]]+)\]")


def read_pairs(name):
    """(label, earlier text, new text, marks of the earlier, marks of the new) of one file."""
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for entry in re.split(r"^# (?=\d)", text, flags=re.MULTILINE)[1:]:
        head, earlier, new = entry.strip().split("\n")
        label = head.partition("|")[2].strip()
        one, other = earlier.removeprefix("A: "), new.removeprefix("B: ")
        yield label, _MARK.sub(r"\2", one), _MARK.sub(r"\2", other), _marks(one), _marks(other)


def _marks(text):
    return {(match[1], match[2].lower()) for match in _MARK.finditer(text)}


def score(name):
    """(found rightly, said in all, marked in all, what is wrong) over a file."""
    right = said = marked = 0
    wrong = []
    for label, earlier, new, before, after in read_pairs(name):
        gold = sorted(after - before)
        told = work_out(StoryText(2, "", new, (label,)), [StoryText(1, "", earlier, (label,))]).new
        hits = {mark for mark in gold if any(_same(mark, fact) for fact in told)}
        good = [fact for fact in told if any(_same(mark, fact) for mark in gold)]
        right, said, marked = right + len(hits), said + len(told), marked + len(gold)
        wrong += [(label, "missed", mark) for mark in gold if mark not in hits]
        wrong += [(label, "extra", fact.kind, fact.words) for fact in told if fact not in good]
    return right, said, marked, wrong


def _same(mark, fact):
    kind, words = mark
    return kind == fact.kind and (words in fact.words.lower() or fact.words.lower() in words)


def rates(name):
    """(recall, precision, what is wrong)."""
    right, said, marked, wrong = score(name)
    extra = sum(1 for one in wrong if one[1] == "extra")
    return right / marked, (said - extra) / said, wrong
