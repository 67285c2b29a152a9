"""The versions of stories, and the blocks of live ones, follow a merge and its undoing."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.blocks import StreamValue
from wagtail.models import Revision

from articles.models import ArticlePage
from articles.models.record_keys import (
    Changes,
    Keys,
    chooses,
    put_back,
    replace_keys,
    row_relations,
    stream_fields,
)
from articles.selectors.records.story_uses import versions_naming
from articles.services.merging.decisions import carry_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db import models

    from articles.services.merging.rows import Stored


def move_in_versions(duplicates: Sequence[models.Model], keys: Keys) -> list[Stored]:
    """Live, latest and scheduled versions name the kept record; return what was changed in each.

    Older versions of the history are left as they are: they follow when they are loaded.
    """
    kind, moved = type(duplicates[0]), []
    for revision in versions_naming(duplicates).order_by("pk").iterator(chunk_size=50):
        before = copy.deepcopy(revision.content)
        changes = replace_keys(ArticlePage, revision.content, kind, keys)
        if changes:
            carry_over(revision=revision, before=before, after=revision.content)
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)
            place = {"revision": revision.pk, "page": int(revision.object_id)}
            moved.append({**place, **_stored(revision.content, changes)})
    return moved


def put_back_versions(moved: list[Stored]) -> set[tuple[int, int]]:
    """Undo `move_in_versions` where nothing was changed since; return the story and the revision
    of each version that was changed or is gone."""
    changed: set[tuple[int, int]] = set()
    versions = Revision.objects.in_bulk([row["revision"] for row in moved])
    for row in moved:
        revision = versions.get(row["revision"])
        if revision is None or fingerprint(revision.content) != row["fingerprint"]:
            changed.add((row["page"], row["revision"]))
            continue
        before = copy.deepcopy(revision.content)
        put_back(ArticlePage, revision.content, _changes(row))
        carry_over(revision=revision, before=before, after=revision.content)
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    return changed


def move_in_bodies(kind: type[models.Model], pages: set[int], keys: Keys) -> list[Stored]:
    """The blocks of the stories' own rows, which are what readers see."""
    if not any(chooses(stream.stream_block, kind) for stream in stream_fields(ArticlePage)):
        return []
    moved = []
    for article in ArticlePage.objects.filter(pk__in=pages).order_by("pk"):
        content = {"body": json.dumps(list(article.body.raw_data))}
        changes = replace_keys(ArticlePage, content, kind, keys)
        if changes:
            _write_body(article, content)
            moved.append({"page": article.pk, **_stored(content, changes)})
    return moved


def put_back_bodies(moved: list[Stored]) -> set[int]:
    """Undo `move_in_bodies`; return the keys of the stories whose body was changed since."""
    changed: set[int] = set()
    articles = ArticlePage.objects.in_bulk([row["page"] for row in moved])
    for row in moved:
        article = articles.get(row["page"])
        content = {"body": json.dumps(list(article.body.raw_data))} if article else {}
        if article is None or fingerprint(content) != row["fingerprint"]:
            changed.add(row["page"])
            continue
        put_back(ArticlePage, content, _changes(row))
        _write_body(article, content)
    return changed


def settle_live_rows(pages: set[int]) -> None:
    """Make the rows of live stories those of their live version again. A version that was
    published once more since the merge, unchanged, has new rows, which the merge does not know."""
    for article in ArticlePage.objects.filter(pk__in=pages, live=True):
        if article.live_revision is None:
            continue
        version: Any = article.live_revision.as_object()
        if article.publication_digest() != version.publication_digest():
            for relation, _ in row_relations(ArticlePage):
                getattr(version, relation).commit()


def fingerprint(content: dict[str, Any]) -> str:
    """The same for the same content, whatever database it comes from (SHA-256)."""
    packed = json.dumps(content, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(packed.encode()).hexdigest()


def _stored(content: dict[str, Any], changes: Changes) -> Stored:
    return {
        "fingerprint": fingerprint(content),
        "keys": changes.keys,
        "dropped": changes.dropped,
    }


def _changes(row: Stored) -> Changes:
    return Changes(
        keys=[(path, old) for path, old in row["keys"]],
        dropped=[(relation, place, values) for relation, place, values in row["dropped"]],
    )


def _write_body(article: ArticlePage, content: dict[str, Any]) -> None:
    """In the database alone: only a key changes, and nothing goes live by it."""
    body = StreamValue(article.body.stream_block, json.loads(content["body"]), is_lazy=True)
    ArticlePage.objects.filter(pk=article.pk).update(body=body)
