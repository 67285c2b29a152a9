"""Whether words are of the record: so, differently, or not at all; never "false"."""

from collections import Counter

import pytest

from articles.text.said import (
    A_PART,
    NOT_IN_RECORDS,
    OTHER_SPEAKER,
    OTHER_WORDS,
    SAID_DIFFERENTLY,
    SAID_SO,
    WordsOnRecord,
    compare_claim,
    read_claim,
)
from tests.text.said_cases import make_cases

ADA = WordsOnRecord(
    "ada", "We did not answer the letter. It came too late, in May.", ("Ada Demo", "A. Demo")
)
BEN = WordsOnRecord("ben", "Did the ministry close seven schools?", ("Ben Demo",))


def ask(text, speaker=""):
    return compare_claim(read_claim(text, speaker), [ADA, BEN])


@pytest.mark.parametrize(
    "text",
    [
        "We did not answer the letter. It came too late, in May.",
        "“We did not answer the letter.  It came too late, in May”",
        "we did not answer the letter — It came too late in May",
        "Ada Demo said: “We did not answer the letter. It came too late, in May.”",
        "“We did not answer the letter. It came too late, in May,” Demo said on Monday.",
    ],
)
def test_typography_and_stops_are_no_difference(text):
    verdict = ask(text)
    assert (verdict.answer, verdict.said) == (SAID_SO, ADA)


def test_whole_sentences_are_a_part_and_half_ones_are_not():
    verdict = ask("It came too late, in May.")
    assert (verdict.answer, verdict.differs) == (SAID_SO, A_PART)
    for cut in ("answer the letter", "It came too late", "We did not answer"):
        verdict = ask(cut)
        assert (verdict.answer, verdict.differs) == (SAID_DIFFERENTLY, A_PART)


def test_a_shortened_word_ends_no_sentence():
    said = WordsOnRecord("x", "Nobody believes what Mr. Demo killed his brother.", ())
    verdict = compare_claim(read_claim("Demo killed his brother."), [said])
    assert verdict.answer == SAID_DIFFERENTLY


def test_the_difference_is_marked():
    verdict = ask("We did answer the letter. It came too late, in June.")
    assert (verdict.answer, verdict.differs) == (SAID_DIFFERENTLY, OTHER_WORDS)
    assert [(piece.kind, piece.text) for piece in verdict.pieces] == [
        ("same", "We did"),
        ("removed", "not"),
        ("same", "answer the letter. It came too late, in"),
        ("removed", "May."),
        ("added", "June."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Did the ministry close seven schools.",
        "Did the ministry close 7 schools?",
        "Did the ministry close seventy schools?",
    ],
)
def test_a_question_and_a_number_are_words_too(text):
    assert ask(text).answer == SAID_DIFFERENTLY


def test_another_speaker():
    for text, speaker in (
        (BEN.words, "Ada Demo"),
        (f"“{BEN.words}” asked Ada Demo", ""),
        (BEN.words, "Somebody Else"),
    ):
        verdict = ask(text, speaker)
        assert (verdict.answer, verdict.differs) == (SAID_DIFFERENTLY, OTHER_SPEAKER)
        assert verdict.said == BEN
    assert ask(BEN.words, "Demo").answer == SAID_SO


@pytest.mark.parametrize("text", ["", "Demo", "the of and", "Ferries run on Sundays"])
def test_what_is_not_in_the_records(text):
    assert ask(text).answer == NOT_IN_RECORDS


def test_two_hundred_cases_of_the_measurement():
    records, cases = make_cases(200)
    answers = Counter()
    for case in cases:
        found = compare_claim(read_claim(case.text, case.speaker), records).answer
        answers["right"] += found == case.right
        answers["altered"] += found == SAID_SO != case.right
    assert answers["altered"] == 0
    assert answers["right"] >= 0.95 * len(cases)
