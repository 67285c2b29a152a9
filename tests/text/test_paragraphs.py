"""Plain text to paragraphs and back; the working headline."""

import random

import pytest

from articles.text import first_sentence, html_to_text, text_to_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("\n\none\n \n\n\ttwo \n", "<p>one</p><p>two</p>"),
        ("a\nb", "<p>a<br/>b</p>"),
        ("a\r\n\r\nb", "<p>a</p><p>b</p>"),
        ("<b> & “x”", "<p>&lt;b&gt; &amp; “x”</p>"),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_text_to_html(text, html):
    assert text_to_html(text) == html


def test_text_survives_the_way_to_html_and_back():
    rnd = random.Random(3)
    for _ in range(500):
        words = ["<i>", "&amp;", "“so”", "a\u00a0b", "x", "&", "<", "ok>"]
        paragraphs = [
            "\n".join(
                " ".join(rnd.choice(words) for _ in range(rnd.randint(1, 6)))
                for _ in range(rnd.randint(1, 2))
            )
            for _ in range(rnd.randint(1, 4))
        ]
        text = "\n\n".join(paragraphs)
        assert html_to_text(text_to_html(text)) == text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One thing. Another.", "One thing"),
        ("No stop\n\nNext paragraph.", "No stop"),
        ("The U.S. House voted. It passed.", "The U.S. House voted"),
        ("Rep. Cicilline (D-R.I.) signed. 51 more did.", "Rep. Cicilline (D-R.I.) signed"),
        ("Ros-Lehtinen (R-Fla.) and J. K. Doe met. So.", "Ros-Lehtinen (R-Fla.) and J. K. Doe met"),
        ("“We will go. We must,” she said. He left.", "“We will go. We must,” she said"),
        ("“We will go.” He left.", "“We will go.”"),
        ("“Stop!” he said. Then.", "“Stop!” he said"),
        ("Is it true? Yes.", "Is it true?"),
        ("It rose by 3.5 percent. Then it fell.", "It rose by 3.5 percent"),
        ("It was 2016. Then it fell.", "It was 2016"),
        ("He lives in the U.S.", "He lives in the U.S."),
        ("We met on Sept. 5 in Rome. Then.", "We met on Sept. 5 in Rome"),
        ("Wait … there is more. End.", "Wait … there is more"),
        ("", ""),
    ],
)
def test_first_sentence(text, sentence):
    assert first_sentence(text) == sentence


@pytest.mark.parametrize("limit", [20, 40, 60, 120])
def test_a_long_sentence_is_cut_between_words(limit):
    text = "“Nobody,” she said, “" + "has ever told us what happened to them " * 9 + "there.”"
    cut = first_sentence(text, limit)
    assert len(cut) <= limit
    assert cut.rstrip("”").endswith("…")
    assert cut.count("“") == cut.count("”")
    assert text.startswith(cut.rstrip("”").rstrip("…"))
    assert not text[len(cut.rstrip("”")) - 1].isalpha()


def test_a_word_longer_than_the_limit_is_cut_all_the_same():
    assert first_sentence("x" * 500, 50) == "x" * 49 + "…"
