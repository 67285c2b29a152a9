"""Two versions of a text, word by word."""

from difflib import SequenceMatcher

import pytest

from articles.text import ComparedPiece, compare_paragraphs
from articles.text.comparison import ADDED, REMOVED, SAME

INSERTED = ["First one.", "{+New here.+}", "Last one."]
LONG = " ".join(f"word{number}" for number in range(40))


def shown(old, new):
    """[-removed-] and {+added+}, paragraph by paragraph."""
    marks = {SAME: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
    return [
        " ".join(marks[piece.kind].format(piece.text) for piece in change.pieces)
        for change in compare_paragraphs(old, new)
    ]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ([], [], []),
        (["Same words."], ["Same  words."], ["Same words."]),
        (["It was Monday."], ["It was Tuesday."], ["It was [-Monday.-] {+Tuesday.+}"]),
        (["One two."], [], ["[-One two.-]"]),
        ([], ["One two."], ["{+One two.+}"]),
        (["A b c."], ["X y z."], ["{+X y z.+}", "[-A b c.-]"]),
        # A new paragraph in the middle leaves the others beside their own.
        (["First one.", "Last one."], ["First one.", "New here.", "Last one."], INSERTED),
        # A tiny equal run between two changes is part of the change.
        (
            ["He said on Monday the 3rd he left home."],
            ["He said on Friday the 4th he left home."],
            ["He said on [-Monday the 3rd-] {+Friday the 4th+} he left home."],
        ),
    ],
)
def test_comparisons(old, new, wanted):
    assert shown(old, new) == wanted


def test_a_changed_paragraph_stands_beside_the_one_that_it_was():
    old = [f"{LONG} one.", "Short and gone.", f"Other {LONG} three."]
    new = [f"{LONG} two.", f"Other {LONG} four."]
    assert shown(old, new) == [
        f"{LONG} [-one.-] {{+two.+}}",
        "[-Short and gone.-]",
        f"Other {LONG} [-three.-] {{+four.+}}",
    ]


def test_both_versions_can_be_read_back_whole():
    old = [f"a{n} b c{n} d e {n % 3}" for n in range(60)]
    new = [text.replace("b", "B") for text in old if not text.endswith("1")] + ["the end"]
    changes = compare_paragraphs(old, new)
    for kind, whole in ((ADDED, old), (REMOVED, new)):
        left = [
            " ".join(piece.text for piece in change.pieces if piece.kind != kind)
            for change in changes
        ]
        assert [text for text in left if text] == whole


def test_what_is_the_same_says_so():
    same, changed = compare_paragraphs(["One.", "Two words."], ["One.", "Two signs."])
    assert same.is_same
    assert not changed.is_same
    assert changed.pieces[0] == ComparedPiece(SAME, "Two")


def test_the_work_grows_with_the_text_and_not_with_its_square(monkeypatch):
    """Paragraphs are compared word by word with one partner each, however many there are."""
    compared = []
    real = SequenceMatcher.get_opcodes

    def counted(self):
        compared.append(len(self.a))
        return real(self)

    monkeypatch.setattr(SequenceMatcher, "get_opcodes", counted)
    old = [f"{LONG} {number}" for number in range(300)]
    compare_paragraphs(old, [f"{text} more" for text in old])
    assert len(compared) == 301
