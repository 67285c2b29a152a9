"""What readers saw of a story once is written down with keys of records, which follow a merge:
who may be named in an old version is decided by them when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from articles.models import Organization, Person, PublishedVersion, SourceDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

# Under which name a quote of a snapshot holds the key of such a record (see `models.snapshots`).
_NAMES: dict[type[models.Model], str] = {
    Person: "person",
    Organization: "organization",
    SourceDocument: "document",
}


def move_in_snapshots(kind: type[models.Model], keys: dict[int, int]) -> list[dict[str, Any]]:
    """Replace the keys of `kind` (old -> new); return the places, for `put_back_snapshots`."""
    if kind not in _NAMES:
        return []
    moved = []
    for version in _naming(kind, list(keys)).iterator(chunk_size=50):
        places = [
            [*path, holder[path[-1]]]
            for path, holder in _places(version.content, kind)
            if holder[path[-1]] in keys
        ]
        if places:
            for *path, old in places:
                _put(version.content, path, keys[old])
            _write(version)
            moved.append({"version": version.pk, "places": places})
    return moved


def put_back_snapshots(moved: list[dict[str, Any]]) -> None:
    """A version is never changed by anybody, so it is put back as it was; one that was taken away
    since stays away."""
    versions = PublishedVersion.objects.in_bulk([row["version"] for row in moved])
    for row in moved:
        if row["version"] in versions:
            version = versions[row["version"]]
            for *path, old in row["places"]:
                _put(version.content, path, old)
            _write(version)


def _naming(kind: type[models.Model], keys: list[int]) -> Any:
    """Versions in whose text a key seems to stand; reading them tells for sure."""
    named = Q()
    for key in keys:
        for name in ("id", _NAMES[kind]):
            for end in (",", "}"):
                named |= Q(text__contains=f'"{name}": {key}{end}')
    versions = PublishedVersion.objects.annotate(text=Cast("content", models.TextField()))
    return versions.filter(named).order_by("pk")


def _places(
    content: dict[str, Any], kind: type[models.Model]
) -> Iterator[tuple[list[Any], dict[str, Any]]]:
    for place, quote in enumerate(content.get("quotes", ())):
        if _NAMES[kind] in quote:
            yield ["quotes", place, _NAMES[kind]], quote
    if kind is Person:
        for place, person in enumerate(content.get("people", ())):
            yield ["people", place, "id"], person


def _put(content: dict[str, Any], path: list[Any], key: int) -> None:
    relation, place, name = path
    content[relation][place][name] = key


def _write(version: PublishedVersion) -> None:
    PublishedVersion.objects.filter(pk=version.pk).update(content=version.content)
