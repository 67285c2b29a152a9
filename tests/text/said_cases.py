"""Cases for "Did they say it?": invented quotes, and what may be brought of each.

The rule, written down before anything was measured. Every quote of the record is made of a subject,
a verb, an object and an ending, in one to three sentences, each said by one of the speakers; all
of it is invented. Of quotes drawn with a fixed seed, in turn:
  - verbatim: all words, with other typography or between quotation marks with the speaker's name;
  - one word changed: a noun, verb or number for another of its kind;
  - negation dropped, or put in;
  - another speaker: all words, with the name of another one beside them;
  - cut: the end or the beginning of a sentence is missing (where the quote has several sentences,
    every second time whole sentences are taken, which is "said so");
  - unknown: a sentence made in the same way, of subjects and objects that no quote has.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from articles.text.said import NOT_IN_RECORDS, SAID_DIFFERENTLY, SAID_SO, WordsOnRecord

SEED = 20261201
SPEAKERS = ("Ines Demo", "Tomas Demoson", "Amara Demova", "Lior Ben-Demo", "Ada Demowska")
SUBJECTS = ("The board", "Our ministry", "The harbour police", "This court", "The prison service")
VERBS = ("answered", "closed", "inspected", "promised", "searched", "refused", "signed")
OBJECTS = (
    *("every letter", "two hundred houses", "the northern pier", "seven schools"),
    *("the detention rooms", "all complaints", "forty licences", "a joint inquiry"),
)
ENDINGS = (
    *("before the winter", "without a warrant", "in three villages", "after the flood"),
    *("for the third time", "under the new law", "at the request of families"),
)
NEGATED = {
    "answered": "answer",
    "closed": "close",
    "inspected": "inspect",
    "promised": "promise",
} | {
    "searched": "search",
    "refused": "refuse",
    "signed": "sign",
}
OTHER_SUBJECTS = ("A ferry captain", "Their orchestra", "Some beekeepers", "The lighthouse")
OTHER_OBJECTS = ("wooden violins", "a lemon orchard", "winter coats", "the telescope")
OTHER_ENDINGS = ("on holidays", "near the bakery", "with great joy")
KINDS = ("verbatim", "one word changed", "negation", "other speaker", "cut", "unknown")


@dataclass(frozen=True)
class Case:
    """What is brought, by whom it is said to be, and the right answer."""

    kind: str
    text: str
    speaker: str
    right: str
    key: str


def make_records(random_: random.Random, number: int = 120) -> list[WordsOnRecord]:
    seen: set[str] = set()
    records: list[WordsOnRecord] = []
    while len(records) < number:
        words = " ".join(_sentence(random_) for _ in range(random_.choice((1, 1, 2, 3))))
        if not seen & set(words.split(". ")):
            seen |= set(words.split(". "))
            records.append(WordsOnRecord(f"q{len(records)}", words, (random_.choice(SPEAKERS),)))
    return records


def _sentence(random_: random.Random) -> str:
    verb = random_.choice(VERBS)
    said = verb if random_.random() < 0.6 else f"did not {NEGATED[verb]}"
    subject, what, end = map(random_.choice, (SUBJECTS, OBJECTS, ENDINGS))
    return f"{subject} {said} {what} {end}."


def make_cases(number: int = 400) -> tuple[list[WordsOnRecord], list[Case]]:
    random_ = random.Random(SEED)
    records = make_records(random_)
    # A sentence that another quote has too may be said by that one.
    cases: list[Case] = []
    while len(cases) < number:
        kind = KINDS[len(cases) % len(KINDS)]
        case = _MAKERS[kind](random_, random_.choice(records))
        if kind == "unknown" or _is_right(case, records):
            cases.append(case)
    return records, cases


def _is_right(case: Case, records: list[WordsOnRecord]) -> bool:
    """Not where what was altered happens to be what another quote says."""
    plain = _plain(case.text)
    others = [said for said in records if said.key != case.key]
    return not any(plain.strip(".") in _plain(said.words) for said in others)


def _plain(text: str) -> str:
    inner = text.split("“")[1].split("”")[0] if "“" in text else text
    return " ".join(inner.lower().replace(",", "").split())


def _verbatim(random_: random.Random, said: WordsOnRecord) -> Case:
    speaker = said.names[0]
    texts = (
        said.words,
        f"  {said.words.rstrip('.')}  ",
        f"“{said.words}” said {speaker}",
        said.words.replace(" ", "\u00a0", 1),
        f"{speaker}: “{said.words.rstrip('.')}”",
    )
    return Case("verbatim", random_.choice(texts), "", SAID_SO, said.key)


def _changed(random_: random.Random, said: WordsOnRecord) -> Case:
    kinds = (SUBJECTS, OBJECTS, ENDINGS, VERBS, tuple(NEGATED.values()))
    there = [(kind, one) for kind in kinds for one in kind if f"{one} " in said.words + " "]
    there += [(kind, one) for kind in kinds for one in kind if f" {one}." in said.words]
    kind, one = random_.choice(there)
    other = random_.choice([word for word in kind if word != one])
    # Of several words one alone is changed.
    before, after = one.split(), other.split()
    at = random_.randrange(len(before))
    new = [*before[:at], after[min(at, len(after) - 1)], *before[at + 1 :]]
    if new == before:
        new = after
    text = said.words.replace(one, " ".join(new), 1)
    return Case("one word changed", text, "", SAID_DIFFERENTLY, said.key)


def _negated(_random: random.Random, said: WordsOnRecord) -> Case:
    text = said.words
    for past, bare in NEGATED.items():
        if f"did not {bare}" in text:
            return Case(
                "negation",
                text.replace(f"did not {bare}", past, 1),
                "",
                SAID_DIFFERENTLY,
                said.key,
            )
    past = next(word for word in text.split() if word in NEGATED)
    text = text.replace(past, f"never {past}", 1)
    return Case("negation", text, "", SAID_DIFFERENTLY, said.key)


def _other_speaker(random_: random.Random, said: WordsOnRecord) -> Case:
    other = random_.choice([name for name in SPEAKERS if name != said.names[0]])
    if random_.random() < 0.5:
        return Case("other speaker", said.words, other, SAID_DIFFERENTLY, said.key)
    text = f"“{said.words}” said {other} on Monday"
    return Case("other speaker", text, "", SAID_DIFFERENTLY, said.key)


def _cut(random_: random.Random, said: WordsOnRecord) -> Case:
    sentences = said.words.split(". ")
    if len(sentences) > 1 and random_.random() < 0.5:
        return Case("cut", random_.choice(sentences), "", SAID_SO, said.key)
    words = random_.choice(sentences).strip(".").split()
    size = random_.randint(4, len(words) - 1)
    part = words[:size] if random_.random() < 0.5 else words[-size:]
    return Case("cut", " ".join(part), "", SAID_DIFFERENTLY, said.key)


def _unknown(random_: random.Random, _said: WordsOnRecord) -> Case:
    subject, what, end = map(random_.choice, (OTHER_SUBJECTS, OTHER_OBJECTS, OTHER_ENDINGS))
    text = f"{subject} {random_.choice(VERBS)} {what} {end}."
    return Case("unknown", text, "", NOT_IN_RECORDS, "")


_MAKERS = {
    "verbatim": _verbatim,
    "one word changed": _changed,
    "negation": _negated,
    "other speaker": _other_speaker,
    "cut": _cut,
    "unknown": _unknown,
}
