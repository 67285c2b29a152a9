"""Where quotes stand: choice between equal words, what may differ, what may not."""

import pytest

from articles.text import (
    Projection,
    SelectionError,
    Selector,
    TextBlock,
    anchor,
    anchor_all,
    from_selection,
    occurrences,
)


def story(*texts: str) -> Projection:
    return Projection(tuple(TextBlock(f"b{n}", text) for n, text in enumerate(texts)))


def exacts(selectors) -> list[str] | None:
    return selectors and [selector.exact for selector in selectors]


@pytest.mark.parametrize(
    ("words", "text", "exact"),
    [
        ("no way", "He said “no way,” and left.", "no way"),
        ("no way,", "He said “no way,” and left.", "no way,"),
        ("no way,", "He said “no way”, and left.", "no way"),
        ("no way.", "He said “no way,” and left.", "no way,"),
        ("no way", "He said “no way.” Then.", "no way"),
        ("It’s “his” way", "“It's 'his' way” “It's \"his\" way”", 'It\'s "his" way'),
        ("‘honor killings.’", "inciting ‘honor killings’.”", "‘honor killings’."),
        ("‘So’ it is", "“‘So’ it is,” he said.", "‘So’ it is"),
        ("Zoë", "“Zoe\u0308” left", "Zoe\u0308"),
        ("a b", "“a\u00a0 \nb”", "a\u00a0 \nb"),
        ("wait — now", "“wait – now”", "wait – now"),
        ("wait...", "“wait…” he", "wait…"),
        ("co\u00adoperate", "“cooperate”", "cooperate"),
        ("我们", "他说“我们走”", "我们"),
        ("[t]he end", "“[t]he end”", "[t]he end"),
    ],
)
def test_typography_and_final_stops_may_differ(words, text, exact):
    assert exacts(anchor(words, story(text))) == [exact]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("no way", "He said “No way,” and left."),
        ("no way", "He said “no ways,” and left."),
        ("came up", "It became up to now."),
        ("I don", "“I don’t know”"),
        ("the region is semi", "the region is semi-autonomous"),
        ("costs 5", "it costs 5.5 dollars"),
        ("5 million", "some 1.5 million"),
        ("cafe", "“café”"),
        ("a, b", "“a b”"),
        ("", "“a b”"),
        ("…”", "“a b” …”"),
        ("a b", ""),
    ],
)
def test_other_words_are_not_found(words, text):
    assert anchor(words, story(text)) is None
    assert anchor(words, story()) is None


def test_without_memory_the_quoted_place_wins_then_the_first():
    text = 'They are free. He said they are “free” and "free". Free.'
    assert anchor("free", story(text))[0].start == text.index("“free") + 1
    assert anchor("free", story("free, free"))[0].start == 0


def test_context_decides_between_equal_words_and_position_between_equal_contexts():
    before = story("Ann said “no” to war.", "Bob said “no” to tax.", "x “no” y\n\nx “no” y")
    for found in occurrences("no", before):
        assert anchor("no", before, found) == found
    after = story("Bob said “no” to tax. Ann said “no” to war.")
    ann, bob = occurrences("no", before)[:2]
    assert anchor("no", after, ann)[0].prefix.endswith("Ann said “")
    assert anchor("no", after, bob)[0].prefix.endswith("Bob said “")


def test_quotes_of_equal_words_get_different_places():
    projection = story("“no” and “no” and no")
    found = anchor_all([("no", ()), ("no", ()), ("no", ())], projection)
    assert [one[0].start for one in found] == [1, 10, 18]
    found = anchor_all([("no", ())] * 4, projection)
    assert {one[0].start for one in found} == {1, 10, 18}


def test_quotes_of_equal_words_keep_their_order_when_text_comes_above():
    line = "He said “no” again, as on any other day of this long and weary year.\n\n"
    before = story(line * 2)
    places = occurrences("no", before)
    after = story("x" * (len(line) - 2) + "\n\n" + line * 2)
    quotes = [("no", places[1]), ("no", places[0])]
    second, first = anchor_all(quotes, after)
    assert first[0].start < second[0].start


def test_short_words_elsewhere_are_not_the_lost_quote():
    _, old = from_selection("b0", 10, 20, story("He wrote “imperative” to them in a letter."))
    after = story("He wrote “crucial” to them. A quite different verb in the imperative mood.")
    assert anchor("imperative", after, old) is None
    assert anchor("imperative", after) is not None


def test_words_may_span_paragraphs_and_blocks():
    projection = story("He said: “One.", "“Two.\n\n“Three,” he said.")
    found = anchor("One.\n\nTwo.\n\nThree,", projection)
    assert [(one.block, one.exact) for one in found] == [
        ("b0", "One."),
        ("b1", "“Two.\n\n“Three,"),
    ]
    marked = anchor("One.\n\n“Two.\n\n“Three,", projection)
    assert marked == found
    again = story("New.", "He said: “One.\n\n“Two.\n\n“Three,” he said.")
    assert exacts(anchor("One.\n\nTwo.\n\nThree,", again, found)) == ["One.\n\n“Two.\n\n“Three,"]


def test_a_selector_survives_json_and_holds_its_context():
    projection = story("x" * 40 + " “so it is” " + "y" * 40)
    (selector,) = anchor("so it is", projection)
    assert Selector.from_json(selector.as_json()) == selector
    assert (len(selector.prefix), len(selector.suffix)) == (32, 32)
    block = projection.block("b0").text
    assert block[selector.start : selector.end] == selector.exact
    assert selector.as_json()["selector"][1] == {
        "type": "TextPositionSelector",
        "start": selector.start,
        "end": selector.end,
    }


@pytest.mark.parametrize("data", [{}, [], None, {"source": "a", "selector": []}, {"selector": 3}])
def test_what_is_no_selector_is_refused(data):
    with pytest.raises(ValueError, match="not a selector"):
        Selector.from_json(data)


@pytest.mark.parametrize(
    ("picked", "words"),
    [
        ("“so it is,”", "so it is,"),
        (" “so it", "so it"),
        ("o it i", "so it is"),
        ("semi", "semi-official"),
        ("on’", "don’t"),
    ],
)
def test_a_selection_gives_whole_words_without_outer_marks(picked, words):
    text = "He said “so it is,” in a semi-official way: don’t."
    start = text.index(picked)
    found, selectors = from_selection("b0", start, start + len(picked), story(text))
    assert found == words
    assert exacts(selectors) == [words]
    assert anchor(found, story(text), selectors) == selectors


@pytest.mark.parametrize(
    ("block", "start", "end"),
    [("b0", 3, 3), ("b0", 3, 4), ("b9", 0, 5), ("b0", 90, 99), ("b0", 5, 1)],
)
def test_a_selection_of_nothing_is_refused(block, start, end):
    with pytest.raises(SelectionError):
        from_selection(block, start, end, story("One — two."))
