"""No input hangs the reader, breaks it, or makes it answer differently twice."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from articles.extraction import TextTooLong, extract
from tests.extraction.nasty import NASTY, STORY


@pytest.mark.parametrize(
    ("part", "seconds"),
    [pytest.param(5, 12, id="fifth"), pytest.param(1, 60, id="whole", marks=pytest.mark.slow)],
)
@pytest.mark.parametrize("name", NASTY)
def test_nasty_text_ends(name: str, part: int, seconds: int) -> None:
    # The whole of each takes under two seconds; what is not linear, minutes or hours.
    text = NASTY[name][: len(NASTY[name]) // part]
    start = time.process_time()
    try:
        quotes = extract(text).quotes
    except TextTooLong:
        assert len(text) > 300_000
        return
    assert time.process_time() - start < seconds
    for quote in quotes:
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
