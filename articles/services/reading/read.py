"""Reads a draft and compares what it says with its record and with the newsroom."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from articles.extraction import Span, TextTooLong, extract
from articles.models import RejectedProposal
from articles.selectors.embargo.visibility import hidden_in
from articles.selectors.reading.gazetteer import gazetteer_for
from articles.services.reading.draft_rows import DraftRows, is_machine, place_of
from articles.services.reading.finding import FoundProposal, find_all
from articles.services.reading.keys import proposal_key, told_apart
from articles.services.reading.matching import match_all, new_posts
from articles.services.reading.shapes import (
    ArticleReading,
    MatchKind,
    ProposalEvidence,
    ProposalKind,
    ProposalState,
    ReadingRefused,
    ReadProposal,
    RecordMatch,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from articles.models import ArticlePage
    from articles.text import Projection

# Characters of a sentence that are shown before its words, and behind them.
LONGEST = 240
# How far a sentence is looked for: a paragraph may be as long as the story.
_FAR = 1_000
_END = re.compile(r"(?P<word>\S{0,40})[.!?][\"”’»)\]]*\s+(?=[“\"‘«(]?[A-ZÀ-ÞŒŠŽ0-9])")


def read_article(*, article: ArticlePage) -> ArticleReading:
    """Everything that the machine proposes for this draft, in memory: nothing is changed. Raises
    ReadingRefused for a text that is longer than any story.

    `article` is the draft (`revision.as_object()`); its rows are those that the proposals name.
    """
    projection = article.projection()
    text = projection.text
    known = gazetteer_for(article=article, text=text)
    try:
        result = extract(text, known, dated_on=article.published_on)
    except TextTooLong as error:
        raise ReadingRefused(str(error)) from error
    found = find_all(text, result)
    rows = DraftRows(article, projection, found)
    rejected = set(
        RejectedProposal.objects.filter(article=article.pk).values_list("key", flat=True)
    )
    matches = match_all(found, hidden_in(article.pk))
    posts = new_posts(found, matches, article.published_on)
    proposals = [
        replace(
            _proposal(projection.text, one, matches[one.key], rows, rejected),
            adds_post=one.key in posts,
        )
        for one in found
    ]
    left_over = _left_over(rows, proposals, projection)
    return ArticleReading(text, (*proposals, *left_over), result)


def _proposal(
    text: str, one: FoundProposal, match: RecordMatch, rows: DraftRows, rejected: set[str]
) -> ReadProposal:
    row = rows.row_for(one, match)
    if row is not None and one.kind != ProposalKind.QUOTE and match.match != MatchKind.NO_RECORD:
        match = RecordMatch(MatchKind.IN_STORY, match.records)
    return ReadProposal(
        key=one.key,
        kind=one.kind,
        label=one.label,
        confidence=one.source.confidence,
        rule=one.source.rule,
        spans=one.spans,
        evidence=evidence_for(text, one.spans[0]),
        fields=one.fields,
        match=match,
        state=_state(row, one.key in rejected) if _decidable(one) else ProposalState.SHOWN,
        source=one.source,
        row=row,
        parties=one.parties,
    )


def _decidable(one: FoundProposal) -> bool:
    """Of dates only the story's own is decided about."""
    return one.kind != ProposalKind.DATE or "date" in one.fields


def _state(row: Any, rejected: bool) -> ProposalState:
    if row is not None:
        return ProposalState.UNCONFIRMED if is_machine(row) else ProposalState.ACCEPTED
    return ProposalState.REJECTED if rejected else ProposalState.OPEN


def _left_over(
    rows: DraftRows, proposals: list[ReadProposal], projection: Projection
) -> Iterator[ReadProposal]:
    """Rows that a machine accepted and that the text does not propose any more: somebody must
    still look at them."""
    seen = {id(proposal.row) for proposal in proposals}
    left = [(kind, row) for kind, row in rows.machine_rows() if id(row) not in seen]
    keys = told_apart(proposal_key(kind, "row", _words(row)) for kind, row in left)
    for key, (kind, row) in zip(keys, left, strict=True):
        place = place_of(row, projection) if kind == ProposalKind.QUOTE else None
        span = Span(*place) if place else None
        yield ReadProposal(
            key=key,
            kind=kind,
            label=_words(row),
            confidence=None,
            rule="",
            spans=(span,) if span else (),
            evidence=evidence_for(projection.text, span) if span else ProposalEvidence("", "", ""),
            fields={},
            match=RecordMatch(MatchKind.IN_STORY),
            state=ProposalState.UNCONFIRMED,
            row=row,
        )


def _words(row: Any) -> str:
    return str(getattr(row, "words", "") or row)


def evidence_for(text: str, span: Span) -> ProposalEvidence:
    """The sentence around a span, within its paragraph. A cut that may be an abbreviation's full
    stop is not made: rather a sentence too many than half of one."""
    nearest, farthest = max(0, span.start - _FAR), min(len(text), span.end + _FAR)
    start = max(nearest, text.rfind("\n", nearest, span.start) + 1)
    end = text.find("\n", span.end, farthest)
    end = farthest if end < 0 else end
    for found in _END.finditer(text, start, end):
        if _may_be_short_for(found["word"]):
            continue
        if found.end() <= span.start:
            start = found.end()
        elif found.start("word") >= span.end - 1:
            end = found.end()
            break
    before, after = text[start : span.start], text[span.end : end]
    return ProposalEvidence(
        _last(before.lstrip()), text[span.start : span.end], _first(after.rstrip())
    )


def _may_be_short_for(word: str) -> bool:
    return word[:1].isupper() and len(word) <= 5


def _last(text: str) -> str:
    return text if len(text) <= LONGEST else f"…{text[-LONGEST:].split(' ', 1)[-1]}"


def _first(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"
