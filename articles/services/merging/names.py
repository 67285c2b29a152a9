"""The names of merged records stay, as other names; the address of a public one leads on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from articles.models import (
    Organization,
    OrganizationOtherName,
    Person,
    PersonOtherName,
    RetiredRecordAddress,
    Topic,
    TopicSynonym,
)
from articles.models.topics import topic_slug
from articles.text import name_key

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from django.db import models

    from articles.models import User
    from articles.services.merging.rows import Stored

# For each kind the model of its other names, and the key of theirs that says whose they are.
_OTHER_NAMES: dict[type[models.Model], tuple[type[models.Model], str]] = {
    Person: (PersonOtherName, "person"),
    Organization: (OrganizationOtherName, "organization"),
    Topic: (TopicSynonym, "topic"),
}


def keep_names(keep: Any, names: Iterable[str]) -> list[Stored]:
    """Give the kept record the names as other names, where its kind has those; return the rows
    that were made. The records that had the names are gone by now."""
    if type(keep) not in _OTHER_NAMES:
        return []
    model, owner = _OTHER_NAMES[type(keep)]
    made = []
    for name in names:
        if name_key(name) != keep.name_key and not _is_taken(model, owner, keep, name):
            row = model._default_manager.create(**{owner: keep, "name": name})
            made.append({"model": model._meta.label_lower, "pk": row.pk, "name": row.name})
    return made


def _is_taken(model: type[models.Model], owner: str, keep: Any, name: str) -> bool:
    rows = model._default_manager.all()
    if model is TopicSynonym:
        slug = topic_slug(name)
        return rows.filter(slug=slug).exists() or rows.filter(name_key=name_key(name)).exists()
    return rows.filter(**{owner: keep}, name_key=name_key(name)[:255]).exists()


def take_names_away(made: Iterable[Stored]) -> None:
    """Undo `keep_names`; a name that somebody has changed since stays."""
    for row in made:
        rows = apps.get_model(row["model"])._base_manager
        rows.filter(pk=row["pk"], name=row["name"]).delete()


def public_ones(records: Sequence[Any]) -> list[Any]:
    """Those of the records (all of one kind) that have a page of their own now."""
    kind = type(records[0])
    if not hasattr(kind, "get_absolute_url"):
        return []
    keys = [record.pk for record in records]
    public = set(kind._default_manager.published().filter(pk__in=keys).values_list("pk", flat=True))
    return [record for record in records if record.pk in public]


def lead_on(
    *, keep: Any, slugs: Iterable[str], by: User | None, now: datetime.datetime
) -> list[int]:
    """The addresses lead to the kept record, if it is public itself; return the new rows' keys."""
    if not public_ones([keep]):
        return []
    kind = ContentType.objects.get_for_model(type(keep))
    return [
        RetiredRecordAddress.objects.update_or_create(
            content_type=kind,
            slug=slug,
            defaults={"record_id": keep.pk, "retired_by": by, "retired_at": now},
        )[0].pk
        for slug in slugs
    ]
