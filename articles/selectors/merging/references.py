"""Every row of the database that points to some records, and what merging them would do to it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models

from articles.models import ArticlePage, ImportedFrom, RetiredRecordAddress
from articles.models.record_keys import said_by, twins
from articles.selectors.merging.merge_values import MERGEABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Columns that hold a record's key beside its kind.
_BY_KIND = ((ImportedFrom, "object_id"), (RetiredRecordAddress, "record_id"))


@dataclass(frozen=True, slots=True)
class Move:
    """A column of a row that gets the kept record's key instead of `old`."""

    model: type[models.Model]
    pk: Any
    column: str
    old: int


@dataclass
class References:
    """`moves` in the order of their rows; `spare` are the columns of rows that would say the same
    as another one after the merge, or that the database allows once."""

    moves: list[Move] = field(default_factory=list)
    spare: list[tuple[type[models.Model], dict[str, Any]]] = field(default_factory=list)

    def holders(self, model: type[models.Model]) -> set[int]:
        """The keys of the `model` rows (stories, documents) whose rows are touched."""
        keys: dict[type[models.Model], set[Any]] = defaultdict(set)
        for move in self.moves:
            keys[move.model].add(move.pk)
        for holder, values in self.spare:
            keys[holder].add(values[holder._meta.pk.attname])
        found: set[int] = set()
        for holder, pks in keys.items():
            if holder is model:
                found |= pks
            elif (column := _column_to(holder, model)) is not None:
                rows = holder._base_manager.filter(pk__in=pks)
                found |= set(rows.values_list(column, flat=True))
        return found


def read_references(keep: models.Model, duplicates: Sequence[models.Model]) -> References:
    """What points to the duplicates; one query for each model that can."""
    kind, gone = type(keep), [record.pk for record in duplicates]
    found = References()
    for model, columns in pointing_columns(kind).items():
        _read_model(model, columns, keep, gone, found)
    content_type = ContentType.objects.get_for_model(kind)
    for model, column in _BY_KIND:
        rows = model._base_manager.filter(content_type=content_type, **{f"{column}__in": gone})
        for pk, old in rows.order_by("pk").values_list("pk", column):
            found.moves.append(Move(model, pk, column, old))
    return found


def pointing_columns(kind: type[models.Model]) -> dict[type[models.Model], list[str]]:
    """Each model with its columns that hold keys of `kind`, rows of many-to-many included."""
    found: dict[type[models.Model], list[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        columns = [
            column.attname
            for column in model._meta.local_fields
            if isinstance(column, models.ForeignKey) and column.related_model is kind
        ]
        if columns and not model._meta.proxy:
            found[model] = columns
    return found


def columns_of(record: models.Model) -> dict[str, Any]:
    """A row's columns by name, as a merge keeps them."""
    return {column.attname: getattr(record, column.attname) for column in record._meta.local_fields}


def _read_model(
    model: type[models.Model],
    columns: list[str],
    keep: models.Model,
    gone: list[int],
    found: References,
) -> None:
    """What the records themselves stand below is decided with their other values."""
    naming = models.Q()
    for column in columns:
        naming |= models.Q(**{f"{column}__in": [*gone, keep.pk]})
    order = [name for name in ("sort_order",) if _has(model, name)]
    names = [column.attname for column in model._meta.local_fields]
    rows = list(model._base_manager.filter(naming).order_by(*order, "pk").values(*names))
    key = model._meta.pk.attname
    touched = {
        place for place, row in enumerate(rows) if any(row[column] in gone for column in columns)
    }
    if model is type(keep):
        touched -= {place for place in touched if rows[place][key] in [keep.pk, *gone]}
    after = [_after(row, columns, keep.pk, gone) for row in rows]
    spare = _spare(model, after, touched)
    found.spare += [(model, rows[place]) for place in sorted(spare)]
    found.moves += [
        Move(model, rows[place][key], column, rows[place][column])
        for place in sorted(touched - spare)
        for column in columns
        if rows[place][column] in gone
    ]


def _after(row: dict[str, Any], columns: list[str], keep: int, gone: list[int]) -> dict[str, Any]:
    return {**row, **{column: keep for column in columns if row[column] in gone}}


def _spare(model: type[models.Model], rows: list[dict[str, Any]], touched: set[int]) -> set[int]:
    """Places of rows that cannot stay: what they say is said, or may be said only once."""
    key = model._meta.pk.attname
    unkeyed = [{name: value for name, value in row.items() if name != key} for row in rows]
    if model in (*MERGEABLE, ArticlePage):
        return set()
    spare = twins(unkeyed, touched)
    for names in _unique_columns(model):
        seen: dict[str, int] = {}
        for place in sorted(range(len(rows)), key=lambda place: (place in touched, place)):
            values = {name: rows[place][name] for name in names}
            if place in spare or None in values.values():
                continue
            if seen.setdefault(said_by(values), place) != place and place in touched:
                spare.add(place)
    return spare


def _unique_columns(model: type[models.Model]) -> Iterator[list[str]]:
    together = [constraint.fields for constraint in model._meta.total_unique_constraints]
    for names in (*together, *model._meta.unique_together):
        yield [model._meta.get_field(name).attname for name in names]


def _column_to(holder: type[models.Model], model: type[models.Model]) -> str | None:
    for column in holder._meta.local_fields:
        if isinstance(column, models.ForeignKey) and column.related_model is model:
            return column.attname
    return None


def _has(model: type[models.Model], name: str) -> bool:
    return any(column.name == name for column in model._meta.local_fields)
