"""Finds the answers of an interview that is set as such: Q: and A:, or a name before a colon behind
the questions."""

from __future__ import annotations

import re
from typing import Final

from .paragraphs import Paragraph
from .result import Span

_LABEL: Final = re.compile(
    r"\s{0,9}(?P<label>Q|A|Question|Answer|[^\W\d_][\w.’'-]{1,30}(?: [^\W\d_][\w.’'-]{0,30}){0,3})"
    r"\s?:\s{1,3}(?=\S)"
)
# What has more answers is a transcript: nobody wants its every line as a quote.
_MOST: Final = 5
_QUESTIONS: Final = ("Q", "Question")


def answers_in(text: str, paragraphs: list[Paragraph]) -> dict[int, Span]:
    """The answers by the number of their paragraph, without the label."""
    labelled = [_LABEL.match(text, start, end) for start, end, _ in paragraphs]
    found: dict[int, Span] = {}
    for number, match in enumerate(labelled):
        if match is None or match["label"] in _QUESTIONS or not number:
            continue
        before = paragraphs[number - 1]
        asked = text[before.start : before.end].rstrip().endswith("?")
        question = labelled[number - 1]
        plain = asked and (question is None or question["label"] != match["label"])
        titled = all(word[0].isupper() for word in match["label"].split())
        # Capitals set a transcript of a broadcast, whose every line would be a quotation.
        broadcast = match["label"].isupper() and len(match["label"]) > 1
        if plain and titled and not broadcast:
            found[number] = Span(match.end(), paragraphs[number].end)
    return found if len(found) <= _MOST else {}
