"""HTML from the clipboard as lines, tables and footnotes of a story."""

import pytest

from articles.safety.pasting import Line, read_paste, to_blocks
from articles.safety.pasting.links import clean_address
from tests.safety.pasting_sources import SOURCES, counted


def blocks_of(html, text="", **options):
    return to_blocks(read_paste(html, text), **options)


def text_of(html, text=""):
    blocks = blocks_of(html, text)
    assert [block["type"] for block in blocks] in ([], ["text"])
    return blocks[0]["value"] if blocks else ""


@pytest.mark.parametrize("name", SOURCES)
def test_every_heading_entry_link_table_and_note_is_kept(name):
    html, text, expected = SOURCES[name]
    assert counted(blocks_of(html, text)) == expected


@pytest.mark.parametrize("name", [name for name in SOURCES if name != "plain text"])
def test_nothing_of_the_source_is_left(name):
    stored = str(blocks_of(*SOURCES[name][:2]))
    for trace in (
        *("style=", "class=", "mso", "utm_", "fbclid", "clid", "google.com", "facebook", "onclick"),
        *("script", "track(", "Buy a boat", "secret", "pixel", "<span", "<o:p", "docs-internal"),
    ):
        assert trace not in stored, trace


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a</p><p>&nbsp;</p><p><br></p><div></div><p>b</p>", "<p>a</p><p>b</p>"),
        ("<div>a<br><br>b<br>c</div>", "<p>a</p><p>b<br/>c</p>"),
        ("<p>one\n  two</p>", "<p>one two</p>"),
        ("<p>a <b> b </b> c</p>", "<p>a <b>b</b> c</p>"),
        ("<b style='font-weight:normal'><p>a</p></b>", "<p>a</p>"),
        ("<p><span style='font-weight: 700'>a</span></p>", "<p><b>a</b></p>"),
        ("<p><b style='mso-bidi-font-weight:normal'>a</b></p>", "<p><b>a</b></p>"),
        ("<h1><b>a</b></h1><p>b</p>", "<h2>a</h2><p>b</p>"),
        ("<h4>a</h4><h5>b</h5><h4>c</h4>", "<h2>a</h2><h3>b</h3><h2>c</h2>"),
        ("<p>a & b < c</p>", "<p>a &amp; b &lt; c</p>"),
        ("<p><a href='javascript:alert(1)'>a</a></p>", "<p>a</p>"),
        ("<p><a href='/about'>a</a></p>", "<p>a</p>"),
        ("<p><a href='#_ftn9'>[9]</a></p>", "<p>[9]</p>"),
        ("<ol><li>a<ol><li>b</li></ol></li></ol>", "<ol><li>a<ol><li>b</li></ol></li></ol>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li>a<br/>b</li></ul>"),
        ("<ul><li>a</li></ul><ol><li>b</li></ol>", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "<p>a</p><p>b</p>"),
        ("<p>a<del>b</del><ins>c</ins></p>", "<p>ac</p>"),
        ("<p hidden>a</p><p style='display: none'>b</p>c", "<p>c</p>"),
        ("", ""),
        ("<p></p>", ""),
        ("<", "<p>&lt;</p>"),
    ],
)
def test_html(html, text):
    assert text_of(html) == text


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        ("a\nb\n\nc", "<p>a</p><p>b</p><p>c</p>"),
        ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
        ("1) a\n2) b", "<ol><li>a</li><li>b</li></ol>"),
        (f"{'word ' * 13}\n{'word ' * 13}\nend", f"<p>{'word ' * 13}{'word ' * 13}end</p>"),
        (
            "see https://a.example/b.",
            '<p>see <a href="https://a.example/b">https://a.example/b</a>.</p>',
        ),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
    ],
)
def test_plain_text(plain, text):
    assert text_of("", plain) == text


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://a.example/?id=1&utm_source=b#part", "https://a.example/?id=1#part"),
        ("https://a.example/?sig=a%2Fb", "https://a.example/?sig=a%2Fb"),
        ("https://www.google.com/url?q=https://a.example/%3Fb%3D1&sa=D", "https://a.example/?b=1"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=1",
            "https://a.example/",
        ),
        ("mailto:desk@a.example?subject=x", "mailto:desk@a.example"),
        ("https://[", ""),
        ("javascript:alert(1)", ""),
        ("//a.example/", ""),
        ("data:text/html,a", ""),
    ],
)
def test_addresses(address, clean):
    assert clean_address(address) == clean


def test_cells_that_reach_over_leave_empty_ones():
    html = """<table><tr><th>A</th><th colspan="2">B</th></tr>
        <tr><td rowspan="2">1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td></tr></table>"""
    (block,) = blocks_of(html)
    assert [column["heading"] for column in block["value"]["columns"]] == ["A", "B", ""]
    assert [row["values"] for row in block["value"]["rows"]] == [["1", "2", "3"], ["", "4", "5"]]


def test_a_link_in_a_heading_of_a_column_is_kept():
    html = """<table><tr><th><a href="https://a.example/">A</a></th><th>B</th></tr>
        <tr><td>1</td><td>2</td></tr></table>"""
    assert 'href="https://a.example/"' in str(blocks_of(html))


def test_footnotes_are_numbered_on():
    blocks = blocks_of(SOURCES["Word"][0], notes_before=2)
    assert 'href="#note-3">[3]<' in blocks[0]["value"]
    assert "[1]" not in str(blocks)


@pytest.mark.parametrize("sign", ["\ud83d", "\x00", "\udc00", "\ufffe", "\x1b"])
def test_half_an_emoji_and_signs_of_control_are_dropped(sign):
    for html, text in ((f"<p>a{sign}b</p>", ""), ("", f"a{sign}b"), ("<p>a&#55357;b&#0;</p>", "")):
        stored = str(blocks_of(html, text))
        assert stored.encode("utf-8")
        assert sign not in stored


def test_deep_and_broken_html_is_read():
    for html in ("<div>" * 5000 + "a", "<table>" * 300 + "<tr><td>a", "<a href='" * 999, "<!--"):
        assert isinstance(read_paste(html, ""), object)
    (line,) = read_paste("<ul>" * 40 + "<li>a", "").parts
    assert isinstance(line, Line) and line.text == "a"
