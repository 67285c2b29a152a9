"""How a story is cited."""

import datetime
import re
from dataclasses import replace

import pytest

from articles.syndication.described import bibtex_entry, citation_text
from tests.syndication.stories import FULL, PLAIN


def test_a_citation_in_words():
    assert citation_text(FULL) == (
        "Mara and Bo. “A letter.” The Record, 3 March 2026. https://record.example/2026/03/03/letter/"
    )
    asked = replace(PLAIN, headline="Who knew?", published_on=datetime.date(2017, 7, 13))
    assert citation_text(asked).startswith("“Who knew?” The Record, 13 July 2017. ")


def test_an_entry_of_bibtex():
    assert bibtex_entry(FULL) == (
        "@misc{story-2026-03-03-letter,\n"
        "  author = {Mara and Bo},\n"
        "  title = {{A letter}},\n"
        "  howpublished = {The Record},\n"
        "  year = {2026},\n"
        "  month = mar,\n"
        "  day = {3},\n"
        "  url = {https://record.example/2026/03/03/letter/},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("50 % of $5 & #1_a", r"50 \% of \$5 \& \#1\_a"),
        ("a{b}c\\d", r"a\{b\}c\textbackslash{}d"),
        ("~x^2", r"\textasciitilde{}x\textasciicircum{}2"),
        ("two\nlines", "two lines"),
        ("Grüße “ü”", "Grüße “ü”"),
    ],
)
def test_signs_that_mean_something_in_tex(raw, written):
    entry = bibtex_entry(replace(PLAIN, headline=raw))
    assert f"title = {{{{{written}}}}}" in entry
    plain = re.sub(r"\\[{}]", "", entry)
    assert plain.count("{") == plain.count("}")


def test_names_that_bibtex_would_take_apart():
    story = replace(PLAIN, authors=[("Tom and Eve", ""), ("Doe, Ltd.", ""), ("Andy Demo", "")])
    assert "author = {{Tom and Eve} and {Doe, Ltd.} and Andy Demo}" in bibtex_entry(story)


def test_the_key_is_ascii_whatever_the_slug():
    story = replace(PLAIN, url="https://record.example/2026/03/03/a%C3%A7%C4%B1k/")
    assert bibtex_entry(story).startswith("@misc{story-2026-03-03-0a1b2c3d,")
