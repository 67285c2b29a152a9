"""Where a story's content names records: its own keys, those of its rows, those in its blocks.

A story is read as Wagtail stores a revision (`serializable_data`): a dictionary in which a key
stands under its field's name, rows are lists of dictionaries, and the body is JSON in a string.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import models
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.blocks import ChooserBlock, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

if TYPE_CHECKING:
    from collections.abc import Iterator

Keys = dict[Any, Any]
# What tells two rows of a story apart and is none of what they say.
_OWN = {"pk", "id", "sort_order"}


@dataclass
class Changes:
    """What `replace_keys` did: places in the content with the key that stood there, and rows that
    said the same as another one and were dropped, with their place in the list."""

    keys: list[tuple[list[Any], Any]] = field(default_factory=list)
    dropped: list[tuple[str, int, dict[str, Any]]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.keys)


def replace_keys(
    page: type[models.Model], content: dict[str, Any], kind: type[models.Model], keys: Keys
) -> Changes:
    """Make the content of a `page` name other records of `kind` (old key -> new key), in place."""
    changes = Changes()
    for name in keys_to(page, kind):
        if content.get(name) in keys:
            changes.keys.append(([name], content[name]))
            content[name] = keys[content[name]]
    for relation, model in row_relations(page):
        names = keys_to(model, kind)
        if names and content.get(relation):
            _in_rows(relation, content[relation], names, keys, changes)
    for stream in stream_fields(page):
        if content.get(stream.name):
            _in_stream(stream, content, kind, keys, changes)
    return changes


def put_back(page: type[models.Model], content: dict[str, Any], changes: Changes) -> None:
    """Undo `replace_keys` on content that nobody has changed since."""
    for relation, place, row in changes.dropped:
        content[relation].insert(place, row)
    streams = {stream.name for stream in stream_fields(page)}
    for name in {path[0] for path, _ in changes.keys} & streams:
        content[name] = json.loads(content[name])
    for path, old in changes.keys:
        holder: Any = content
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = old
    for name in streams:
        if isinstance(content.get(name), list):
            content[name] = json.dumps(content[name])


def row_relations(page: type[models.Model]) -> list[tuple[str, type[models.Model]]]:
    """The page's plain child relations; comments, which have children of their own, name no
    records."""
    return [
        (relation.get_accessor_name(), relation.related_model)
        for relation in get_all_child_relations(page)
        if not issubclass(relation.related_model, ClusterableModel)
    ]


def keys_to(model: type[models.Model], kind: type[models.Model]) -> list[str]:
    """The names of a model's own foreign keys to `kind`."""
    return [
        found.name
        for found in model._meta.local_fields
        if isinstance(found, models.ForeignKey) and found.related_model is kind
    ]


def stream_fields(page: type[models.Model]) -> list[StreamField]:
    return [found for found in page._meta.local_fields if isinstance(found, StreamField)]


def chooses(block: Any, kind: type[models.Model]) -> bool:
    """Whether a record of `kind` can be chosen somewhere in such a block."""
    if isinstance(block, ChooserBlock):
        return block.model_class is kind
    if isinstance(block, ListBlock):
        return chooses(block.child_block, kind)
    children = getattr(block, "child_blocks", {})
    return any(chooses(child, kind) for child in children.values())


def said_by(row: dict[str, Any]) -> str:
    """All that a row says, for comparing: without its key and its place."""
    said = {name: value for name, value in row.items() if name not in _OWN}
    return json.dumps(said, sort_keys=True, default=str)


def twins(rows: list[dict[str, Any]], touched: set[int]) -> set[int]:
    """Places of the rows that say the same as another one since those at `touched` were changed;
    of each kind one stays, rather one that was not changed."""
    kept: dict[str, int] = {}
    spare = set()
    for place in sorted(range(len(rows)), key=lambda place: (place in touched, place)):
        said = said_by(rows[place])
        if place in touched and said in kept:
            spare.add(place)
        kept.setdefault(said, place)
    return spare


def _in_rows(
    relation: str, rows: list[dict[str, Any]], names: list[str], keys: Keys, changes: Changes
) -> None:
    touched = set()
    for place, row in enumerate(rows):
        for name in names:
            if row.get(name) in keys:
                changes.keys.append(([relation, place, name], row[name]))
                row[name] = keys[row[name]]
                touched.add(place)
    spare = sorted(twins(rows, touched))
    changes.dropped += [(relation, place, dict(rows[place])) for place in spare]
    rows[:] = [row for place, row in enumerate(rows) if place not in spare]


def _in_stream(
    stream: StreamField,
    content: dict[str, Any],
    kind: type[models.Model],
    keys: Keys,
    changes: Changes,
) -> None:
    holder = {stream.name: json.loads(content[stream.name])}
    before = len(changes.keys)
    for place, name, path in _choices(stream.stream_block, holder, stream.name, kind, ()):
        if place[name] in keys:
            changes.keys.append(([stream.name, *path], place[name]))
            place[name] = keys[place[name]]
    if len(changes.keys) > before:
        content[stream.name] = json.dumps(holder[stream.name])


def _choices(
    block: Any, holder: Any, name: Any, kind: type[models.Model], path: tuple[Any, ...]
) -> Iterator[tuple[Any, Any, tuple[Any, ...]]]:
    """The places in a block's stored value where a record of `kind` is chosen."""
    value = holder[name]
    if isinstance(block, ChooserBlock):
        if block.model_class is kind and isinstance(value, int):
            yield holder, name, path
    elif isinstance(block, StructBlock) and isinstance(value, dict):
        for part, child in block.child_blocks.items():
            if part in value:
                yield from _choices(child, value, part, kind, (*path, part))
    elif isinstance(block, StreamBlock | ListBlock) and isinstance(value, list):
        for place, item in enumerate(value):
            child = _item_block(block, item)
            if child is not None:
                yield from _choices(child, item, "value", kind, (*path, place, "value"))


def _item_block(block: StreamBlock | ListBlock, item: Any) -> Any:
    if not isinstance(item, dict) or "value" not in item:
        return None
    if isinstance(block, ListBlock):
        return block.child_block
    return block.child_blocks.get(item.get("type"))
