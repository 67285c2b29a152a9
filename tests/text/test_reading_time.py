"""How long a text takes to read."""

import pytest

from articles.text import reading_minutes


@pytest.mark.parametrize(
    ("parts", "minutes"),
    [
        ([], 0),
        (["<p> </p>", "&nbsp;"], 0),
        (["<p>A word.</p>"], 1),
        (["<p>" + "word " * 238 + "</p>", "<h2 class='a b c d'>" + "word " * 238 + "</h2>"], 2),
        (["<b>word</b> " * 476], 2),
        (["字" * 1350], 3),
    ],
)
def test_minutes(parts, minutes):
    assert reading_minutes(parts) == minutes
