"""Small decisions of what public pages print."""

import pytest

from articles.selectors.links import expand_links, linked_pages, web_address
from articles.selectors.record import signatories


@pytest.mark.parametrize(
    ("named", "others", "words"),
    [
        (2, 51, "2 named and 51 other signatories"),
        (2, 1, "2 named and 1 other signatory"),
        (1, 0, "1 signatory"),
        (0, 3, "3 signatories"),
        (0, 0, ""),
    ],
)
def test_signatories(named, others, words):
    assert signatories(named, others) == words


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("ftp://example.org", False),
        (" https://example.org", False),
        ("", False),
    ],
)
def test_web_address(url, kept):
    assert web_address(url) == (url if kept else "")


def test_links_keep_their_words_and_lose_what_nobody_may_follow():
    source = (
        '<p><a linktype="page" id="3">a</a> <a id="4" linktype="page">b</a> '
        '<a href="https://example.org/">c</a> <a linktype="document" id="3">d</a> '
        '<a linktype="page" id="x">e</a></p>'
    )
    assert linked_pages([source]) == {3, 4}
    assert expand_links([source], {3: "/a/?x=1&y=2"}) == [
        '<p><a href="/a/?x=1&amp;y=2">a</a> <a>b</a> '
        '<a href="https://example.org/">c</a> <a>d</a> <a>e</a></p>'
    ]
