"""The plain text of a story, in blocks that keep their ids, and where words stand in it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.text.html_units import read_html

# Raise it when `html_to_text` gives another text for the same HTML: offsets are of one version.
PROJECTION_VERSION = 1
BLOCK_BREAK = "\n\n"


@dataclass(frozen=True)
class TextBlock:
    """One block of the story's own words; `id` is the block's id in the body."""

    id: str
    text: str


@dataclass(frozen=True)
class Projection:
    """The story's text blocks in their order."""

    blocks: tuple[TextBlock, ...]

    @property
    def version(self) -> int:
        return PROJECTION_VERSION

    @property
    def text(self) -> str:
        return BLOCK_BREAK.join(block.text for block in self.blocks)

    def block(self, id: str) -> TextBlock | None:
        """The block with this id; None where there is none."""
        return next((block for block in self.blocks if block.id == id), None)

    def digest(self) -> str:
        """SHA-256 (hex) of version, block ids and texts: equal for equal projections only."""
        parts = [str(PROJECTION_VERSION)]
        for block in self.blocks:
            parts += (str(len(block.id)), block.id, str(len(block.text)), block.text)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def html_to_text(html: str) -> str:
    """The plain text of a rich-text block; `mark_spans` takes offsets into exactly this text.

    >>> html_to_text("<p>Tom &amp; <b>Eve</b></p><ul><li>one</li></ul>")
    "Tom & Eve\\n\\none"
    """
    return read_html(html).text


# --- Where words stand: the model of the W3C Web Annotation standard ------------------------------


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
