"""Quotes marked in HTML: well-formed, the same text, nothing else touched."""

import random
import re
import timeit
from html.parser import HTMLParser

import pytest

from articles.text import Mark, html_to_text, mark_spans

VOID = {"br", "img", "embed", "hr"}
FRAGMENT = re.compile(r"</?span\b[^>]*>")


class Checker(HTMLParser):
    """Reads the result as a browser would; fails on wrong nesting."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict]] = []
        self.texts: dict[str, str] = {}
        self.ids: list[str] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == "span":
            self.texts.setdefault(attributes["data-quote"], "")
            self.ids += [attributes["id"]] if "id" in attributes else []
        else:
            assert not any(name == "span" for name, _ in self.stack), tag
            assert tag != "a" or not any(name == "a" for name, _ in self.stack)
        if tag not in VOID:
            self.stack.append((tag, attributes))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        for tag, attributes in self.stack:
            if tag == "span":
                self.texts[attributes["data-quote"]] += data


def check(html: str, marks: list[Mark]) -> Checker:
    marked = mark_spans(html, marks)
    assert FRAGMENT.sub("", marked) == html
    assert html_to_text(marked) == html_to_text(html)
    checker = Checker()
    checker.feed(marked)
    checker.close()
    assert not checker.stack
    assert len(checker.ids) == len(set(checker.ids)) == len(checker.texts)
    return checker


def squeezed(text: str) -> str:
    return re.sub(r"[ \t\n]+", "", text)


def test_a_plain_mark():
    html = "<p>He said “no &amp; no,” twice.</p>"
    text = html_to_text(html)
    start = text.index("no")
    assert mark_spans(html, [Mark(start, start + 8, "u1", "quote--said")]) == (
        '<p>He said “<span class="quote quote--said" id="quote-u1" data-quote="u1">'
        "no &amp; no,</span>” twice.</p>"
    )


def test_no_marks_change_nothing():
    assert mark_spans("<p>a", []) == "<p>a"
    assert mark_spans("<p>abc</p>", [Mark(2, 2, "u"), Mark(9, 12, "v")]) == "<p>abc</p>"


def test_attributes_are_escaped():
    marked = mark_spans("<p>a</p>", [Mark(0, 1, '"><b>', '"x')])
    assert "<b>" not in marked
    assert 'class="quote &quot;x"' in marked


def test_a_mark_over_tags_and_paragraphs_is_in_fragments():
    html = (
        '<p>a <b>b <i>c</i></b> d</p>\n<ul><li>e<br/>f</li></ul><p>g &lt; <a href="/x">h</a> i</p>'
    )
    checker = check(html, [Mark(0, len(html_to_text(html)), "u")])
    assert checker.texts == {"u": "a b c defg < h i"}
    assert checker.ids == ["quote-u"]


def test_a_mark_in_a_link_stays_in_it():
    html = '<p><a href="/x">one <b>two</b></a> three</p>'
    marked = mark_spans(html, [Mark(0, 7, "u")])
    assert "</span></b></a> three" in marked
    check(html, [Mark(0, 5, "u"), Mark(5, 9, "v")])


def test_marks_may_touch_nest_and_overlap():
    html = "<p>one two three four</p>"
    marks = [Mark(0, 7, "a"), Mark(4, 13, "b"), Mark(4, 7, "c")]
    checker = check(html, [*marks, Mark(13, 18, "d")])
    assert checker.texts == {"a": "one two", "b": "two three", "c": "two", "d": " four"}


PIECES = [
    "one",
    "two ",
    " three",
    "&amp;",
    "&lt;b&gt;",
    "&nbsp;",
    "é“x”",
    "&#8220;",
    "  \n ",
    "<!-- c -->",
]
INLINE = ["b", "i", "a"]


def random_inline(rnd: random.Random, depth: int, linked: bool) -> str:
    parts = []
    for _ in range(rnd.randint(1, 5)):
        tag = rnd.choice(INLINE)
        if depth and rnd.random() < 0.35 and not (tag == "a" and linked):
            inner = random_inline(rnd, depth - 1, linked or tag == "a")
            attributes = ' href="/x?a=1&amp;b=2" title="a > b"' if tag == "a" else ""
            parts.append(f"<{tag}{attributes}>{inner}</{tag}>")
        else:
            parts.append(rnd.choice([*PIECES, "<br/>"]))
    return "".join(parts)


def random_html(rnd: random.Random) -> str:
    blocks = []
    for _ in range(rnd.randint(1, 5)):
        inline = random_inline(rnd, 3, False)
        blocks.append(rnd.choice([f"<p>{inline}</p>", f"<ul><li>{inline}</li>\n<li>x</li></ul>"]))
        blocks.append(rnd.choice(["", "\n", '<embed embedtype="image" id="1"/>']))
    return "".join(blocks)


@pytest.mark.parametrize("seed", range(10))
def test_any_marks_in_any_html(seed):
    rnd = random.Random(seed)
    for _ in range(100):
        html = random_html(rnd)
        text = html_to_text(html)
        marks = []
        for number in range(rnd.randint(1, 5)):
            start = rnd.randint(0, len(text))
            end = rnd.randint(start, len(text))
            marks.append(Mark(start, end, f"u{number}"))
        checker = check(html, marks)
        for mark in marks:
            words = squeezed(text[mark.start : mark.end])
            assert squeezed(checker.texts.get(mark.id, "")) == words


def test_fifteen_marks_in_six_kilobytes_take_less_than_two_milliseconds():
    paragraph = (
        '<p>He <b>wrote</b> “we will &amp; must <i>go</i> on” to <a href="/x">the</a> house.</p>'
    )
    html = paragraph * 70
    text = html_to_text(html)
    starts = [found.end() for found in re.finditer("“", text)][:15]
    marks = [Mark(start, start + 20, str(start)) for start in starts]
    assert 5_500 < len(html) < 7_000
    best = min(timeit.repeat(lambda: mark_spans(html, marks), number=5, repeat=10)) / 5
    # About one millisecond on an idle core; the limit allows for a slow interpreter.
    assert best < 0.008
