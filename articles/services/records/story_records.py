"""The records of one story while they are found or made, and what is said about that."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import uuid
    from collections.abc import Sequence

    from django.db.models import Model

    from articles.models import Event, Organization, Person, Place, SourceDocument
    from articles.models.names import NamedRecord


class RecordRefused(Exception):
    """A record can neither be found nor made; the message says what to do about it."""


@dataclass(frozen=True)
class ReportLine:
    """One thing of a report: its kind, its name, and what was done about it."""

    kind: str
    name: str
    outcome: str


@dataclass
class RecordReport:
    """Lines in order of work, and notes that somebody should read."""

    lines: list[ReportLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def made(self, kind: str, name: str) -> None:
        self.lines.append(ReportLine(kind, name, "new"))

    def matched(self, kind: str, name: str) -> None:
        self.lines.append(ReportLine(kind, name, "already here"))

    def note(self, words: str) -> None:
        self.notes.append(words)


@dataclass
class StoryRecords:
    """Rows of the database by the caller's references, places by the key of their name (see
    `name_key`), uids of sources by their address. An unnamed group ("local activists") has no row:
    it is found in `words` alone. `text` is the story's, which a private person is printed from;
    `created` is what was made."""

    text: str = ""
    report: RecordReport = field(default_factory=RecordReport)
    people: dict[str, Person] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    documents: dict[str, SourceDocument] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    sources: dict[str, uuid.UUID] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    created: list[Model] = field(default_factory=list)

    def by_kind(self) -> dict[str, dict[str, Any]]:
        """The rows of people, organizations, documents and events by kind and reference."""
        return {
            "person": self.people,
            "organization": self.organizations,
            "document": self.documents,
            "event": self.events,
        }

    def party(self, reference: str) -> dict[str, Any]:
        """`{"person": …}` or `{"organization": …}` for a reference; empty for words alone."""
        if reference in self.people:
            return {"person": self.people[reference]}
        if reference in self.organizations:
            return {"organization": self.organizations[reference]}
        return {}

    def name_of(self, reference: str) -> str:
        row = (
            self.people.get(reference)
            or self.organizations.get(reference)
            or self.documents.get(reference)
        )
        return str(row) if row else self.words.get(reference, "")

    def public_name_of(self, reference: str) -> str:
        """The name for words that everybody may read; nothing of a private person."""
        person = self.people.get(reference)
        return "" if person and not person.is_public() else self.name_of(reference)

    def words_for(self, reference: str, candidates: Sequence[str]) -> str:
        """How the story calls somebody: the first of `candidates` that may be printed.

        A private person is called by words that stand in the story, and by no others.
        """
        person = self.people.get(reference)
        private = person is not None and not person.is_public()
        text = self.text.casefold() if private else ""
        for candidate in filter(None, candidates):
            if not private or candidate.casefold() in text:
                return candidate[:255]
        if private:
            self.report.note(
                f"{person} is private, and the record has no words of the story for them: "
                "nothing is printed. Give “described_as” and “speaker_surface”."
            )
        return ""

    def keep(self, kind: str, row: NamedRecord, *, is_new: bool) -> None:
        """Report what was found or made."""
        if is_new:
            self.created.append(row)
            self.report.made(kind, str(row))
        else:
            self.report.matched(kind, str(row))


def candidates_by_key[Record: NamedRecord](
    model: type[Record], names: list[str]
) -> dict[str, list[Record]]:
    """The rows known under any of `names`, by the key of each of their names; two queries."""
    rows = model._default_manager.named(*names)
    has_other_names = any(field.name == "other_names" for field in model._meta.get_fields())
    if has_other_names:
        rows = rows.prefetch_related("other_names")
    found: dict[str, list[Record]] = {}
    for row in rows:
        keys = {row.name_key}
        if has_other_names:
            keys |= {other.name_key for other in row.other_names.all()}
        for key in keys:
            found.setdefault(key, []).append(row)
    return found


def only_match[Record: NamedRecord](
    rows: list[Record], name: str, tell_apart: str
) -> Record | None:
    """The one row, None for none; RecordRefused where several have the name."""
    if len(rows) > 1:
        raise RecordRefused(f"There are {len(rows)} records called “{name}”: {tell_apart}.")
    return rows[0] if rows else None
