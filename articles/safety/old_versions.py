"""Whom an old version of a text would name who may not be named now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

# Shorter words are no surname that could be told from other words.
_SHORTEST = 3


def reappearing_names(old: str, current: str, names: Iterable[str]) -> list[str]:
    """Those of `names`, and of their last words, that stand in `old` and not in `current`.

    A name that readers see now tells them nothing new in an old version. Case and typography do
    not count, and endings do not ("Orlov" is found in "Orlova's"): too much is found rather than
    too little.
    """
    before, now = name_key(old), name_key(current)
    return [form for form in sorted(_forms(names)) if _has(before, form) and not _has(now, form)]


def _forms(names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        plain = name_key(name)
        found.update((plain, plain.rpartition(" ")[2]))
    return {form for form in found if len(form) >= _SHORTEST}


def _has(text: str, form: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}", text) is not None
