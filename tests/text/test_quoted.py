"""A document's text with the quotes that are taken from it."""

from articles.text import quoted_paragraphs

TEXT = "To the president.\n\nIt is imperative to speak. You “must not” be silent.\n\nYours"


def marked(quotes, text=TEXT):
    return [
        [(stretch.text, stretch.key) for stretch in paragraph]
        for paragraph in quoted_paragraphs(text, quotes)
    ]


def test_quotes_are_marked_where_they_stand():
    first, second, third = marked([("b", "must not"), ("a", "imperative")])
    assert first == [("To the president.", "")]
    assert second == [
        ("It is ", ""),
        ("imperative", "a"),
        (" to speak. You “", ""),
        ("must not", "b"),
        ("” be silent.", ""),
    ]
    assert third == [("Yours", "")]


def test_one_over_two_paragraphs_is_marked_in_both():
    paragraphs = marked([("a", "be silent. Yours")])
    assert paragraphs[1][-1] == ("be silent.", "a")
    assert paragraphs[2] == [("Yours", "a")]


def test_what_is_not_there_or_stands_within_another_marks_nothing():
    quotes = [("a", "It is imperative"), ("b", "imperative to"), ("c", "never said")]
    assert [key for part in marked(quotes)[1] for key in part[1:] if key] == ["a"]
    assert marked([("a", "words")], "") == []


def test_nothing_is_lost():
    whole = "\n\n".join(
        "".join(text for text, _ in paragraph) for paragraph in marked([("a", "must not")])
    )
    assert whole == TEXT
