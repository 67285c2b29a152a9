"""Whether a name stands in a text, in whatever case, accents and typography."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.text.normalise import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

# Shorter ones (initials) stand in every text and mean nothing.
MIN_NAME_LENGTH = 3


def names_in_text(text: str, names: Iterable[str]) -> list[str]:
    """Those of `names` that stand in `text` as whole words, in their order.

    >>> names_in_text("Mr. RENÉ DOE’s letter", ["Rene Doe", "Ren", "D."])
    ['Rene Doe']
    """
    folded = name_key(text)
    return [name for name in dict.fromkeys(names) if _stands(name_key(name), folded)]


def _stands(key: str, folded: str) -> bool:
    if len(key) < MIN_NAME_LENGTH or key not in folded:
        return False
    return re.search(rf"(?<!\w){re.escape(key)}(?!\w)", folded) is not None
