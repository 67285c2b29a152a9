"""What the steps of one import share: the record, the report, and what ids stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from articles.models import Event, Organization, Person, Place, SourceDocument
from articles.services.importing.errors import ImportRefused

if TYPE_CHECKING:
    from django.db.models import Model

    from articles.models.names import NamedRecord
    from articles.services.importing.record_file import RecordFile
    from articles.services.importing.report import Report
    from articles.services.importing.story_file import StoryFile


@dataclass
class Making:
    """The state of one import. The maps go from the record's ids to rows of the database; an
    unnamed group ("local activists") has no row: it is found in `words` alone."""

    record: RecordFile
    report: Report
    story: StoryFile
    trust_standing: bool = False
    people: dict[str, Person] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    documents: dict[str, SourceDocument] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    created: list[Model] = field(default_factory=list)

    def party(self, reference: str) -> dict[str, Any]:
        """`{"person": …}` or `{"organization": …}` for an id; words alone for a group."""
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

    def words_for(self, reference: str, *candidates: Any) -> str:
        """How the story calls somebody: the first of `candidates` that may be printed.

        A private person is called by words that stand in the story, and by no others.
        """
        person = self.people.get(reference)
        private = person is not None and not person.is_public()
        text = self.story.raw.casefold() if private else ""
        for candidate in filter(None, candidates):
            if not private or str(candidate).casefold() in text:
                return str(candidate)[:255]
        if private:
            self.report.note(
                f"{person} is private, and the record has no words of the story for them: "
                "nothing is printed. Give “described_as” and “speaker_surface”."
            )
        return ""

    def keep(self, kind: str, row: NamedRecord, *, is_new: bool) -> None:
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
    """The one row, None for none; ImportRefused where several have the name."""
    if len(rows) > 1:
        raise ImportRefused(f"There are {len(rows)} records called “{name}”: {tell_apart}.")
    return rows[0] if rows else None
