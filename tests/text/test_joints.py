"""Which parts may be put together as one quote, and with which words between them."""

import pytest

from articles.text import join_parts, joint_between

JOINED = [
    ("It is “imperative”, it says, and “long overdue”.", ", it says, and "),
    ("“We came,” she said, “and we saw.”", " she said, "),
    ("«Nous sommes venus», dit-elle, «et nous avons vu».", ", dit-elle, "),
    ("“Where are they?” she asked, “and who took them?”", " she asked, "),
    ("“We wrote,” said Rep. Eliot Demo of the U.S. House, “and we wait.”", None),
    ("They “came” and “saw”.", " and "),
]
APART = [
    "“We came,” he said. “We saw.”",
    "“We came.” He said “we saw”.",
    "“We came!” he said, “We saw.”",
    "“We came,” he said\n\nand “we saw”.",
    "“Come,” Ann said, and Bob said “no” before “we saw”.",
    "“We came” " + "and waited " * 30 + "“we saw”.",
    "“हम आए” उसने कहा। “हमने देखा”",
]


def ends(text):
    """Where the first quotation of the text ends and the last begins."""
    opening, closing = "“«", "”»"
    return (
        next(at for at, sign in enumerate(text) if sign in closing),
        max(at for at, sign in enumerate(text) if sign in opening) + 1,
    )


@pytest.mark.parametrize(("text", "joint"), JOINED)
def test_parts_of_one_sentence_are_joined_by_its_words(text, joint):
    assert joint_between(text, *ends(text)) == (
        " said Rep. Eliot Demo of the U.S. House, " if joint is None else joint
    )


@pytest.mark.parametrize("text", APART)
def test_parts_of_two_sentences_are_two_quotes(text):
    assert joint_between(text, *ends(text)) == ""


def test_what_stands_between_is_no_part_of_the_quote():
    said = join_parts(("imperative", "long overdue"), (", it says, and ",))
    assert f"“{said}”" == "“imperative”, it says, and “long overdue”"
