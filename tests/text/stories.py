"""Random stories with quotes, and the edits that people make to them."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass

from articles.text import Projection, Selector, TextBlock, anchor_all

WORDS = (
    "the report says that police in Grozny detained café owners, naïve friends and Zoë Peña after "
    "midnight; nobody told the families why they were held or where the U.S. letter of 12 July was "
    "sent by 3.5 million readers who don't trust semi-official statements about human rights"
).split()


@dataclass(frozen=True)
class Story:
    """Blocks of paragraphs, and the quotes in the order of the text."""

    blocks: tuple[TextBlock, ...]
    quotes: tuple[str, ...]

    def projection(self) -> Projection:
        return Projection(self.blocks)

    def anchored(self) -> list[tuple[str, tuple[Selector, ...]]]:
        """Each quote with where it stands; it is an error if one does not."""
        found = anchor_all([(words, ()) for words in self.quotes], self.projection())
        return [
            (words, selectors)
            for words, selectors in zip(self.quotes, found, strict=True)
            if selectors
        ]


def some_words(rnd: random.Random, least: int, most: int) -> str:
    return " ".join(rnd.choice(WORDS) for _ in range(rnd.randint(least, most)))


def make_story(rnd: random.Random) -> Story:
    blocks, quotes = [], []
    for number in range(rnd.randint(1, 4)):
        paragraphs = []
        for _ in range(rnd.randint(1, 5)):
            words = some_words(rnd, 2, 25).rstrip(",;")
            stop = rnd.choice((",", ".", ""))
            quotes.append(words + stop)
            head, rest = some_words(rnd, 0, 12), some_words(rnd, 3, 20)
            paragraphs.append(f"{head} “{words}{stop}” {rest}.".strip())
        blocks.append(TextBlock(f"block-{number}", "\n\n".join(paragraphs)))
    return Story(tuple(blocks), tuple(quotes))


def _each(story: Story, change) -> Projection:
    return Projection(tuple(TextBlock(block.id, change(block.text)) for block in story.blocks))


def paragraph_above(story: Story, rnd: random.Random) -> Projection:
    return _each(story, lambda text: f"{some_words(rnd, 5, 40)}.\n\n{text}")


def block_above(story: Story, rnd: random.Random) -> Projection:
    return Projection((TextBlock("new", some_words(rnd, 20, 60)), *story.blocks))


def blocks_reordered(story: Story, rnd: random.Random) -> Projection:
    return Projection(tuple(rnd.sample(story.blocks, len(story.blocks))))


def straight_quotes(story: Story, rnd: random.Random) -> Projection:
    plain = str.maketrans("“”‘’", "\"\"''")
    return _each(story, lambda text: text.translate(plain))


def guillemets(story: Story, rnd: random.Random) -> Projection:
    return _each(story, lambda text: text.replace("“", "«\u00a0").replace("”", "\u00a0»"))


def stop_moved_inside(story: Story, rnd: random.Random) -> Projection:
    return _each(story, lambda text: text.replace("” ", ",” "))


def stop_moved_outside(story: Story, rnd: random.Random) -> Projection:
    return _each(story, lambda text: text.replace(",”", "”,").replace(".”", "”."))


def no_break_spaces(story: Story, rnd: random.Random) -> Projection:
    def change(text: str) -> str:
        return "".join("\u00a0" if char == " " and rnd.random() < 0.3 else char for char in text)

    return _each(story, change)


def decomposed(story: Story, rnd: random.Random) -> Projection:
    return _each(story, lambda text: unicodedata.normalize("NFD", text))


def one_block(story: Story, rnd: random.Random) -> Projection:
    return Projection((TextBlock("joined", story.projection().text),))


def one_block_per_paragraph(story: Story, rnd: random.Random) -> Projection:
    paragraphs = story.projection().text.split("\n\n")
    return Projection(tuple(TextBlock(f"part-{n}", text) for n, text in enumerate(paragraphs)))


EDITS = (
    paragraph_above,
    block_above,
    blocks_reordered,
    straight_quotes,
    guillemets,
    stop_moved_inside,
    stop_moved_outside,
    no_break_spaces,
    decomposed,
    one_block,
    one_block_per_paragraph,
)
