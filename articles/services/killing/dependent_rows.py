"""Rows that belong to a record: signatures, participants, a portrait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from modelcluster.models import get_all_child_relations

from articles.models import (
    Event,
    NewsFile,
    NewsImage,
    Organization,
    Person,
    Place,
    SourceDocument,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

_HELD = (Event, SourceDocument, Person, Organization, Place, NewsImage, NewsFile)


def held_by(record: Model) -> Iterator[tuple[type[Model], int]]:
    """The records, pictures and files that the record or one of its rows names, as (model, key)."""
    for relation in get_all_child_relations(type(record)):
        for row in getattr(record, relation.get_accessor_name()).all():
            yield from _named_in_columns(row)
    yield from _named_in_columns(record)
    for field in record._meta.many_to_many:
        if field.related_model in _HELD:
            for other in getattr(record, field.name).all():
                yield field.related_model, other.pk


def _named_in_columns(row: Model) -> Iterator[tuple[type[Model], int]]:
    for field in row._meta.concrete_fields:
        key = getattr(row, field.attname)
        if field.many_to_one and field.related_model in _HELD and key is not None:
            yield field.related_model, key
