"""Whether words that somebody brings are words of the record: so, differently, or not at all.

Words are compared by the rules of the anchors: typography, white space, composed or decomposed
accents and stops at the very end may differ. Any other difference is one: a word more, less or
another, a question in place of a statement, a part that is no whole sentence, another speaker.
Nothing here says "false": a record does not know what it does not hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from articles.text.comparison import ADDED, REMOVED, SAME, ComparedPiece
from articles.text.normalise import DOUBLE_QUOTES, fold
from articles.text.search_words import words_of
from articles.text.slugs import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SAID_SO, SAID_DIFFERENTLY, NOT_IN_RECORDS = "said_so", "said_differently", "not_in_records"
OTHER_WORDS, OTHER_SPEAKER, A_PART = "other_words", "other_speaker", "a_part"
# Fewer words than this are said by anybody.
MIN_WORDS = 3
# How much of two sentences must be the same, by the weight of their words.
_ALIKE = 0.5
_COMMON_WEIGHT = 0.25
# So many words that say something must be the same.
_MIN_SAME = 2
_TOKEN = re.compile(rf"\d+(?:[.,:]\d+)*|[^\W_][\w'{MARKS}]*(?:-[\w'{MARKS}]+)*|[?%&+=<>$€£#@]")
_QUOTED = re.compile(f"[{DOUBLE_QUOTES}]([^{DOUBLE_QUOTES}]+)[{DOUBLE_QUOTES}]")
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)]*\s+|[.!?…]+[\"'”’»)]*$")
# A stop behind these may shorten a word: rather two sentences too few than one that is none.
_SHORTENED = re.compile(r"(?:\b[A-Z]\w{0,3}|\b\w|\b(?:etc|vs|cf|no|nos|pp|ed|al))$")
_COMMON = frozenset(
    "a about all an and any are as at be because been but by can could did do does for from had has"
    " have he her his how i if in into is it its more my no not of on one or our out she so some"
    " that the their them then there these they this to us up was we were what when which who will"
    " with would you your".split()
)
# At the head of an attribution these are no names, though a capital stands there.
_NO_NAMES = _COMMON | frozenset(
    "said says told asked added wrote according mr mrs ms dr sir on last yesterday today monday"
    " tuesday wednesday thursday friday saturday sunday january february march april june july"
    " august september october november december".split()
)


@dataclass(frozen=True, slots=True)
class WordsOnRecord:
    """Words of the record: `key` is the caller's own, `names` are those of the speaker."""

    key: str
    words: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """`differs` says how, where it was said differently; `pieces` are the words of the record and
    those that were brought, with the difference marked: what the record has and the claim has not
    is "removed", what only the claim has is "added"."""

    answer: str
    said: WordsOnRecord | None = None
    differs: str = ""
    pieces: tuple[ComparedPiece, ...] = ()
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Claimed:
    """What somebody brings: the words, and the names that stand beside them."""

    words: str
    names: frozenset[str] = frozenset()

    @property
    def is_enough(self) -> bool:
        return len(_tokens(self.words)) >= MIN_WORDS


def read_claim(text: str, speaker: str = "") -> Claimed:
    """What stands between quotation marks, or all of it. The names are those of `speaker`, or of
    what stands around the marks."""
    plain = " ".join(text.split())
    quoted = [found for found in _QUOTED.finditer(plain) if len(_tokens(found[1])) >= MIN_WORDS]
    if not quoted:
        return Claimed(plain, _names(speaker, always=True))
    around = _QUOTED.sub(" ", plain)
    words = " ".join(found[1].strip().rstrip(",") for found in quoted)
    return Claimed(words, _names(speaker, always=True) or _names(around, always=False))


def compare_claim(claim: Claimed, records: Iterable[WordsOnRecord]) -> Verdict:
    """The best answer that the records give; of equal ones the first."""
    best = Verdict(NOT_IN_RECORDS)
    if not claim.is_enough:
        return best
    for said in records:
        found = _compare(claim, said)
        if _rank(found) > _rank(best):
            best = found
    return best


def _rank(verdict: Verdict) -> tuple[int, float]:
    order = (NOT_IN_RECORDS, SAID_DIFFERENTLY, SAID_SO)
    return order.index(verdict.answer), verdict.likeness


