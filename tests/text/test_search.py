"""Words, questions, spelling and snippets of the search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import (
    as_fts5,
    as_tsquery,
    errors_between,
    halves,
    loosened,
    mark,
    parse_query,
    search_words,
    snippet,
    stem,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S.-backed O’Néill’s report", "the us backed oneill report"),
        ("co-operation, don't: 1,200", "co operation dont 1 200"),
        ("STRASSE Straße", "strasse strasse"),
        ("中文abc", "中 文 abc"),
        ("हिन्दी", "हिन्दी"),
        ("* ( ) : \" '", ""),
        ("x" * 100, "x" * 64),
    ],
)
def test_words(text, words):
    assert search_words(text) == words


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        ("vote votes voted voting", "vot"),
        ("stop stopped stops", "stop"),
        ("policy policies", "polici"),
        ("process processes", "process"),
        ("bring", "bring"),
        ("iraq", "iraq"),
    ],
)
def test_stems(forms, wanted):
    assert {stem(form) for form in forms.split()} == {wanted}


def test_terms():
    query = parse_query('the “human rights” of letters 中文 "unclosed end')
    assert [(term.words, term.exact) for term in query.terms] == [
        (("human", "rights"), True),
        (("letters",), False),
        (("中", "文"), False),
        (("unclosed", "end"), True),
    ]
    assert [term.words for term in parse_query("to be or not").terms] == [
        ("to",),
        ("be",),
        ("or",),
        ("not",),
    ]
    assert parse_query("word " * 200).is_cut
    assert not parse_query("word").is_cut


def test_spelling_is_put_into_what_was_typed():
    query = parse_query("Statment of “statment” STATMENT")
    assert query.with_spelling({"statment": "statement"}) == "statement of “statment” statement"


def test_questions_for_the_databases():
    ways = [((("a", "b"), ("c",)), (("d*",),))]
    assert as_fts5(ways) == '(("a b" OR "c") AND ("d" *))'
    assert as_fts5(ways, in_title=True) == '{title_words} : ((("a b" OR "c") AND ("d" *)))'
    assert as_tsquery(ways) == "((('a' <-> 'b') | ('c')) & (('d':*)))"
    assert as_tsquery(ways, in_title=True) == "((('a':A <-> 'b':A) | ('c':A)) & (('d':*A)))"
    three = tuple(((word,),) for word in ("aa", "bb", "cc"))
    assert len(loosened(three)) == 3
    assert loosened(three[:2]) == []


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("iraq", "iraq", 0),
        ("iarq", "iraq", 1),
        ("statment", "statement", 1),
        ("statemment", "statement", 1),
        ("inqiury", "inquiry", 1),
        ("abcd", "wxyz", 3),
        ("short", "muchlonger", 3),
    ],
)
def test_errors_between_words(one, other, errors):
    assert errors_between(one, other, 2) == errors


@given(st.text("abcd", min_size=4, max_size=12), st.data())
def test_one_error_spares_one_half(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcd"))
    kind = data.draw(st.sampled_from(("add", "drop", "change", "swap")))
    swapped = word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :]
    wrong = {
        "add": word[:place] + letter + word[place:],
        "drop": word[:place] + word[place + 1 :],
        "change": word[:place] + letter + word[place + 1 :],
        "swap": swapped,
    }[kind]
    if len(wrong) >= 4:
        first, last = halves(wrong)
        assert word.startswith(first) or word.endswith(last)
        assert errors_between(wrong, word, 1) <= 1


def test_snippets():
    text = "Filler words. " * 40 + "The Human Rights council voted on it. " + "More words. " * 40
    pieces = snippet(text, {("human", "rights"), ("voted",)})
    assert [piece.text for piece in pieces if piece.marked] == ["Human Rights", "voted"]
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert sum(len(piece.text) for piece in pieces) < 260
    assert "".join(piece.text for piece in mark("A title", {("title",)})) == "A title"
    assert snippet("", {("a",)}) == ()


@given(st.text(max_size=300))
def test_any_text_has_words_in_order_and_a_snippet(text):
    words = list(words_of(text))
    assert all(0 <= word.start < word.end <= len(text) for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    assert all(" " not in word.form and word.form for word in words)
    shown = snippet(text, {(word.form,) for word in words[:3]})
    assert "".join(piece.text for piece in shown).strip("… \n") in text or len(text) < 2
    as_tsquery([tuple((term.words,) for term in parse_query(text).terms)])
