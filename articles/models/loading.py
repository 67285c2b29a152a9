"""Loads a revision with all that its rows point to, in one query per model."""

from __future__ import annotations

import copy
from collections import defaultdict
from typing import Any, Self

from django.db import models
from modelcluster.fields import ParentalKey

from articles.models.merges import kept_instead
from articles.models.page_mixins import PageMixin
from articles.models.record_keys import replace_keys, row_relations

_Rows = list[tuple[type[models.Model], list[dict[str, Any]]]]
_Found = dict[type[models.Model], dict[Any, models.Model]]


class LoadedAtOnce(PageMixin):
    """A page whose revisions have many rows.

    Wagtail looks up each foreign key of each row by itself, its page included: 16 queries more
    for one more quote with its mentions. Here the records are fetched once and kept on the rows;
    what was merged since is replaced by what was kept, and what was deleted is treated as Wagtail
    treats it (SET_NULL: emptied, CASCADE: dropped).
    """

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Self | None:
        if not check_fks:
            return super().from_serializable_data(data, False, strict_fks)
        relations = row_relations(cls)
        rows: _Rows = [(cls, [data]), *((model, data.get(name, [])) for name, model in relations)]
        found = _fetch(rows)
        data = _follow_merges(cls, data, rows, found)
        content, *_ = _checked(cls, [data], found)
        for name, model in relations:
            if name in data:
                content[name] = _checked(model, data[name], found)
        page = super().from_serializable_data(content, False, strict_fks)
        for name, model in relations:
            for row in getattr(page, name).all():
                _attach(model, row, found)
        return page


def _keys(model: type[models.Model]) -> list[models.ForeignKey]:
    """A model's own foreign keys, without those to its page and to its parent class."""
    return [
        field
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and not isinstance(field, ParentalKey)
        and not field.remote_field.parent_link
    ]


def _wanted(rows: _Rows) -> dict[type[models.Model], set[Any]]:
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for model, items in rows:
        for field in _keys(model):
            wanted[field.related_model].update(item.get(field.name) for item in items)
    return {target: keys - {None} for target, keys in wanted.items()}


def _fetch(rows: _Rows) -> _Found:
    return {
        target: target._default_manager.in_bulk(keys) if keys else {}
        for target, keys in _wanted(rows).items()
    }


def _follow_merges(
    page: type[models.Model], data: dict[str, Any], rows: _Rows, found: _Found
) -> dict[str, Any]:
    """The content with the record that was kept in the place of each that was merged away; costs
    a query only where a record is gone."""
    for target, keys in _wanted(rows).items():
        gone = keys - set(found[target])
        instead = kept_instead(target, gone) if gone else {}
        if instead:
            data = copy.deepcopy(data)
            replace_keys(page, data, target, instead)
            found[target].update(target._default_manager.in_bulk(set(instead.values())))
    return data


def _checked(
    model: type[models.Model], items: list[dict[str, Any]], found: _Found
) -> list[dict[str, Any]]:
    """Copies of the rows without keys to records that are gone."""
    kept = []
    for item in items:
        gone = [
            field
            for field in _keys(model)
            if item.get(field.name) is not None
            and item[field.name] not in found[field.related_model]
        ]
        if any(field.remote_field.on_delete is models.CASCADE for field in gone):
            continue
        kept.append({**item, **{field.name: None for field in gone}})
    return kept


def _attach(model: type[models.Model], row: models.Model, found: _Found) -> None:
    for field in _keys(model):
        record = found[field.related_model].get(getattr(row, field.attname))
        if record is not None:
            field.set_cached_value(row, record)
