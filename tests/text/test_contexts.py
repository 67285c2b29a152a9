"""The words around a quote."""

import pytest

from articles.text import surroundings

TEXT = "It began so. She said “we came” and then, later, “we saw”. That was all."


def marked(text, spans, around):
    pieces = surroundings(text, spans, around)
    return "".join(f"[{piece.text}]" if piece.is_quote else piece.text for piece in pieces)


def span(words, text=TEXT):
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("spans", "around", "seen"),
    [
        ([span("we came")], 200, TEXT.replace("we came", "[we came]")),
        ([span("we came")], 10, "… said “[we came]” and …"),
        (
            [span("we saw"), span("we came")],
            10,
            "… said “[we came]” and then, later, “[we saw]”. That …",
        ),
        ([span("It began")], 5, "[It began] so. …"),
        ([(60, 900), (-3, 2), (9, 9)], 10, ""),
        ([], 10, ""),
        ([(0, 6), (3, 9)], 4, "[It beg]an …"),
    ],
)
def test_words_around(spans, around, seen):
    assert marked(TEXT, spans, around) == seen


def test_paragraphs_are_not_begun_for_a_word_or_two():
    text = "A first paragraph.\n\nThen she said “no” and left.\n\nThe last one is long enough."
    assert marked(text, [span("no", text)], 25) == "Then she said “[no]” and left."
