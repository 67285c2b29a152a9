"""Where words stand in a block of text, in the model of the W3C Web Annotation standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.text.projection import TextBlock

CONTEXT_LENGTH = 32


@dataclass(frozen=True)
class Selector:
    """A TextQuoteSelector and a TextPositionSelector of one stretch of one block's text.

    `start` and `end` are code points into the block's text; `prefix` and `suffix` are up to
    CONTEXT characters that stand before and behind `exact` in the same block.
    """

    block: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        """The target of a Web Annotation: the block as its source, then both selectors."""
        return {
            "source": self.block,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": self.exact,
                    "prefix": self.prefix,
                    "suffix": self.suffix,
                },
                {"type": "TextPositionSelector", "start": self.start, "end": self.end},
            ],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Selector:
        """Read what `as_json` made. Raises ValueError where it has another shape."""
        try:
            parts = {part["type"]: part for part in data["selector"]}
            quote, position = parts["TextQuoteSelector"], parts["TextPositionSelector"]
            return cls(
                block=str(data["source"]),
                exact=str(quote["exact"]),
                prefix=str(quote.get("prefix", "")),
                suffix=str(quote.get("suffix", "")),
                start=int(position["start"]),
                end=int(position["end"]),
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ValueError(f"not a selector of a quote: {data!r}") from error


def select(block: TextBlock, start: int, end: int) -> Selector:
    """The selector of `block.text[start:end]`."""
    return Selector(
        block=block.id,
        exact=block.text[start:end],
        prefix=block.text[max(0, start - CONTEXT_LENGTH) : start],
        suffix=block.text[end : end + CONTEXT_LENGTH],
        start=start,
        end=end,
    )
