"""Reading a story file: clear words for every bad one."""

import datetime

import pytest

from articles.services.importing.errors import ImportRefused
from articles.services.importing.story_file import MAX_BYTES, read_story_file


def test_reads_date_and_paragraphs():
    story = read_story_file(b"date 2026-01-31\n\nOne.\r\n \r\n\r\nTwo.\n")
    assert story.published_on == datetime.date(2026, 1, 31)
    assert story.body == "One.\n\nTwo."


def test_offsets_count_the_raw_text():
    story = read_story_file(" date 2026-01-31 Müller said “no”.".encode())
    assert story.raw[story.body_start :].strip() == story.body == "Müller said “no”."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"date 2026-01-31\n\n", "no text"),
        (b"date 2026-02-30 Text.", "no date 2026-02-30"),
        (b"Text without a date.", "must begin with"),
        ("date 2026-01-31 Café".encode("latin-1"), "not UTF-8"),
        (b"date 2026-01-31 " + b"x" * (50 * 1024 * 1024), f"{MAX_BYTES:,}"),
    ],
    ids=["empty", "blank", "only a date", "impossible", "no date", "latin-1", "50 MB"],
)
def test_refuses_with_what_is_wrong(data, words):
    with pytest.raises(ImportRefused, match=words):
        read_story_file(data)
