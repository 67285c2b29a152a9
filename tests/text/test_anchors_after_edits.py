"""Quotes of random stories are found again after each kind of edit, and only where they stand."""

import random

import pytest

from articles.text import Projection, TextBlock, anchor, anchor_all, fold
from tests.text.stories import EDITS, make_story, some_words, straight_quotes

STORIES = 200


def _core(words: str) -> str:
    return fold(words)[0].rstrip(".,")


def _paragraph_around(projection, selector) -> str:
    """What stands around the words, as far as edits leave it alone: the words that follow them."""
    text = projection.block(selector.block).text
    tail = fold(text[selector.end :].split("\n\n")[0])[0]
    return "".join(char for char in tail if char.isalnum())


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_quotes_are_found_again_in_their_own_paragraph(edit):
    rnd = random.Random(edit.__name__)
    total = right = 0
    for _ in range(STORIES):
        story = make_story(rnd)
        before = story.anchored()
        assert len(before) == len(story.quotes)
        after = edit(story, rnd)
        for (words, old), new in zip(before, anchor_all(before, after), strict=True):
            total += 1
            right += (
                new is not None
                and _core(new[0].exact) == _core(words)
                and _paragraph_around(after, new[0])
                == _paragraph_around(story.projection(), old[0])
            )
    assert total > STORIES
    assert right / total >= 0.99


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_one_quote_alone_is_found_as_among_all(edit):
    rnd = random.Random(7)
    story = make_story(rnd)
    before = story.anchored()
    after = edit(story, rnd)
    for words, old in before:
        found = anchor(words, after, old)
        assert found is not None
        assert _core(found[0].exact) == _core(words)


def test_two_edits_in_turn_lose_nothing():
    rnd = random.Random(99)
    total = found = 0
    for _ in range(STORIES):
        story = make_story(rnd)
        quotes = story.anchored()
        for edit in rnd.sample(EDITS, 2):
            selectors = anchor_all(quotes, edit(story, rnd))
            total += len(selectors)
            found += sum(one is not None for one in selectors)
            quotes = [
                (words, new or old) for (words, old), new in zip(quotes, selectors, strict=True)
            ]
    assert found / total >= 0.99


def _altered(words: str, rnd: random.Random) -> str:
    """`words` with one word changed, added, lengthened, taken out or in another case."""
    parts = words.split()
    at = rnd.randrange(len(parts))
    word = parts[at].strip(".,;")
    changes = [["altered"], [f"un{word}"], [f"{word}s"], [word, "altered"], ["altered", word]]
    if word.swapcase() != word:
        changes.append([word.swapcase()])
    if 0 < at < len(parts) - 1:
        changes.append([])
    change = rnd.choice(changes)
    if len(change) == 2:
        at = min(max(at, 1), len(parts) - 2)
        change = ["altered", parts[at]]
    return " ".join([*parts[:at], *change, *parts[at + 1 :]])


def test_altered_words_are_never_found():
    rnd = random.Random(5)
    tried = 0
    for _ in range(STORIES):
        story = make_story(rnd)
        for words, old in story.anchored():
            if len(words.split()) < 4:
                continue
            new_words = _altered(words, rnd)
            text = straight_quotes(story, rnd).text.replace(fold(words)[0], fold(new_words)[0])
            after = Projection((TextBlock(old[0].block, text),))
            tried += 1
            assert anchor(words, after, old) is None, (words, new_words)
            assert anchor(words, after) is None, (words, new_words)
    assert tried > STORIES


def test_two_hundred_quotes_in_a_megabyte():
    rnd = random.Random(11)
    quotes, paragraphs, size = [], [], 0
    while size < 1_000_000:
        words = some_words(rnd, 8, 30).rstrip(",;")
        quotes.append(words)
        paragraphs.append(f"{some_words(rnd, 10, 30)} “{words},” {some_words(rnd, 20, 60)}.")
        size += len(paragraphs[-1]) + 2
    projection = Projection((TextBlock("a", "\n\n".join(paragraphs)),))
    wanted = [(words, ()) for words in rnd.sample(quotes, 200)]
    # Half a second on an idle core; a search that is not linear would hold the suite up.
    assert all(anchor_all(wanted, projection))
