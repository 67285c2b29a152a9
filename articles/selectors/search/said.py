"""Whether words that a reader brings are among the quotes that are public."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from articles.enums import SearchKind
from articles.models import Quote, SearchEntry
from articles.selectors.search.base import NAME_BREAK, Condition
from articles.selectors.search.engine import engine
from articles.selectors.search.public import keep_public
from articles.selectors.stories.quote_pages import attribution_of
from articles.selectors.stories.quotes import gather, with_stories
from articles.text import parse_query
from articles.text.said import (
    NOT_IN_RECORDS,
    SAID_DIFFERENTLY,
    SAID_SO,
    WordsOnRecord,
    compare_claim,
    read_claim,
)

if TYPE_CHECKING:
    from articles.selectors.search.base import SearchHit, Ways
    from articles.selectors.stories.quotes import Citation
    from articles.text import ComparedPiece

LONGEST_CLAIM = 1_000
# So many words of the claim, the rarest ones, are looked for; a quote has to have two of them.
_ASKED = 7
_LOOKED_AT = 40


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """What a reader is told. `differs` says how, where it was said differently; `more` are other
    records of the same words."""

    answer: str = ""
    differs: str = ""
    citation: Citation | None = None
    pieces: tuple[ComparedPiece, ...] = ()
    attribution: str = ""
    is_enough: bool = True

    @property
    def is_so(self) -> bool:
        return self.answer == SAID_SO

    @property
    def is_different(self) -> bool:
        return self.answer == SAID_DIFFERENTLY

    @property
    def is_unknown(self) -> bool:
        return self.answer == NOT_IN_RECORDS


def read_said(text: str, speaker: str, site_name: str) -> SaidAnswer:
    """The answer for words, and a name if there is one; six queries. Nothing is kept."""
    claim = read_claim(text[:LONGEST_CLAIM], speaker[:200])
    if not claim.is_enough:
        return SaidAnswer(is_enough=False)
    hits = keep_public(_candidates(claim.words))
    citations = {citation.quote.uid: citation for citation in _cited(hits)}
    verdict = compare_claim(claim, _records(citations, hits))
    if verdict.said is None:
        return SaidAnswer(NOT_IN_RECORDS)
    citation = citations[verdict.said.key]
    return SaidAnswer(
        answer=verdict.answer,
        differs=verdict.differs,
        citation=citation,
        pieces=verdict.pieces,
        attribution=attribution_of(citation, site_name),
    )


def _candidates(words: str) -> list[SearchHit]:
    """Quotes that have two of the rarest words, in any order; two queries."""
    forms = [word for term in parse_query(words).terms for word in term.words]
    often = engine().frequencies(dict.fromkeys(forms))
    rarest = sorted(often, key=lambda word: (often[word], word))[:_ASKED]
    if not rarest:
        return []
    pairs = [
        (((one,),), ((other,),)) for at, one in enumerate(rarest) for other in rarest[at + 1 :]
    ]
    ways: Ways = list(pairs) or [(((rarest[0],),),)]
    of_quotes = Condition("e.kind = %s", (SearchKind.QUOTE.value,))
    return engine().find(ways, [of_quotes], _LOOKED_AT)


def _cited(hits: list[SearchHit]) -> tuple[Citation, ...]:
    """Three queries."""
    keys = dict(
        SearchEntry.objects.filter(pk__in=[hit.pk for hit in hits]).values_list("uid", "story_id")
    )
    rows = Quote.objects.published().whole().filter(uid__in=list(keys)).newest_first()
    return gather(row for row in with_stories(rows) if keys.get(row.uid) == row.page_id)


def _records(citations: dict[str, Citation], hits: list[SearchHit]) -> list[WordsOnRecord]:
    """Each part of a quote by itself: what stands apart in a story is not one sentence."""
    others = _other_names(hits)
    found = []
    for uid, citation in citations.items():
        speaker = citation.quote.speaker
        names = (speaker.name, *others.get(speaker.name, ())) if speaker else ()
        found += [WordsOnRecord(uid, part, names) for part in citation.quote.parts]
    return found


def _other_names(hits: list[SearchHit]) -> dict[str, tuple[str, ...]]:
    """By the name of a person who may be named: all their names, as the index has them."""
    keys = {hit.person_key for hit in hits if hit.person_key is not None}
    people = SearchEntry.objects.filter(kind=SearchKind.PERSON.value, record_key__in=keys)
    rows = people.values_list("title", "title_words")
    return {title: tuple(words.split(f" {NAME_BREAK} ")) for title, words in rows}
