"""What the draft's record says already, found again from the proposals."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from articles.enums import Origin
from articles.services.reading.shapes import ProposalKind
from articles.text import Selector, name_key
from articles.text.projection import BLOCK_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from articles.services.reading.finding import FoundProposal
    from articles.services.reading.shapes import RecordMatch
    from articles.text import Projection

RELATIONS = {
    ProposalKind.PERSON: ("person_mentions", "person"),
    ProposalKind.ORGANIZATION: ("organization_mentions", "organization"),
    ProposalKind.DOCUMENT: ("document_mentions", "document"),
    ProposalKind.EVENT: ("event_mentions", "event"),
}
# Words that two tellings of one event must share, of all that either has.
_ALIKE = 0.4


class DraftRows:
    """Looks up the row of a draft that says what a proposal says."""

    def __init__(self, article: Any, projection: Projection, found: list[FoundProposal]) -> None:
        """`found` is everything that is proposed: one sentence may tell two events, and two
        documents may both be "a letter"."""
        self.article = article
        told = Counter(
            _told(one) for one in found if one.kind in (ProposalKind.DOCUMENT, ProposalKind.EVENT)
        )
        self._twice = {words for words, times in told.items() if times > 1}
        self._quotes = [
            (*place, row)
            for row in article.quotes.all()
            if (place := place_of(row, projection)) is not None
        ]
        self._topics = {row.tag_id: row for row in article.tagged_topics.all()}
        self._rows: dict[ProposalKind, list[Any]] = {
            kind: list(getattr(article, name).all()) for kind, (name, _) in RELATIONS.items()
        }

    def row_for(self, one: FoundProposal, match: RecordMatch) -> Any:
        """The draft's own row, None where it has none."""
        if one.kind == ProposalKind.QUOTE:
            return self._quote(one)
        if one.kind == ProposalKind.TOPIC:
            return self._topics.get(match.pk)
        if one.kind == ProposalKind.PLACE:
            return self._place(one, match)
        if one.kind == ProposalKind.DATE:
            told = one.fields.get("date")
            return self.article if told == str(self.article.published_on) else None
        rows, attribute = self._rows[one.kind], RELATIONS[one.kind][1]
        by_record = (row for row in rows if _key(row, attribute) in _keys(match))
        by_words = (row for row in rows if self._says_same(one, row, attribute))
        return next(by_record, None) or next(by_words, None)

    def _place(self, one: FoundProposal, match: RecordMatch) -> Any:
        """A place is in the record when the newsroom has it; the one of the date line when it
        stands there too."""
        if one.source.dateline:
            place = self.article.dateline_place
            return place if place is not None and place.pk == match.pk else None
        return match.pk

    def _says_same(self, one: FoundProposal, row: Any, attribute: str) -> bool:
        """Whether a row names the same in the story's words, whatever its record is called."""
        record = getattr(row, attribute)
        words = {name_key(row.described_as), name_key(str(record or ""))} - {""}
        told = {name_key(words[:255]) for words in (one.fields["name"], one.label, one.words)}
        same = bool(words & told)
        if record is None:
            return same
        if _told(one) in self._twice:
            same = same and _same_date(one, record)
        return same or _is_like(one, record)

    def machine_rows(self) -> Iterator[tuple[ProposalKind, Any]]:
        """Every row that a machine accepted and nobody confirmed."""
        for kind, rows in self._rows.items():
            yield from ((kind, row) for row in rows if is_machine(row))
        yield from (
            (ProposalKind.QUOTE, row) for row in self.article.quotes.all() if is_machine(row)
        )

    def _quote(self, one: FoundProposal) -> Any:
        """The quote that stands on the same words, give or take a comma."""
        span = one.spans[0]
        for start, end, row in self._quotes:
            if are_same_words((start, end), span):
                return row
        return None


def _told(one: FoundProposal) -> tuple[ProposalKind, str]:
    return one.kind, name_key(one.words)


def unconfirmed_words(content: Mapping[str, Any]) -> list[str]:
    """The words of every fact that a machine accepted and nobody confirmed, as a revision's content
    has them."""
    relations = ["quotes", *(relation for relation, _ in RELATIONS.values())]
    rows = [row for relation in relations for row in content.get(relation, ())]
    return [
        f"“{row['words']}”" if "words" in row else str(row.get("described_as") or "a record")
        for row in rows
        if row.get("origin") == Origin.MACHINE
    ]


def is_machine(row: Any) -> bool:
    return bool(getattr(row, "origin", "") == Origin.MACHINE)


def are_same_words(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches of the text share more than half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared > min(one[1] - one[0], other[1] - other[0])


def place_of(quote: Any, projection: Projection) -> tuple[int, int] | None:
    """Start and end of an anchored quote in the projection's whole text."""
    starts, at = {}, 0
    for block in projection.blocks:
        starts[block.id] = at
        at += len(block.text) + len(BLOCK_BREAK)
    selectors = [Selector.from_json(data) for data in quote.selectors]
    if not quote.anchored or not selectors or any(one.block not in starts for one in selectors):
        return None
    first, last = selectors[0], selectors[-1]
    return starts[first.block] + first.start, starts[last.block] + last.end


def _key(row: Any, attribute: str) -> int | None:
    key: int | None = getattr(row, f"{attribute}_id")
    return key


def _keys(match: RecordMatch) -> set[int]:
    return {key for key, _ in match.records}


def _is_like(one: FoundProposal, record: Any) -> bool:
    """Whether a document or an event on record is the proposed one under another name."""
    if one.kind == ProposalKind.DOCUMENT:
        same_kind = record.kind == one.fields["document_kind"]
        return bool(one.fields["date"]) and same_kind and _same_date(one, record)
    return (
        one.kind == ProposalKind.EVENT
        and _same_date(one, record)
        and _alike(record.name, one.label)
    )


def _same_date(one: FoundProposal, record: Any) -> bool:
    return bool(record.date_edtf == one.fields["date"])


def _alike(one: str, other: str) -> bool:
    left, right = set(name_key(one).split()), set(name_key(other).split())
    return len(left & right) >= _ALIKE * len(left | right)
