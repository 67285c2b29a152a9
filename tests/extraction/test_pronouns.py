"""He, she and it."""

import pytest

from articles.extraction import extract


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ruiz met Ben Okafor in Oslo. “We agreed on very little,” she said.", "Ana Ruiz"),
        ("Ana Ruiz met Ben Okafor in Oslo. “We agreed on very little,” he said.", "Ben Okafor"),
        (
            "Ben Okafor said the plan was dead. He had written to Carl Moreau about it."
            " “It was never a good plan,” he said.",
            "Ben Okafor",
        ),
        ("Mr. Okafor left. “I will not come back to this harbour,” he said.", "Okafor"),
    ],
)
def test_the_person_meant(text: str, name: str) -> None:
    quote = extract(text).quotes[-1]
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.kind) == (name, "person")
    assert quote.speaker.text in ("he", "she")


def test_nobody_named_leaves_the_pronoun() -> None:
    (quote,) = extract("“I will not come back to this harbour,” he said.").quotes
    assert quote.speaker is not None
    assert (quote.speaker.kind, quote.speaker.name) == ("described", "he")


def test_an_office_means_whoever_was_named_with_it() -> None:
    text = "Gov. Ana Ruiz met Ben Okafor. “The port stays shut this winter,” the governor said."
    (quote,) = extract(text).quotes
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.text) == ("Ana Ruiz", "the governor")
    assert quote.confidence < 0.9


def test_rivals_for_a_pronoun_make_it_less_sure() -> None:
    words = " “The port stays shut this winter,” he said."
    alone = extract("Ben Okafor spoke." + words).quotes[0]
    rivals = extract("Carl Moreau spoke. Then Ben Okafor came and saw Tom Lund." + words).quotes[0]
    assert alone.confidence > rivals.confidence
