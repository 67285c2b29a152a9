"""No input hangs the reader, breaks it, or makes it answer differently twice."""

import subprocess
import sys
from pathlib import Path

import pytest

from articles.extraction import extract

STORY = (
    "Ana Ruiz met Ben Okafor in Oslo on Monday. “We agreed on very little,” she said. A letter to"
    " the Harbour Council that Okafor signed notes “grave harm” to crews. It adds nothing else.\n\n"
)
NASTY = {
    "unpaired_opening": "“" * 100_000,
    "straight_marks": '"' * 100_000,
    "marks_with_words": '"a ' * 30_000,
    "one_long_word": "a" * 1_000_000,
    "one_long_capital_word": "A" * 1_000_000,
    "blanks": " " * 1_000_000,
    "line_breaks": "\n" * 300_000,
    "nul": "\0" * 100_000,
    "right_to_left": 'שלום "עולם" ' * 20_000,
    "emoji": "😀“x”" * 40_000,
    "capitals": "Ann " * 60_000,
    "names_and_commas": "Ann, " * 40_000,
    "verbs": "said " * 100_000,
    "subject_and_verb": "Ann said " * 30_000,
    "links": "House of the " * 30_000,
    "brackets": "(" * 100_000,
    "party_tags": "(D-" * 50_000,
    "months": "May 1, " * 30_000,
    "letters": "the letter " * 40_000,
    "abbreviations": "U.S." * 80_000,
    "places": "United States and " * 20_000,
    "years": "1999 " * 50_000,
    "many_names": " ".join(f"Ann Smith{n:x} met Bob Smith." for n in range(15_000)),
    "many_acronyms": " ".join(
        f"the {chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676 % 26)}X"
        for n in range(15_000)
    ),
    "apostrophes": "x'" * 100_000,
    "dots": ". " * 100_000,
    "surrogates": "\ud800“a”\udfff " * 20_000,
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_ends(name: str) -> None:
    # Measured at under two seconds each; what is not linear would hold the suite up for hours.
    text = NASTY[name]
    for quote in extract(text).quotes:
        assert text[quote.span.start : quote.span.end] == quote.text


def test_a_megabyte_is_read_like_ten_kilobytes() -> None:
    small = extract(STORY)
    copies = 1_000_000 // len(STORY)
    large = extract((STORY + "\n\n") * copies)
    assert len(large.quotes) == copies * len(small.quotes)


def test_empty_text_has_an_empty_record() -> None:
    result = extract("")
    assert (result.quotes, result.people, result.dates, result.dateline) == ((), (), (), None)


def test_the_same_text_gives_the_same_result() -> None:
    assert extract(STORY * 5) == extract(STORY * 5)


def test_every_span_is_inside_the_text_and_holds_its_words() -> None:
    text = STORY * 3
    result = extract(text)
    for quote in result.quotes:
        assert text[quote.span.start : quote.span.end] == quote.text
        assert 0 < quote.confidence < 1
    for kind in (result.people, result.organizations, result.places, result.documents):
        for one in kind:
            assert one.mentions
            assert all(0 <= start < end <= len(text) for start, end in one.mentions)


def test_needs_no_framework() -> None:
    code = (
        "import sys, articles.extraction;"
        "print([m for m in sys.modules if m.split('.')[0] in ('django', 'wagtail')])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
