"""Where records appear in other records: signatories, participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from articles.models import Case, Event, Organization, Person, Place, SourceDocument, Topic

if TYPE_CHECKING:
    from django.db.models import Model

# For each kind of record the records that lose something when it is deleted, and by which of their
# relations. What is part of the record itself (its other names, a person's posts) goes with it.
USES: dict[type[Model], dict[type[Model], tuple[str, ...]]] = {
    Person: {
        SourceDocument: ("authors__person", "addressees__person", "signatures__person"),
        Event: ("participants__person",),
        Case: ("people__person",),
    },
    Organization: {
        SourceDocument: (
            "authors__organization",
            "addressees__organization",
            "signatures__organization",
        ),
        Event: ("participants__organization",),
        Person: ("memberships__organization", "memberships__party"),
        Organization: ("parent",),
        Case: ("mentions__organization", "facts__authority"),
    },
    Place: {
        Event: ("place",),
        Person: ("memberships__area",),
        Organization: ("jurisdiction",),
        Case: ("mentions__place", "facts__place"),
    },
    SourceDocument: {Event: ("documents",), Case: ("facts__document",)},
    Event: {Event: ("parent",)},
    Topic: {Topic: ("parent",), Case: ("mentions__topic",)},
}


def records_naming(record: Model) -> list[Model]:
    """The documents, events, people, organizations and topics that would lose something if the
    record were deleted; each kind in its order. One query for each kind."""
    found: list[Model] = []
    for model, relations in USES.get(type(record), {}).items():
        named = Q()
        for relation in relations:
            named |= Q(**{relation: record.pk})
        # By key, so that no row comes twice: SELECT DISTINCT would compare whole texts.
        keys = model._default_manager.filter(named).order_by().values("pk")
        found += model._default_manager.filter(pk__in=keys)
    return found
