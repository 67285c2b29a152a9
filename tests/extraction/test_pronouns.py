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
