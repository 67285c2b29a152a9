"""Whether a name stands in a text."""

import pytest

from articles.text import names_in_text


@pytest.mark.parametrize(
    ("text", "name", "stands"),
    [
        ("The letter of Rene Doe.", "René Doe", True),
        ("RENÉ DOE’S letter", "Rene Doe", True),
        ("J.F. O’Neill said", "J. F. O'Neill", True),
        ("Said Ada\u00a0Roe", "Ada Roe", True),
        ("Ada Roeder", "Ada Roe", False),
        ("Nevada Roe", "Ada Roe", False),
        ("Письмо Ады. Анна Каренина!", "АННА КАРЕНИНА", True),
        ("D. said", "D.", False),
        ("", "Ada Roe", False),
    ],
)
def test_a_name_stands_as_whole_words_in_any_spelling(text, name, stands):
    assert names_in_text(text, [name]) == ([name] if stands else [])


def test_names_come_once_and_in_order():
    assert names_in_text("Ada Roe and Bea Doe", ["Bea Doe", "Ada Roe", "Bea Doe"]) == [
        "Bea Doe",
        "Ada Roe",
    ]