def _compare(claim: Claimed, said: WordsOnRecord) -> Verdict:
    brought, held = _tokens(claim.words), _tokens(said.words)
    if not _is_of(claim, said):
        likeness = _likeness(brought, held)
        if brought == held or _is_whole_part(claim.words, said.words):
            whole = (ComparedPiece(SAME, said.words),)
            return Verdict(SAID_DIFFERENTLY, said, OTHER_SPEAKER, whole, likeness)
    elif brought == held:
        return Verdict(SAID_SO, said, likeness=2.0)
    elif _is_whole_part(claim.words, said.words):
        return Verdict(SAID_SO, said, differs=A_PART, likeness=1.5)
    likeness = _likeness(brought, held)
    part = _is_run(brought, held)
    if not part and likeness < _ALIKE:
        return Verdict(NOT_IN_RECORDS)
    pieces = _pieces(said.words, claim.words)
    differs = A_PART if part else OTHER_WORDS
    return Verdict(SAID_DIFFERENTLY, said, differs, pieces, max(likeness, 1.0 if part else 0.0))


def _tokens(text: str) -> list[str]:
    """The words in small letters, and signs that change what is said, as a question mark does."""
    return [found[0].casefold().strip("'") for found in _TOKEN.finditer(fold(text)[0])]


def _is_of(claim: Claimed, said: WordsOnRecord) -> bool:
    """Whether no name was given, or it is the speaker's: a whole name of theirs stands among what
    was given, or all that was given belongs to one. Two people may share a family name."""
    if not claim.names:
        return True
    own = [{word.form for word in words_of(name)} - _NO_NAMES for name in said.names]
    return any(name and (name <= claim.names or claim.names <= name) for name in own)


def _names(text: str, *, always: bool) -> frozenset[str]:
    """The words of a name in the form in which search compares them; out of running text those
    with a capital."""
    return frozenset(
        word.form
        for word in words_of(text)
        if word.form not in _NO_NAMES
        and len(word.form) > 1
        and (always or text[word.start].isupper())
    )


def _is_whole_part(claim: str, words: str) -> bool:
    """Whether the claim is one or several whole sentences of the quote."""
    brought, sentences = _tokens(claim), [_tokens(one) for one in _sentences(words)]
    for first in range(len(sentences)):
        run: list[str] = []
        for sentence in sentences[first:]:
            run += sentence
            if run == brought:
                return True
            if len(run) > len(brought):
                break
    return False


def _sentences(words: str) -> list[str]:
    found, at = [], 0
    for end in _SENTENCE_END.finditer(words):
        if _SHORTENED.search(words[: end.start()]):
            continue
        found.append(words[at : end.end()])
        at = end.end()
    return [one for one in (*found, words[at:]) if one.strip()]


def _is_run(brought: Sequence[str], held: Sequence[str]) -> bool:
    """Whether the words stand in the quote one after another."""
    size = len(brought)
    return any(list(held[at : at + size]) == brought for at in range(len(held) - size + 1))


def _weight(word: str) -> float:
    return _COMMON_WEIGHT if word in _COMMON else 1.0


def _likeness(brought: Sequence[str], held: Sequence[str]) -> float:
    """From 0 to 1: how much of both stands in both in the same order, by weight."""
    matcher = SequenceMatcher[str](None, held, brought, autojunk=False)
    same = [word for block in matcher.get_matching_blocks() for word in _of(held, block)]
    if sum(word not in _COMMON for word in same) < _MIN_SAME:
        return 0.0
    total = sum(map(_weight, brought)) + sum(map(_weight, held))
    return 2 * sum(map(_weight, same)) / total if total else 0.0


def _of(held: Sequence[str], block: tuple[int, int, int]) -> Sequence[str]:
    return held[block[0] : block[0] + block[2]]


def _pieces(words: str, claim: str) -> tuple[ComparedPiece, ...]:
    """Both word by word; what differs in stops alone is the same."""
    before, after = words.split(), claim.split()
    keys = [[" ".join(_tokens(word)) for word in text] for text in (before, after)]
    pieces: list[ComparedPiece] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher[str](
        None, keys[0], keys[1], autojunk=False
    ).get_opcodes():
        if tag == "equal":
            pieces.append(ComparedPiece(SAME, " ".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(ComparedPiece(REMOVED, " ".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(ComparedPiece(ADDED, " ".join(after[j1:j2])))
    return tuple(pieces)
