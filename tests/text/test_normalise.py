"""Clean text, keys of names, and the folded form with its way back."""

import random
import unicodedata

import pytest

from articles.text import clean_text, fold, name_key

NOISE = "\u200b\ufeff\u202e\u2066\u2069\u200e\u00ad\x07"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\ufeffa\r\nb\rc", "a\nb\nc"),
        ("e\u0301", "é"),
        ("a\u200bb\u202ec\u2069d", "abcd"),
        ("a\x00\x07\x9fb\tc", "ab\tc"),
        ("a\u00a0b", "a\u00a0b"),
        ("a\u2028b\x0cc", "a\nb\nc"),
        ("a\u200db", "ab"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("\ud800x", "x"),
    ],
)
def test_clean_text_keeps_what_is_seen(raw, clean):
    assert clean_text(raw) == clean
    assert clean_text(clean) == clean


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("David Cicilline", "DAVID  CICILLINE"),
        ("Ileana Ros-Lehtinen", "Ileana Ros‐Lehtinen"),
        ("José Peña", "Jose\u0301 Pena"),
        ("O’Neill", "O'Neill"),
        ("J. F. Kennedy", "J.F. Kennedy"),
        ("U.S. House", "US House"),
        ("Weiß", "WEISS"),
        ("Зелёный", "ЗЕЛЕНЫЙ"),
        (" A\u00a0B ", "a b"),
        ("Al\u200bice", "Alice"),
        ("İstanbul", "istanbul"),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert name_key(one) == name_key(other)
    assert name_key(name_key(one)) == name_key(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann Lee", "Anne Lee"), ("Ros-Lehtinen", "Ros Lehtinen"), ("かき", "がき"), ("Øre", "Ore")],
)
def test_different_names_have_different_keys(one, other):
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“a” ‘b’ «c» „d“", '"a" \'b\' "c" "d"'),
        ("a\u00a0\n\n b", "a b"),
        ("a — b – c -- d − e", "a - b - c - d - e"),
        ("wait…", "wait..."),
        ("cafe\u0301 \u212b", "café Å"),
        ("a\u200b \u200bb\u00adc", "a bc"),
        ("\u1112\u1161\u11ab", "한"),
        ("Case Stays", "Case Stays"),
    ],
)
def test_fold_levels_typography_only(text, folded):
    assert fold(text)[0] == folded


def _random_text(rnd: random.Random) -> str:
    alphabet = "ab é“”‘’—–-\u00a0\n…" + "e\u0301" + "한я" + "\u1112\u1161\u11ab\u0323\u0301" + NOISE
    return "".join(rnd.choice(alphabet) for _ in range(rnd.randint(0, 60)))


def test_fold_maps_every_character_back():
    rnd = random.Random(20)
    for _ in range(2000):
        text = _random_text(rnd)
        folded, offsets = fold(text)
        assert len(offsets) == len(folded) + 1
        assert list(offsets) == sorted(offsets)
        assert offsets[-1] == len(text)
        for at, char in enumerate(folded):
            if at == 0 or offsets[at] != offsets[at - 1]:
                # Not the very first where a dash that carries an accent ends a run of dashes.
                assert char in fold(text[offsets[at] :])[0][:3]


def test_fold_is_the_same_for_composed_and_decomposed_text():
    rnd = random.Random(21)
    for _ in range(1000):
        text = _random_text(rnd)
        composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
        assert fold(composed)[0] == fold(decomposed)[0]
        folded = fold(clean_text(text))[0]
        assert fold(folded)[0] == folded
