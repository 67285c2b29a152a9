"""Whom an old version would name who is not named any more."""

import pytest

from articles.safety.old_versions import reappearing_names

NAMES = ["Ada Orlova", "A. O."]


@pytest.mark.parametrize(
    ("old", "current", "found"),
    [
        ("Ada Orlova spoke.", "A woman spoke.", ["ada orlova", "orlova"]),
        ("Ada Orlova spoke.", "Ada Orlova spoke.", []),
        ("ADA ORLÓVA’s letter", "A letter", ["ada orlova", "orlova"]),
        ("Ms. Orlova spoke.", "A woman spoke.", ["orlova"]),
        ("Orlovas spoke.", "Ada Orlova spoke.", []),
        ("They met the Orlovas.", "They met.", ["orlova"]),
        ("The Gorlova river", "A river", []),
        ("A. O. spoke.", "A woman spoke.", []),
        ("A woman spoke.", "Ada Orlova spoke.", []),
    ],
)
def test_names_that_would_reappear(old, current, found):
    assert reappearing_names(old, current, NAMES) == found
