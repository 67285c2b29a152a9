"""How long a text takes to read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Silent reading of non-fiction in English: 238 words a minute on average (M. Brysbaert, "How many
# words do we read per minute?", Journal of Memory and Language 109, 2019).
WORDS_PER_MINUTE = 238
# Of scripts that write no spaces, in characters a minute: between the 255 to 260 words that the
# same study has for Chinese and Japanese, and their one and a half to two characters.
SIGNS = 450

_TAG = re.compile(r"<[^>]*>|&\w+;|&#\d+;")
# Han, kana, and the scripts of Thai, Lao, Burmese and Khmer.
_SIGN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def reading_minutes(parts: Iterable[str]) -> int:
    """Whole minutes for these parts of a text (HTML or plain), at least 1; 0 for no words."""
    text = _TAG.sub(" ", " ".join(parts))
    signs = len(_SIGN.findall(text))
    words = len(_SIGN.sub(" ", text).split())
    if not (words or signs):
        return 0
    return max(1, round(words / WORDS_PER_MINUTE + signs / SIGNS))
