"""Writes a result in the format that the scorers of quotations and of records read."""

from __future__ import annotations

from collections.abc import Iterable

from .result import DateLine, ExtractionResult, Proposal, QuoteProposal, Span

type Row = dict[str, object]


def scored_quote(quote: QuoteProposal) -> Row:
    """One quotation as a JSON object; offsets are code points."""
    record: Row = {
        "start": quote.span.start,
        "end": quote.span.end,
        "text": quote.text,
        "kind": quote.form,
        "rule": quote.rule,
        "confidence": round(quote.confidence, 3),
    }
    if quote.speaker is not None:
        record |= {
            "speaker": quote.speaker.text,
            "speaker_start": quote.speaker.span.start,
            "speaker_end": quote.speaker.span.end,
            "speaker_resolved": quote.speaker.name,
            "speaker_type": quote.speaker.kind,
            "verb": quote.verb,
        }
    if quote.reported_by is not None:
        record["reported_by"] = quote.reported_by.name
    if quote.continues is not None:
        record["continues"] = quote.continues
    return record


def _row(one: Proposal, **fields: object) -> Row:
    """A proposal's own fields with what every proposal has; empty texts are left open."""
    kept = {name: value or None if value == "" else value for name, value in fields.items()}
    return {**kept, "confidence": round(one.confidence, 3), "rule": one.rule}


def _names(result: ExtractionResult) -> list[list[object]]:
    """Every mention of a name: start, end, PER, ORG or LOC, confidence."""
    groups: tuple[tuple[str, Iterable[tuple[Proposal, tuple[Span, ...]]]], ...] = (
        ("PER", ((one, one.mentions) for one in result.people)),
        ("ORG", ((one, one.mentions) for one in result.organizations if one.named)),
        ("LOC", ((one, one.mentions) for one in result.places)),
    )
    found = {
        (*span, kind, round(one.confidence, 3))
        for kind, rows in groups
        for one, mentions in rows
        for span in mentions or (one.span,)
    }
    return [list(name) for name in sorted(found)]


def _dates(result: ExtractionResult) -> list[Row]:
    """The dated expressions, and the date line where it is none of them."""
    dates = [
        _row(one, start=one.span.start, end=one.span.end, text=one.text, edtf=one.edtf)
        for one in result.dates
    ]
    line = result.dateline
    if line is not None and _apart(line, result):
        rule = {"rule": f"dateline:{line.rule}"}
        dates.append(_row(line, start=line.span.start, end=line.span.end, edtf=line.edtf) | rule)
    return dates


def _apart(line: DateLine, result: ExtractionResult) -> bool:
    start, end = line.span
    return end > start and not any(
        one.span.start < end and start < one.span.end for one in result.dates
    )


def scored(identifier: object, result: ExtractionResult) -> Row:
    """The prediction for one story: its whole record."""
    return {
        "id": identifier,
        "language": result.language,
        "understood": result.understood,
        "quotes": [scored_quote(quote) for quote in result.quotes],
        "names": _names(result),
        "people": [
            _row(one, name=one.name, title=one.title, affiliation=one.affiliation)
            for one in result.people
        ],
        "organizations": [_row(one, name=one.name) for one in result.organizations if one.named],
        "places": [_row(one, name=one.name) for one in result.places],
        "dates": _dates(result),
        "documents": [
            _row(one, kind=one.kind, dated=one.dated, label=one.label) for one in result.documents
        ],
        "events": [
            _row(one, dated=one.dated, text=one.what, name=one.name) for one in result.events
        ],
    }
