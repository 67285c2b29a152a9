"""Marks in the story's text: every word once, whatever overlaps."""

import random
from dataclasses import replace

from articles.editing.reading.marks import marked_story
from articles.extraction import ExtractionResult, Span
from articles.services.reading.shapes import (
    ArticleReading,
    MatchKind,
    ProposalEvidence,
    ProposalKind,
    ProposalState,
    ReadProposal,
    RecordMatch,
)

TEXT = "Ada Quist said “we met the board” twice.\n\nThe board\nwas silent."
ONE = ReadProposal(
    key="quote-1",
    kind=ProposalKind.QUOTE,
    label="",
    confidence=0.9,
    rule="",
    spans=(),
    evidence=ProposalEvidence("", "", ""),
    fields={},
    match=RecordMatch(MatchKind.NEW),
    state=ProposalState.OPEN,
)


def mark(kind, *spans, **fields):
    return replace(
        ONE, key=f"{kind.value}-{spans}", kind=kind, spans=tuple(Span(*s) for s in spans), **fields
    )


def story(*proposals, text=TEXT):
    return marked_story(ArticleReading(text, proposals, ExtractionResult()))


def told(paragraphs):
    return ["".join(piece.text for piece in paragraph) for paragraph in paragraphs]


def test_a_name_inside_a_quote_is_both_and_links_to_the_name():
    quote, board = (
        mark(ProposalKind.QUOTE, (16, 32)),
        mark(ProposalKind.ORGANIZATION, (27, 32), (46, 51)),
    )
    paragraphs = story(quote, board)
    assert told(paragraphs) == TEXT.split("\n\n")
    inner = [piece for piece in paragraphs[0] if piece.proposal is board]
    assert [(piece.text, piece.first) for piece in inner] == [("board", True)]
    assert set(inner[0].kinds.split()) == {"reading-mark--quote", "reading-mark--organization"}
    assert set(inner[0].keys.split()) >= {quote.key.split()[0]}
    assert [(p.text, p.first) for p in paragraphs[1] if p.proposal] == [("board", False)]


def test_marks_over_paragraphs_and_rejected_ones():
    over = mark(ProposalKind.EVENT, (0, len(TEXT)))
    paragraphs = story(over, mark(ProposalKind.PERSON, (0, 9), state=ProposalState.REJECTED))
    assert told(paragraphs) == TEXT.split("\n\n")
    assert all(piece.proposal is over for paragraph in paragraphs for piece in paragraph)


def test_every_word_stands_once_however_marks_overlap():
    chance = random.Random(7)
    for _ in range(200):
        spans = [sorted(chance.sample(range(len(TEXT) + 1), 2)) for _ in range(12)]
        marks = [mark(chance.choice(list(ProposalKind)), tuple(span)) for span in spans]
        assert told(story(*marks)) == TEXT.split("\n\n")


def test_thousands_of_marks_are_one_pass_over_the_text():
    marks = [mark(ProposalKind.PERSON, (n * 10, n * 10 + 4)) for n in range(8_000)]
    paragraphs = story(*marks, text="word word " * 8_000)
    marked = [piece for paragraph in paragraphs for piece in paragraph if piece.proposal]
    assert len(marked) == 8_000
