"""Names that are probably names of the same."""

import itertools

import pytest

from articles.text import alike, likeness, name_key

ALIKE = [
    ("David Cicilline", "Cicilline, David", likeness.SAME_WORDS),
    ("David N. Cicilline", "David Cicilline", likeness.SAME_WORDS),
    ("Human Rights Campaign", "The Human Rights Campaign", likeness.SAME_WORDS),
    ("Department of State", "State Department", likeness.SAME_WORDS),
    ("René Doe", "Rene Doe", likeness.SAME_WORDS),
    ("Hate crimes", "Hate crime", likeness.ONE_LETTER),
    ("David Cicilline", "David Cicillini", likeness.ONE_LETTER),
    ("David Cicilline", "Dvaid Cicilline", likeness.ONE_LETTER),
    ("D. Cicilline", "David Cicilline", likeness.INITIALS),
    ("J. F. Kennedy", "John Kennedy", likeness.INITIALS),
    ("Asyl", "Asylum", likeness.BEGINNING),
]
NOT_ALIKE = [
    ("Ada Roe", "Bea Roe"),
    ("J. Smith", "K. Smith"),
    ("John A. Smith", "John B. Smith"),
    ("Ben Smith", "B. Smithers"),
    ("H. Res. 351", "H. Res. 352"),
    ("Oslo", "Osle"),
    ("Courts", "Prisons"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other", "reason"), ALIKE)
def test_alike(one, other, reason):
    for pair in ((one, other), (other, one)):
        assert alike(enumerate(map(name_key, pair))) == {(0, 1): reason}


@pytest.mark.parametrize(("one", "other"), NOT_ALIKE)
def test_not_alike(one, other):
    assert alike([(0, name_key(one)), (1, name_key(other))]) == {}


def test_a_pair_comes_once_and_never_with_itself():
    rows = [(1, "ada roe"), (2, "roe ada"), (1, "a roe"), (2, "ada roe")]
    assert alike(rows) == {(1, 2): likeness.SAME_WORDS}


def test_the_work_does_not_grow_with_the_square(monkeypatch):
    """What is compared for each name stays the same however many there are."""
    compared = []

    def count(size):
        syllables = ("ba", "ro", "ki", "lem", "sta", "no", "vi", "der")
        words = ["".join(parts) for parts in itertools.product(syllables, repeat=4)]
        names = [f"{words[n * 7 % 4096]} {words[n * 13 % 4096]}" for n in range(size)]
        compared.clear()
        alike(enumerate(names))
        return len(compared)

    rules = tuple(
        (reason, keys, lambda a, b, f=is_alike: compared.append(1) or f(a, b))
        for reason, keys, is_alike in likeness._RULES
    )
    monkeypatch.setattr(likeness, "_RULES", rules)
    small, large = count(500), count(4000)
    assert 0 < large < 24 * max(small, 500)
