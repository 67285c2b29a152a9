"""Quotation spans by their marks."""

import pytest

from articles.extraction import extract
from articles.extraction.marks import quoted_spans


def words(text: str, style: str = "double") -> list[str]:
    return [text[q.start : q.end] for q in quoted_spans(text, 0, len(text), style)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We stay,” she said.", ["We stay,"]),
        ('"We stay," she said.', ["We stay,"]),
        ("«We stay», she said.", ["We stay"]),
        ("„We stay” she said.", ["We stay"]),
        ("She called it “cruel” and “late.”", ["cruel", "late."]),
        ('She called it "cruel" and "late."', ["cruel", "late."]),
        ("“They shouted ‘go home’ at us,” she said.", ["They shouted ‘go home’ at us,"]),
        ("“We go on and on", ["We go on and on"]),
        ("He called it “odd“ and left.", ["odd"]),
        ('The table is 60" wide and "heavy," he said.', ["heavy,"]),
        ("Nothing is quoted here, it's plain.", []),
        ("“” said nobody", []),
    ],
)
def test_finds_what_stands_between_marks(text: str, quoted: list[str]) -> None:
    assert words(text) == quoted


def test_a_second_opening_mark_ends_a_quotation_that_was_never_closed() -> None:
    assert words("“One thing. “Another thing,” she said.") == ["One thing.", "Another thing,"]


def test_british_single_marks_are_told_from_apostrophes() -> None:
    text = "‘We don’t know the children’s names,’ said Ana Ruiz."
    assert words(text, "single") == ["We don’t know the children’s names,"]


def test_single_marks_count_where_a_text_has_no_double_ones() -> None:
    (quote,) = extract("‘We will not leave the valley,’ said Ana Ruiz.").quotes
    assert quote.text == "We will not leave the valley,"
    assert quote.speaker is not None and quote.speaker.name == "Ana Ruiz"


def test_doubled_apostrophes_are_marks_only_when_asked_for() -> None:
    text = "''We will not leave the valley today,'' said Ana Ruiz."
    assert extract(text).quotes == ()
    (quote,) = extract(text, doubled_apostrophes=True).quotes
    assert quote.text == "We will not leave the valley today,"


def test_spans_are_code_points_and_marks_stand_outside() -> None:
    text = "😀 “Wir bleiben,” said Ana Ruiz."
    (quote,) = extract(text).quotes
    assert text[quote.span.start : quote.span.end] == quote.text == "Wir bleiben,"
    assert text[quote.outer.start : quote.outer.end] == "“Wir bleiben,”"


def test_a_quotation_inside_a_quotation_is_nested() -> None:
    text = "“They called it a ‘clean sweep’ of the harbour,” said Ana Ruiz."
    (quote,) = extract(text).quotes
    assert [text[start:end] for start, end in quote.nested] == ["clean sweep"]
