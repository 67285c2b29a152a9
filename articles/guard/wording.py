"""How findings name what they are about."""

_SHOWN = 60


def shown(words: str) -> str:
    """The words in quotation marks, on one line, cut where they are long."""
    text = " ".join(words.split())
    return f"“{text}”" if len(text) <= _SHOWN else f"“{text[: _SHOWN - 1]}…”"
