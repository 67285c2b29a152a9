"""Possible duplicates among records, until somebody says that they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType

from articles.models import DistinctRecords, Organization, Person, Topic
from articles.selectors.embargo.visibility import hidden_from, hidden_in
from articles.text import alike, name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.db import models

MERGEABLE_MODELS: tuple[type[models.Model], ...] = (Person, Organization, Topic)
_OTHER_NAMES = {Person: "other_names", Organization: "other_names", Topic: "synonyms"}


@dataclass(frozen=True, slots=True)
class LikelyDuplicates:
    """Two records of one kind, and in words why they may be the same."""

    first: models.Model
    second: models.Model
    reason: str


def read_duplicates(
    kind: type[models.Model], limit: int, user: Any
) -> tuple[list[LikelyDuplicates], int]:
    """The first `limit` pairs of which `user` may know, in order of their names, and how many there
    are. Five queries."""
    hidden = hidden_from(user).get(kind, set())
    pairs = {pair: reason for pair, reason in _pairs(kind).items() if not hidden & set(pair)}
    shown = list(pairs.items())[:limit]
    keys = {key for pair, _ in shown for key in pair}
    records = kind._default_manager.in_bulk(keys)
    return [
        LikelyDuplicates(records[first], records[second], reason)
        for (first, second), reason in shown
        if first in records and second in records
    ], len(pairs)


def topics_like(names: Iterable[str], article_id: int | None) -> dict[str, Topic]:
    """For each of the names that is no topic's and no synonym's, but is like one: the topic, of
    those that may be proposed for the story."""
    hidden = hidden_in(article_id)[Topic]
    known = [(pk, key) for pk, key in _names(Topic) if pk not in hidden]
    wanted = [(f"new:{name}", name_key(name)) for name in names]
    keys = {key for _, key in known}
    found: dict[str, int] = {}
    for (one, other), _ in alike([*known, *(row for row in wanted if row[1] not in keys)]).items():
        for new, topic in ((one, other), (other, one)):
            if isinstance(new, str) and isinstance(topic, int):
                found.setdefault(new.removeprefix("new:"), topic)
    topics = Topic.objects.in_bulk(set(found.values()))
    return {name: topics[key] for name, key in found.items()}


def _pairs(kind: type[models.Model]) -> dict[tuple[int, int], str]:
    content_type = ContentType.objects.get_for_model(kind)
    decided = DistinctRecords.objects.filter(content_type=content_type)
    distinct = set(decided.values_list("low_id", "high_id"))
    return {
        pair: reason
        for pair, reason in alike(_names(kind)).items()
        if (min(pair), max(pair)) not in distinct
    }


def _names(kind: type[models.Model]) -> Iterator[tuple[int, str]]:
    """Each record's names, its own one first, in order of those."""
    yield from kind._default_manager.order_by("name_key", "pk").values_list("pk", "name_key")
    others = kind._meta.get_field(_OTHER_NAMES[kind])
    rows = others.related_model._default_manager.order_by("name_key", "pk")
    yield from rows.values_list(others.field.attname, "name_key")
