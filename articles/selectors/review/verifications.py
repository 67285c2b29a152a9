"""A story's quotes beside their evidence, with the fact check's outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from articles.enums import DocumentKind, SpeakerKind, VerificationOutcome
from articles.models import NewsFile, QuoteVerification
from articles.models.fuzzy_dates import say_date
from articles.models.verifications import digests_of
from articles.text import Passage, Selector, SourceComparison, compare_with_source, passage
from articles.text.sources import FOUND

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from articles.models import ArticlePage, Event, Quote, SourceDocument, SourceLink

OPEN, CHANGED, VERIFIED, FAILED = "open", "changed", "verified", "failed"
# The documents that a quote names, and what each is to it.
_DOCUMENTS = {
    "said_in_document": _("Document that contains it"),
    "document": _("Document quoted"),
    "reported_by_document": _("Document reporting it"),
}


@dataclass(frozen=True, slots=True)
class Verification:
    """What is known of a quote as it is: OPEN; CHANGED since somebody found something; VERIFIED
    or FAILED. `outcome` is what was found, in words, by whom, when, with what note."""

    state: str
    outcome: str = ""
    by: str = ""
    at: datetime.datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuoteEvidence:
    """Something that a quote can be held against. `part` says what it is to the quote; `record`
    is model name and key, for a link; `comparison` is None where there is no text to have."""

    part: str
    title: str
    facts: str = ""
    text: str = ""
    url: str = ""
    archived_url: str = ""
    file_url: str = ""
    record: tuple[str, int] | None = None
    comparison: SourceComparison | None = None


@dataclass(frozen=True, slots=True)
class QuoteToCheck:
    """One quote. `passages` are its words in the story, none where they are not in the text."""

    uid: str
    digest: str
    words: str
    passages: tuple[Passage, ...]
    speaker: str
    speaker_kind: str
    attributed_as: str
    facts: tuple[tuple[str, str], ...]
    evidence: tuple[QuoteEvidence, ...]
    verification: Verification

    @property
    def is_found(self) -> bool:
        """Whether its words stand in the stored text of something that it names."""
        return any(one.comparison and one.comparison.state == FOUND for one in self.evidence)


def verifications_of(article: ArticlePage) -> dict[str, Verification]:
    """What is known of each quote of this version, by uid; one query."""
    latest = QuoteVerification.objects.latest_for(article.pk)
    return {
        uid: verification_of(latest.get(uid), digest) for uid, digest in digests_of(article).items()
    }


def verification_of(row: QuoteVerification | None, digest: str) -> Verification:
    """What the last verification of a quote says of it, when it has this digest."""
    if row is None or row.outcome == VerificationOutcome.WITHDRAWN:
        return Verification(OPEN)
    state = {VerificationOutcome.VERIFIED: VERIFIED, VerificationOutcome.FAILED: FAILED}
    found = row.found(digest)
    return Verification(
        state=state[found] if found else CHANGED,
        outcome=row.get_outcome_display(),
        by=str(row.decided_by.get_full_name() or row.decided_by) if row.decided_by else "",
        at=row.decided_at,
        note=row.note,
    )


def quotes_to_check(draft: ArticlePage) -> tuple[QuoteToCheck, ...]:
    """The quotes in the order of the story, those that are not in it last. The number of queries
    does not depend on how many there are."""
    rows: Any = draft.quotes
    quotes = list(rows.all())
    links: Any = draft.sources
    sources = {row.uid: row for row in links.all()}
    verifications, digests = verifications_of(draft), digests_of(draft)
    files = _files(quotes)
    places = {block.id: number for number, block in enumerate(draft.projection().blocks)}
    texts = {block.id: block.text for block in draft.projection().blocks}
    found = []
    for quote in sorted(quotes, key=lambda one: _place(one, places)):
        uid = str(quote.uid)
        found.append(
            QuoteToCheck(
                uid=uid,
                digest=digests[uid],
                words=quote.words,
                passages=_passages(quote, texts),
                speaker=_speaker(quote),
                speaker_kind=SpeakerKind.label_of(quote.speaker_kind),
                attributed_as=quote.attributed_as,
                facts=tuple((term, value) for term, value in _facts(quote) if value),
                evidence=_evidence(quote, sources.get(quote.said_in_source), files),
                verification=verifications[uid],
            )
        )
    return tuple(found)


def _selectors(quote: Quote) -> list[Selector]:
    return [Selector.from_json(data) for data in quote.selectors] if quote.anchored else []


def _place(quote: Quote, places: Mapping[str, int]) -> tuple[bool, int, int]:
    first = next(iter(_selectors(quote)), None)
    if first is None:
        return True, 0, 0
    return False, places.get(first.block, len(places)), first.start


def _passages(quote: Quote, texts: Mapping[str, str]) -> tuple[Passage, ...]:
    return tuple(
        passage(texts[one.block], one.start, one.end)
        for one in _selectors(quote)
        if one.block in texts
    )


def _speaker(quote: Quote) -> str:
    record = {
        SpeakerKind.PERSON: quote.person,
        SpeakerKind.ORGANIZATION: quote.organization,
        SpeakerKind.DOCUMENT: quote.document,
    }.get(SpeakerKind.of(quote.speaker_kind))
    return str(record or "")


def _facts(quote: Quote) -> list[tuple[str, str]]:
    reporter = quote.reported_by_person or quote.reported_by_organization
    addressee = quote.addressee_person or quote.addressee_organization
    return [
        ("Verb", quote.verb),
        ("Medium", quote.medium),
        ("Date said", say_date(quote.said_edtf)),
        ("Reported by", str(reporter or "")),
        ("Said to", str(addressee or "")),
    ]


def _files(quotes: list[Quote]) -> dict[int, NewsFile]:
    """The stored files of all documents that the quotes name."""
    documents = [getattr(quote, name) for quote in quotes for name in _DOCUMENTS]
    keys = {document.file_id for document in documents if document and document.file_id}
    found: dict[int, NewsFile] = NewsFile.objects.in_bulk(keys) if keys else {}
    return found


def _evidence(
    quote: Quote, source: SourceLink | None, files: Mapping[int, NewsFile]
) -> tuple[QuoteEvidence, ...]:
    found: list[QuoteEvidence] = []
    seen: set[int] = set()
    for name, part in _DOCUMENTS.items():
        document = getattr(quote, name)
        if document and document.pk not in seen:
            seen.add(document.pk)
            found.append(_document(quote, part, document, files))
    if quote.said_in_event:
        found.append(_event(quote.said_in_event))
    if source:
        found.append(_source(source))
    return tuple(found)


def _document(
    quote: Quote, part: str, document: SourceDocument, files: Mapping[int, NewsFile]
) -> QuoteEvidence:
    facts = [DocumentKind.label_of(document.kind), document.number, _date(document)]
    file = files.get(document.file_id)
    return QuoteEvidence(
        part=part,
        title=str(document),
        facts=", ".join(fact for fact in facts if fact),
        text=document.excerpt,
        url=document.url,
        archived_url=document.archived_url,
        file_url=file.url if file else "",
        record=("sourcedocument", document.pk),
        comparison=compare_with_source(quote.words, document.excerpt),
    )


def _event(event: Event) -> QuoteEvidence:
    return QuoteEvidence(
        part="Said at",
        title=str(event),
        facts=_date(event),
        text=event.description,
        record=("event", event.pk),
    )


def _source(source: SourceLink) -> QuoteEvidence:
    seen = source.accessed_on
    facts = [source.publisher, f"seen on {seen.day} {seen:%B %Y}" if seen else ""]
    return QuoteEvidence(
        part="Source of the story",
        title=source.title,
        facts=", ".join(fact for fact in facts if fact),
        url=source.url,
        archived_url=source.archived_url,
    )


def _date(record: Any) -> str:
    return say_date(record.date_edtf)
