"""When something about a story last changed for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import DateTimeField, Subquery
from django.db.models.functions import Coalesce, Greatest

from articles import models

if TYPE_CHECKING:
    from wagtail.models import Revision


class LiveStory(Protocol):
    """What the rows that are written with a publication know of their story. The story's own class
    is built on the modules of these rows, so that they cannot name it."""

    pk: int
    title: str
    live_revision: Revision | None
    live_revision_id: int | None

    def publication_digest(self) -> str: ...


def touch_updated_at(article: Any) -> None:
    """Set `updated_at` of the story's row to the time of its last change after its first
    publication: a new version that readers saw, or a correction of any kind.

    It is worked out from these anew each time, so that no instance in somebody's memory can take
    it back. Called wherever one of them is written, in the same transaction.
    """
    versions = models.PublishedVersion.objects.filter(article_id=article.pk, number__gt=1)
    corrections = models.Correction.objects.filter(article_id=article.pk)
    changed = Subquery(versions.order_by("-number").values("published_at")[:1])
    corrected = Subquery(corrections.order_by("-pk").values("issued_at")[:1])
    # Where one of the two is missing, SQLite's own "greatest" is missing as well.
    last = Coalesce(Greatest(changed, corrected), changed, corrected, output_field=DateTimeField())
    type(article)._default_manager.filter(pk=article.pk).update(updated_at=last)
