"""The plain text of a story, in blocks that keep their ids."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

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
