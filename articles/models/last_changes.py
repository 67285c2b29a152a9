"""Author of the last substantive change (four-eyes rule)."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Revision

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEPT = "_last_changed_by"
_CHUNK = 5


def last_changed_by(revision: Revision) -> int | None:
    """The key of whoever wrote what `revision` says; None where nobody in particular did.

    Not its author, who may have pressed "Save" without a change: the author of the first revision
    in an unbroken row of such as say the same to readers. Mostly one query, kept with the revision.
    """
    if not hasattr(revision, _KEPT):
        setattr(revision, _KEPT, _find(revision))
    key: int | None = getattr(revision, _KEPT)
    return key


def _find(revision: Revision) -> int | None:
    author: int | None = revision.user_id
    words = _words(revision)
    if words is None:
        return author
    for before in _earlier(revision):
        if _words(before) != words:
            break
        author = before.user_id
    return author


def _earlier(revision: Revision) -> Iterator[Revision]:
    """From the newest on, a few at a time: their content is large, and mostly one is enough."""
    rows = (
        Revision.objects.filter(
            base_content_type=revision.base_content_type_id,
            object_id=revision.object_id,
            created_at__lte=revision.created_at,
        )
        .exclude(pk=revision.pk)
        .order_by("-created_at", "-pk")
    )
    for start in count(step=_CHUNK):
        chunk = list(rows[start : start + _CHUNK])
        yield from chunk
        if len(chunk) < _CHUNK:
            return


def _words(revision: Revision) -> str | None:
    """The digest of a story. From its stored content alone: what was deleted or merged meanwhile
    is no change of anybody's. None for other pages."""
    kind: Any = ContentType.objects.get_for_id(revision.content_type_id).model_class()
    if not hasattr(kind, "publication_digest"):
        return None
    digest: str = kind.from_serializable_data(
        revision.content, check_fks=False
    ).publication_digest()
    return digest
