"""Finds the documents that a story cites: letters, resolutions, bills, reports, filings.

A document enters a story with "a" ("a letter to the minister that Ruiz and 12 others signed") and
is "the letter" or "it" from then on.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

from .lexicon.words import POSSESSIVE
from .organizations import Organizations
from .registry import PersonRegistry
from .result import Span
from .signatures import Document, addressed, passed_by, signed_by, written_by
from .statutes import Statutes
from .tokens import Token

DOCUMENT_WORDS: Final = {
    "letter": "letter",
    "letters": "letter",
    "resolution": "resolution",
    "bill": "bill",
    "legislation": "bill",
    "report": "report",
    "study": "report",
    "statement": "statement",
    "lawsuit": "court_filing",
    "complaint": "court_filing",
    "petition": "other",
    "affidavit": "court_filing",
    "brief": "court_filing",
    "memo": "other",
    "memorandum": "other",
    "declaration": "other",
    "treaty": "other",
    "email": "other",
    "indictment": "court_filing",
    "ruling": "court_filing",
    "subpoena": "court_filing",
    "dispatch": "other",
    "appeal": "other",
}
# A kind of words that is only talk unless somebody wrote or signed it.
_LOOSE: Final = frozenset(("statement", "report", "appeal", "complaint", "study", "email", "bill"))
_SENDING: Final = frozenset(
    "sent send sends wrote write writes written signed sign signs addressed delivered published"
    " released issued filed submitted approved passed adopted introduced sponsored obtained"
    " published backed condemns condemning calling urging titled dated".split()
)
# "A peaceful resolution" and "ruling generals" are no documents.
_QUALITIES: Final = frozenset("peaceful political negotiated lasting swift quick with the".split())
_REACH: Final = 40
_LOOK_BACK: Final = 40


@dataclass
class Documents:
    """The documents of a story, and which one every mention means."""

    all: list[Document] = field(default_factory=list)
    # Start of "the letter", "it" … -> the document.
    at: dict[int, Document] = field(default_factory=dict)

    # Starts of all mentions in order, and what they mean, for looking back.
    _starts: list[int] = field(default_factory=list)
    _order: list[Document] = field(default_factory=list)

    def mention(self, document: Document, span: Span) -> None:
        """Notes that the text means the document here; called in the order of the text."""
        document.mentions.append(span)
        self.at[span.start] = document
        self._starts.append(span.start)
        self._order.append(document)

    def latest(self, before: int) -> tuple[Document, int] | None:
        """The document mentioned last before a code point, and where."""
        at = bisect_left(self._starts, before) - 1
        return (self._order[at], self._starts[at]) if at >= 0 else None

    def recent(self) -> list[Document]:
        """The documents of the last mentions, the last one first."""
        return list(dict.fromkeys(reversed(self._order[-_LOOK_BACK:])))


def read_documents(
    sentences: list[list[Token]], people: PersonRegistry, organizations: Organizations
) -> Documents:
    """The documents in the sentences, with addressee, authors and signatories where said."""
    found = Documents()
    statutes = Statutes()
    for number, sentence in enumerate(sentences):
        statutes.read(sentence, number)
        for at, token in enumerate(sentence):
            if token.low in DOCUMENT_WORDS and not token.capital and at:
                _noun(found, people, organizations, sentence, at, number)
    for one in statutes.all:
        one.place = len(found.all)
        found.all.append(one)
    return found


def _article(sentence: list[Token], at: int) -> int:
    """Index of the determiner that opens the noun phrase ending at `at`, -1 where none does."""
    for back in range(at - 1, max(-1, at - 6), -1):
        low = sentence[back].low
        if low in ("a", "an", "the", "this", "that") or low in POSSESSIVE:
            return back
        if sentence[back].kind not in ("w", "n", "s"):
            return -1
    return -1


def _noun(
    found: Documents,
    people: PersonRegistry,
    organizations: Organizations,
    sentence: list[Token],
    at: int,
    number: int,
) -> None:
    first = _article(sentence, at)
    if first < 0:
        return
    kind = DOCUMENT_WORDS[sentence[at].low]
    stop = min(len(sentence), at + _REACH)
    if sentence[at].low in ("resolution", "ruling") and sentence[at - 1].low in _QUALITIES:
        return
    if sentence[first].low in ("a", "an"):
        if _is_document(sentence, at, stop):
            new = _enter(found, people, sentence, (first, at, stop), kind, number)
            written_by(new, people, organizations, sentence, (first, at))
            passed_by(new, people, organizations, sentence, first)
        return
    span = Span(sentence[first].start, sentence[at].end)
    document = _meant(found, people, sentence, at, kind)
    if document is not None:
        found.mention(document, span)
        signed_by(document, people, sentence, at, stop)


def _is_document(sentence: list[Token], at: int, stop: int) -> bool:
    """Whether "a letter", "a report" is a document here and not just talk ("a bill" to pay)."""
    near = sentence[at + 1 : min(stop, at + 14)]
    written = any(token.low in _SENDING for token in [*sentence[max(0, at - 6) : at], *near])
    if sentence[at].low in _LOOSE:
        return (
            written and bool(near) and near[0].low in ("that", "which", "by", "titled", "he", "she")
        )
    if sentence[at].low == "ruling" and near and near[0].kind == "w" and near[0].low.endswith("s"):
        return False
    return written or (bool(near) and near[0].low in ("to", "that", "from", "by"))


def _enter(
    found: Documents,
    people: PersonRegistry,
    sentence: list[Token],
    where: tuple[int, int, int],
    kind: str,
    number: int,
) -> Document:
    first, at, stop = where
    label = " ".join(token.text for token in sentence[first + 1 : at + 1])
    document = Document(
        kind, label, "introduced_with_a", 0.9, number, len(found.all), noun=sentence[at].low
    )
    span = Span(sentence[first].start, sentence[at].end)
    found.all.append(document)
    found.mention(document, span)
    addressed(document, people, sentence, at, stop)
    signed_by(document, people, sentence, at, stop)
    return document


def _meant(
    found: Documents, people: PersonRegistry, sentence: list[Token], at: int, kind: str
) -> Document | None:
    """Which document "the letter" is: the one its clause describes, else the last of its kind."""
    alike = [
        one for one in found.recent() if one.noun == sentence[at].low or one.kind == kind != "other"
    ]
    if not alike:
        return None
    if at + 1 < len(sentence) and sentence[at + 1].low in ("that", "which", "signed"):
        named = {
            people.at[t.start].name for t in sentence[at + 1 : at + 12] if t.start in people.at
        }
        for one in alike:
            if named & {*one.signatories, *one.authors}:
                return one
    return alike[0]
