"""Proposes the quotations of a story with their canonical speakers."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from .ambiguity import Bearers
from .confidence import DOUBTED, LONG, quote_confidence
from .marks import Quoted, quoted_spans
from .naming import Namer
from .pronouns import Context
from .quote_filter import worth_proposing
from .result import QuoteProposal, Span, Speaker
from .said_on import SaidOn
from .salience import mentions_of
from .signatures import Document
from .speakers import Attribution
from .standing import stands_alone
from .story import Story
from .translated import translation_of

_SAME_SENTENCE: Final = 120
_BREAK: Final = re.compile(r"\n|[.!?;]\s")


def propose_quotes(story: Story) -> list[QuoteProposal]:
    """The quotations worth proposing, in order; `continues` are indices in this list."""
    outer = [(quoted.outer_start, quoted.outer_end) for quoted in story.reading.quoted]
    mentions = mentions_of(story.sentences, story.people, story.subjects, outer)
    context = Context(story.sentences, mentions, story.organizations, story.documents)
    namer = Namer(story.text, context, story.people, Bearers(story.sentences, story.people))
    said_on = SaidOn(story.text, story.dates)
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
                said_on.date(one),
            )
        )
    wholes = _wholes(proposals)
    return [_marked(story.text, one, wholes.get(place)) for place, one in enumerate(proposals)]


def _marked(text: str, one: QuoteProposal, whole: str | None) -> QuoteProposal:
    """With what is known of the `whole` quote that begins here: whether it stands alone, and
    whether it is a translation."""
    if whole is not None:
        one = replace(one, fragment=not stands_alone(whole))
    language, by = translation_of(text, one.outer)
    return replace(one, language=language, translated_by=by)


def _wholes(proposals: list[QuoteProposal]) -> dict[int, str]:
    """The words of each quote with those that go on with it, by the place of its first part."""
    first: list[int] = []
    words: dict[int, list[str]] = {}
    for place, one in enumerate(proposals):
        first.append(place if one.continues is None else first[one.continues])
        words.setdefault(first[place], []).append(one.text)
    return {place: " ".join(parts) for place, parts in words.items()}


def _proposal(
    story: Story,
    namer: Namer,
    quoted: Quoted,
    one: Attribution | None,
    rule: str,
    words: int,
    continues: int | None,
    said: str,
) -> QuoteProposal:
    text = story.text
    speaker = namer.speaker(one) if one else None
    certainty = namer.certainty if one else 1.0
    if one is not None and one.doubted:
        certainty = min(certainty, DOUBTED)
    carrier = namer.carrier(one.carrier) if one and one.carrier else None
    document = _document(story, one, speaker, namer, carrier is not None)
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
        document=document.place if document else None,
        said=said or (document.dated if document and carrier is None else ""),
        nested=tuple(
            Span(inner.start, inner.end)
            for inner in quoted_spans(text, quoted.start, quoted.end, "single")
        ),
    )


def quoted_whole(text: str, quoted: Quoted) -> bool:
    """Whether a quotation begins the way a sentence does."""
    return text[quoted.start].isupper() or text[quoted.start] in "[…‘'("


def _document(
    story: Story, one: Attribution | None, speaker: Speaker | None, namer: Namer, carried: bool
) -> Document | None:
    """What the words stand in: the document that speaks, that carries them, or that the speaker
    wrote them in ("in a letter he sent to the minister, Ruiz wrote")."""
    if one is None:
        return None
    carrier = namer.meaning(one.carrier) if carried and one.carrier else None
    for meant in (carrier, namer.context.spoke):
        if isinstance(meant, Document):
            return meant
    latest = story.documents.latest(one.verb_end + _SAME_SENTENCE)
    if latest is None or speaker is None or speaker.name not in latest[0].authors:
        return None
    # The end of the mention does not matter: no sentence ends inside one.
    first, last = sorted((latest[1], one.verb_end))
    near = last - first <= _SAME_SENTENCE and not _BREAK.search(story.text, first, last)
    return latest[0] if near else None
