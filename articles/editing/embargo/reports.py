"""What is left of Wagtail's lists that ask for no right on what they name, under an embargo.

Rules for `articles.wagtail_compat`, installed by `articles.editing.wiring`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from articles.models import ArticlePage, may_see_embargoed
from articles.models.querysets.embargoes import without_embargoed
from articles.selectors.embargo.visibility import hidden_keys

if TYPE_CHECKING:
    from django.contrib.contenttypes.models import ContentType
    from django.db.models import QuerySet


def without_hidden_media(rows: QuerySet, user: Any) -> QuerySet:
    """`rows` of pictures or files without those of which `user` may not know."""
    return rows if may_see_embargoed(user) else rows.exclude(pk__in=hidden_keys(rows.model))


def known_stories(kind: ContentType, user: Any) -> QuerySet | None:
    """The stories of which `user` may know; None for other types of pages, and for whoever may
    know of all."""
    if kind.model_class() is not ArticlePage or may_see_embargoed(user):
        return None
    return without_embargoed(Page.objects.filter(content_type=kind), user)
