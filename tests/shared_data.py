"""Finds the data that tests may measure against; it is never part of the project. What stands in
for it in every clone is in tests/fixtures."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

_FOLDER = Path(os.environ.get("ADVOCACY_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def shared_path(*parts: str) -> Path:
    """A file of the shared data; skips the test, saying so, where it is not there."""
    path = _FOLDER.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"measures against data that is not here: {'/'.join(parts)}")
    return path


class Seed(NamedTuple):
    """A story and its record, made by hand: the files for `import_story`. The record has more than
    that reads: where in the text people, bodies and places stand, and how precise dates are."""

    text: Path
    record: Path


def seed_story(which: str) -> Seed:
    """The story that the project was asked for: `original`, or the same facts in words of our own.

    In both, the words of the letter and of officials are theirs.
    """
    if which == "original":
        return Seed(shared_path("seed", "chechnya-letter.txt"), shared_path("seed", "gold.json"))
    folder = Path(__file__).parent / "fixtures"
    return Seed(folder / "chechnya-letter.txt", folder / "chechnya-letter.json")
