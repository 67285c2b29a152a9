"""Writes a result in the format that the scorer of quotations reads."""

from __future__ import annotations

from .result import ExtractionResult, QuoteProposal


def scored_quote(quote: QuoteProposal) -> dict[str, object]:
    """One quotation as a JSON object; offsets are code points."""
    record: dict[str, object] = {
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


def scored(identifier: object, result: ExtractionResult) -> dict[str, object]:
    """The prediction for one story."""
    return {"id": identifier, "quotes": [scored_quote(quote) for quote in result.quotes]}
