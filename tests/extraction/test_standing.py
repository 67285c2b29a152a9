"""Which quotes say something when they stand alone, and which are translations."""

import pytest

from articles.extraction import extract
from articles.extraction.standing import stands_alone

ALONE = [
    "We were not asked.",
    "no drill will touch a wall before the board has seen it",
    "The secrecy of the vote belongs to the voter, not to the staff of the polling station,",
    "Free them now.",
    "it’s a question of who can read the map",
    "the law says nothing, and they know it",
]
FRAGMENTS = [
    "imperative",
    "has raised",
    "came up",
    "to raise this issue at the highest levels",
    "a safe haven for the marginalized.",
    "the very local authorities accused of carrying out the attacks,",
    "is a right on paper only.",
    "must protect the lives and safety of all its citizens",
]


@pytest.mark.parametrize("words", ALONE)
def test_a_finite_clause_stands_alone(words):
    assert stands_alone(words)


@pytest.mark.parametrize("words", FRAGMENTS)
def test_what_has_none_does_not(words):
    assert not stands_alone(words)


def test_a_quote_is_judged_whole():
    text = "“The map,” Ana Ruiz said, “was never shown to us.” She calls the plan “imperative”."
    first, rest, word = extract(text).quotes
    assert (rest.continues, first.fragment, word.fragment) == (0, False, True)


@pytest.mark.parametrize(
    ("sentence", "language", "by"),
    [
        ("“We know nothing,” Ana Ruiz said in Russian.", "ru", ""),
        ("“We know nothing,” Ana Ruiz told reporters in Arabic on Monday.", "ar", ""),
        ("“We know nothing,” Ana Ruiz said, translated from Chechen by Demo Press.", "ce",
         "Demo Press"),
        ("“We know nothing,” Ana Ruiz said. (Translated from the Turkish by Demo Press.)", "tr",
         "Demo Press"),
        ("“We know nothing,” Ana Ruiz said. She lives in Russian exile.", "", ""),
        ("“We know nothing,” Ana Ruiz said.", "", ""),
    ],
)  # fmt: skip
def test_a_translation_says_so(sentence, language, by):
    (quote,) = extract(sentence).quotes
    assert (quote.language, quote.translated_by) == (language, by)
