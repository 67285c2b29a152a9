"""Proposes the quotations of a story with their canonical speakers."""

from __future__ import annotations

from .confidence import LONG, quote_confidence
from .marks import Quoted, quoted_spans
from .naming import Namer
from .pronouns import Context
from .result import QuoteProposal, Span
from .salience import mentions_of
from .signatures import Document
from .speakers import Attribution
from .story import Story
from .worth import worth_proposing


def propose_quotes(story: Story) -> list[QuoteProposal]:
    """The quotations worth proposing, in order; `continues` are indices in this list."""
    outer = [(quoted.outer_start, quoted.outer_end) for quoted in story.reading.quoted]
    mentions = mentions_of(story.sentences, story.people, story.subjects, outer)
    context = Context(story.sentences, mentions, story.organizations, story.documents)
    namer = Namer(story.text, context, story.people)
    proposals: list[QuoteProposal] = []
    place: dict[int, int] = {}
    for number, quoted in enumerate(story.reading.quoted):
        one = story.reading.said.get(number)
        words = len(story.text[quoted.start : quoted.end].split())
        rule = one.rule if one else "unattributed"
        before = story.reading.before.get(number)
        verb = story.text[one.verb_start : one.verb_end] if one else ""
        if number in story.reading.works or not worth_proposing(rule, words, before, verb):
            continue
        place[number] = len(proposals)
        earlier = story.reading.continues.get(number)
        proposals.append(
            _proposal(
                story,
                namer,
                quoted,
                one,
                rule,
                words,
                place.get(earlier) if earlier is not None else None,
            )
        )
    return proposals


def _proposal(
    story: Story,
    namer: Namer,
    quoted: Quoted,
    one: Attribution | None,
    rule: str,
    words: int,
    continues: int | None,
) -> QuoteProposal:
    text = story.text
    speaker = namer.speaker(one) if one else None
    certainty = namer.certainty if one else 1.0
    carrier = namer.carrier(one.carrier) if one and one.carrier else None
    meant = namer.context.spoke if one else None
    if carrier is not None and speaker is not None and carrier.name == speaker.name:
        carrier = None
    return QuoteProposal(
        span=Span(quoted.start, quoted.end),
        confidence=quote_confidence(rule, words, speaker, certainty),
        rule=rule,
        text=text[quoted.start : quoted.end],
        outer=Span(quoted.outer_start, quoted.outer_end),
        form="full" if words >= LONG and quoted_whole(text, quoted) else "partial",
        speaker=speaker,
        verb=text[one.verb_start : one.verb_end] if one else "",
        verb_span=Span(one.verb_start, one.verb_end) if one else None,
        reported_by=carrier,
        continues=continues,
        document=_document(story, meant),
        nested=tuple(
            Span(inner.start, inner.end)
            for inner in quoted_spans(text, quoted.start, quoted.end, "single")
        ),
    )


def quoted_whole(text: str, quoted: Quoted) -> bool:
    """Whether a quotation begins the way a sentence does."""
    return text[quoted.start].isupper() or text[quoted.start] in "[…‘'("


def _document(story: Story, meant: object) -> int | None:
    if isinstance(meant, Document):
        return story.documents.all.index(meant)
    return None
