"""The rows of the database follow a merge and its undoing."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from articles.models import ArticlePage
from articles.models.record_keys import row_relations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db import models

    from articles.selectors.merging.references import References

type Stored = dict[str, Any]


def move_rows(found: References, keep: int) -> tuple[list[Stored], list[Stored]]:
    """Point the rows to the kept record and delete what would say the same twice; return both as
    the merge keeps them."""
    spare = [{"model": model._meta.label_lower, "values": values} for model, values in found.spare]
    _delete(found.spare)
    grouped: dict[tuple[type[models.Model], str, int], list[Any]] = defaultdict(list)
    for move in found.moves:
        grouped[move.model, move.column, move.old].append(move.pk)
    for (model, column, _), pks in grouped.items():
        model._base_manager.filter(pk__in=pks).update(**{column: keep})
    return [
        {"model": model._meta.label_lower, "column": column, "old": old, "pks": pks}
        for (model, column, old), pks in grouped.items()
    ], spare


def put_back_rows(rows: list[Stored], keep: int) -> list[Stored]:
    """Point the rows back where they still point to the kept record; return the others, each with
    the `pks` that could not be restored."""
    lost = []
    for row in rows:
        model = apps.get_model(row["model"])
        still = model._base_manager.filter(pk__in=row["pks"], **{row["column"]: keep})
        pks = set(still.values_list("pk", flat=True))
        still.filter(pk__in=pks).update(**{row["column"]: row["old"]})
        if missing := [pk for pk in row["pks"] if pk not in pks]:
            lost.append({**row, "pks": missing})
    return lost


def make_again(spare: Iterable[Stored]) -> None:
    """Make rows that the merge deleted, with their keys."""
    for row in spare:
        model = apps.get_model(row["model"])
        model._base_manager.bulk_create([model(**row["values"])])


def move_index(kind: type[models.Model], gone: Iterable[int], keep: int) -> None:
    """Wagtail's index of references: the rows that point stay the same, and so do their paths."""
    content_type = ContentType.objects.get_for_model(kind)
    keys = [str(pk) for pk in gone]
    rows = ReferenceIndex.objects.filter(to_content_type=content_type, to_object_id__in=keys)
    rows.update(to_object_id=str(keep))


def move_index_back(rows: Iterable[Stored], kind: type[models.Model], keep: int) -> None:
    """Undo `move_index` for the rows of stories that were put back; other records are indexed as
    a whole."""
    content_type = ContentType.objects.get_for_model(kind)
    index = ReferenceIndex.objects.filter(to_content_type=content_type, to_object_id=str(keep))
    relations = {model: name for name, model in row_relations(ArticlePage)}
    for row in rows:
        model = apps.get_model(row["model"])
        name = row["column"].removesuffix("_id")
        if model is ArticlePage:
            found = index.filter(object_id__in=map(str, row["pks"]), content_path=name)
        elif model in relations:
            paths = [f"{relations[model]}.{pk}.{name}" for pk in row["pks"]]
            found = index.filter(content_path__in=paths)
        else:
            continue
        found.update(to_object_id=str(row["old"]))


def _delete(spare: list[tuple[type[models.Model], dict[str, Any]]]) -> None:
    keys: dict[type[models.Model], list[Any]] = defaultdict(list)
    for model, values in spare:
        keys[model].append(values[model._meta.pk.attname])
    for model, pks in keys.items():
        model._base_manager.filter(pk__in=pks).delete()
