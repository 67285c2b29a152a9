"""Finds the data that tests may measure against; it is never part of the project."""

import os
from pathlib import Path

import pytest

_FOLDER = Path(os.environ.get("ADVOCACY_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def shared_path(*parts: str) -> Path:
    """A file of the shared data; skips the test, saying so, where it is not there."""
    path = _FOLDER.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"measures against data that is not here: {'/'.join(parts)}")
    return path
