"""Keeps a story's quotes tied to its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.models.page_mixins import PageMixin
from articles.text import (
    Projection,
    Selector,
    TextBlock,
    anchor_all,
    block_html,
    html_to_text,
    joint_between,
)

if TYPE_CHECKING:
    from wagtail.models import Revision


class AnchoredQuotes(PageMixin):
    """Finds each quote in the text whenever a revision is saved: in the editor, by autosave, in
    code. A quote that is not found keeps its old selectors, so that it can be found again."""

    quotes: Any  # the children of the page that this is mixed into

    class Meta:
        abstract = True

    def projection(self) -> Projection:
        """The story's plain text by block id: its running text, tables, fact boxes and what else
        holds words of its own, in their order."""
        stored = (block.get_prep_value() for block in self.body)
        words = ((str(raw["id"]), block_html(raw["type"], raw["value"])) for raw in stored)
        return Projection(tuple(TextBlock(id, html_to_text(html)) for id, html in words if html))

    def anchor_quotes(self) -> list[Any]:
        """Set each quote's selectors in memory; return the quotes whose words are not there."""
        quotes = list(self.quotes.all())
        wanted = [
            (quote.words, tuple(Selector.from_json(data) for data in quote.selectors))
            for quote in quotes
        ]
        lost = []
        for quote, found in zip(quotes, anchor_all(wanted, self.projection()), strict=True):
            quote.anchored = found is not None
            if found is None:
                lost.append(quote)
            else:
                quote.selectors = [selector.as_json() for selector in found]
        self._find_joints(quotes)
        self.quotes = quotes
        return lost

    def _find_joints(self, quotes: list[Any]) -> None:
        """Set what the story says between each part of a split quote and the part before it."""
        chains: dict[Any, Any] = {}
        last: dict[Any, Any] = {}
        for quote in quotes:
            chain = chains[quote.uid] = chains.get(quote.continues, quote.uid)
            before, last[chain] = last.get(chain), quote
            quote.joint = self._joint(before, quote) if before is not None else ""

    def _joint(self, before: Any, quote: Any) -> str:
        if not (before.anchored and quote.anchored and before.selectors and quote.selectors):
            return ""
        one = Selector.from_json(before.selectors[-1])
        other = Selector.from_json(quote.selectors[0])
        block = self.projection().block(one.block)
        if block is None or one.block != other.block:
            return ""
        return joint_between(block.text, one.end, other.start)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        self.give_blocks_ids()
        self.anchor_quotes()
        return super().save_revision(*args, **kwargs)

    def give_blocks_ids(self) -> None:
        """Selectors name blocks by id, which Wagtail makes only when it writes the field."""
        self.body.get_prep_value()
