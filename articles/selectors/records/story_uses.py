"""Which stories name a record, live or in a version that somebody may still publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from wagtail.models import Revision

from articles.models import (
    ArticlePage,
    Author,
    Event,
    Organization,
    Person,
    Place,
    SourceDocument,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

# The names under which a story, its children and its blocks hold the key of a record.
KEYS: dict[type[models.Model], tuple[str, ...]] = {
    Person: ("person", "reported_by_person", "addressee_person"),
    Organization: ("organization", "reported_by_organization", "addressee_organization"),
    SourceDocument: ("document", "said_in_document", "reported_by_document"),
    Event: ("event", "said_in_event"),
    Place: ("dateline_place",),
    Topic: ("tag",),
    Author: ("author",),
}


@dataclass(frozen=True)
class NamedIn:
    """A story that names a record."""

    article_id: int
    title: str
    live: bool


def stories_naming(record: models.Model) -> list[NamedIn]:
    """The stories that name the record, live or in their latest or scheduled version; in order of
    their titles."""
    if type(record) not in KEYS:
        return []
    stories = ArticlePage.objects.filter(pk__in=live_stories_naming(record) | _drafts(record))
    rows = stories.order_by("draft_title", "pk").values_list("pk", "draft_title", "live")
    return [NamedIn(*row) for row in rows]


def versions_naming(records: Iterable[models.Model]) -> models.QuerySet:
    """The revisions of stories that are live, the latest, or scheduled, and in whose text one of
    the records (all of one kind) seems to be named; reading them tells for sure."""
    versions = Revision.objects.filter(
        Q(
            pk__in=ArticlePage.objects.filter(latest_revision__isnull=False).values(
                "latest_revision"
            )
        )
        | Q(pk__in=ArticlePage.objects.live().values("live_revision"))
        | Q(approved_go_live_at__isnull=False),
        content_type=ContentType.objects.get_for_model(ArticlePage),
    )
    text = versions.annotate(text=Cast("content", models.TextField()))
    named = Q()
    for record in records:
        for key in KEYS[type(record)]:
            for end in (",", "}"):
                named |= Q(text__contains=f'"{key}": {record.pk}{end}')
                # Inside the body, which is JSON within a JSON string.
                named |= Q(text__contains=f'\\"{key}\\": {record.pk}{end}')
    return text.filter(named)


def live_stories_naming(record: models.Model) -> set[int]:
    """Keys of the live stories, by the foreign keys that point to the record; excerpt blocks are
    found through the live version."""
    found: set[int] = set()
    for relation in record._meta.related_objects:
        path = _way_to_story(relation)
        if path:
            rows = relation.related_model._base_manager.filter(**{relation.field.name: record.pk})
            found |= set(rows.filter(**{f"{path}live": True}).values_list(f"{path}pk", flat=True))
    return found


def _way_to_story(relation: models.ForeignObjectRel) -> str:
    """ "page__" for a story's children, "" for what is no part of a story."""
    model = relation.related_model
    if model is ArticlePage:
        return "page_ptr__"
    for field in model._meta.get_fields():
        if getattr(field, "related_model", None) is ArticlePage and field.name in (
            "page",
            "content_object",
        ):
            return f"{field.name}__"
    return ""


def _drafts(record: models.Model) -> set[int]:
    return {int(pk) for pk in versions_naming([record]).values_list("object_id", flat=True)}
