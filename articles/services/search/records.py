"""Index entries of records: what their pages print."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from articles.enums import SearchKind
from articles.models import (
    ArticlePage,
    Event,
    EventMention,
    Organization,
    Person,
    Place,
    SourceDocument,
    Topic,
)
from articles.services.search.drafts import Draft

if TYPE_CHECKING:
    from django.db.models import Model

MODEL_OF_KIND: dict[SearchKind, type[Model]] = {
    SearchKind.PERSON: Person,
    SearchKind.ORGANIZATION: Organization,
    SearchKind.DOCUMENT: SourceDocument,
    SearchKind.EVENT: Event,
    SearchKind.TOPIC: Topic,
    SearchKind.PLACE: Place,
}
KIND_OF_MODEL = {model: kind for kind, model in MODEL_OF_KIND.items()}


def drafts_of_records(kind: SearchKind, keys: Collection[int]) -> list[Draft]:
    """One for each of these records that has a public page (an event: that a public story tells
    of). Two or three queries for any number."""
    model: Any = MODEL_OF_KIND[kind]
    rows = model.objects.published().filter(pk__in=keys).order_by("pk")
    return _MAKERS[kind](rows)


def _people(rows: Any) -> list[Draft]:
    return [
        Draft(
            SearchKind.PERSON,
            title=person.name,
            text=_lines(*_others(person), person.biography),
            names=tuple(_others(person)),
            record_key=person.pk,
            person_key=person.pk,
            address=person.get_absolute_url(),
        )
        for person in rows.prefetch_related("other_names")
    ]


def _organizations(rows: Any) -> list[Draft]:
    return [
        Draft(
            SearchKind.ORGANIZATION,
            title=organization.name,
            text=_lines(
                organization.abbreviation, *_others(organization), organization.description
            ),
            names=(organization.abbreviation, *_others(organization)),
            record_key=organization.pk,
            address=organization.get_absolute_url(),
        )
        for organization in rows.prefetch_related("other_names")
    ]


def _documents(rows: Any) -> list[Draft]:
    return [
        Draft(
            SearchKind.DOCUMENT,
            title=document.name,
            text=_lines(document.number, document.description, document.excerpt),
            names=(document.number,),
            record_key=document.pk,
            address=document.get_absolute_url(),
            dated_on=document.date_earliest or document.date_latest,
        )
        for document in rows
    ]


def _events(rows: Any) -> list[Draft]:
    events = list(rows.select_related("place"))
    told_in = _newest_stories([event.pk for event in events])
    return [
        Draft(
            SearchKind.EVENT,
            title=event.name,
            text=_lines(event.description, event.place.name if event.place else ""),
            record_key=event.pk,
            story_id=told_in[event.pk],
            dated_on=event.date_earliest or event.date_latest,
        )
        for event in events
        if event.pk in told_in
    ]


def _topics(rows: Any) -> list[Draft]:
    return [
        Draft(
            SearchKind.TOPIC,
            title=topic.name,
            text=_lines(topic.description, *(synonym.name for synonym in topic.synonyms.all())),
            names=tuple(synonym.name for synonym in topic.synonyms.all()),
            record_key=topic.pk,
            address=topic.get_absolute_url(),
        )
        for topic in rows.prefetch_related("synonyms")
    ]


def _places(rows: Any) -> list[Draft]:
    return [
        Draft(
            SearchKind.PLACE,
            title=place.name,
            text=_lines(place.kind, place.abbreviation),
            names=(place.abbreviation,),
            record_key=place.pk,
            address=place.get_absolute_url(),
        )
        for place in rows
    ]


_MAKERS: dict[SearchKind, Callable[[Any], list[Draft]]] = {
    SearchKind.PERSON: _people,
    SearchKind.ORGANIZATION: _organizations,
    SearchKind.DOCUMENT: _documents,
    SearchKind.EVENT: _events,
    SearchKind.TOPIC: _topics,
    SearchKind.PLACE: _places,
}


def _newest_stories(events: list[int]) -> dict[int, int]:
    """The newest public story of each event."""
    stories = ArticlePage.objects.published().order_by().values("pk")
    rows = EventMention.objects.filter(event__in=events, page__in=stories)
    ordered = rows.order_by("page__published_on", "page_id")
    return dict(ordered.values_list("event_id", "page_id"))


def _others(record: Any) -> list[str]:
    return [other.name for other in record.other_names.all()]


def _lines(*parts: str) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())
