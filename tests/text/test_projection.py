"""The plain text of rich text, and the projection of a story."""

import pytest

from articles.text import PROJECTION_VERSION, Projection, TextBlock, html_to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one</p>\n  <p> two </p>\n", "one\n\ntwo"),
        ("<h2>Head</h2><ul><li>a</li><li>b</li></ul><p>c</p>", "Head\n\na\n\nb\n\nc"),
        ("<p>a<br/>b<br>c<br /></p>", "a\nb\nc"),
        ("<p>a<br/><br/><br/>b</p>", "a\n\nb"),
        ("<p>a <b>b</b><i>c</i> d</p>", "a bc d"),
        ("<p>a <b> b </b> c</p>", "a b c"),
        ("<p>a\n  b\tc</p>", "a b c"),
        ("<p>a&nbsp;&nbsp; b\u00a0</p>", "a\u00a0\u00a0 b\u00a0"),
        ("<p>&lt;b&gt; &amp;amp; &quot;x&#39; &#x2014; &mdash;</p>", "<b> &amp; \"x' — —"),
        ("<p>R&D, AT&T; &unknown; &copy 2017 &ampx</p>", "R&D, AT&T; &unknown; © 2017 &x"),
        ("<p>a &#99999999999999999999; b &#0;</p>", "a &#99999999999999999999; b \ufffd"),
        ('<p>a</p><embed embedtype="image" id="1" alt="x"/><p>b</p>', "a\n\nb"),
        ('<p>a<img src="x" alt="a picture">b</p>', "ab"),
        ("<p>a<script>x < 1</script><style>p{}</style>b<!-- c > --></p>", "ab"),
        ('<p>a <a title="x > y" href="/?a=1&amp;b">b</a></p>', "a b"),
        ("<p>1 < 2 and 3 > 2 <</p>", "1 < 2 and 3 > 2 <"),
        ("no tags", "no tags"),
        ("<p>a<p>b", "a\n\nb"),
        ("", ""),
        ("<p></p><p> </p>", ""),
    ],
)
def test_plain_text_of_html(html, text):
    assert html_to_text(html) == text


@pytest.mark.parametrize(
    "piece", ["<a ", "<a '", '<a "', "<", "<!--", "<!x ", "&a", "&amp;<b", " ", "\n ", "<p>", "</b"]
)
def test_hostile_html_ends(piece):
    # Milliseconds; a parser that is not linear would hold the suite up.
    assert isinstance(html_to_text(piece * 64_000 + "x"), str)


def test_a_projection_joins_its_blocks_and_knows_them():
    projection = Projection((TextBlock("a", "one"), TextBlock("b", "two")))
    assert projection.text == "one\n\ntwo"
    assert projection.version == PROJECTION_VERSION
    assert projection.block("b").text == "two"
    assert projection.block("c") is None
    assert Projection(()).text == ""


def test_equal_projections_only_have_equal_digests():
    digests = {
        Projection(blocks).digest()
        for blocks in (
            (),
            (TextBlock("a", "one"),),
            (TextBlock("b", "one"),),
            (TextBlock("a", "one\n\ntwo"),),
            (TextBlock("a", "one"), TextBlock("a", "two")),
            (TextBlock("a", "one"), TextBlock("at", "wo")),
        )
    }
    assert len(digests) == 6
    assert (
        Projection((TextBlock("a", "x"),)).digest() == Projection((TextBlock("a", "x"),)).digest()
    )
