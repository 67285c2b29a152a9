"""Deleting a record that stories or other records name is refused.

The rule: a record is in use when a live story names it, when the latest version of a story does
(the draft that somebody works on), or a version that is scheduled. Older versions in the history do
not count, so that somebody who was named by mistake can be taken out and deleted; a restored old
version then keeps the words and loses the link.

Documents, events and posts hold their parties themselves, in no revision: a deletion would take a
signatory from a public document without a trace (see `articles.selectors.record_uses`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Cast
from wagtail.log_actions import log
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
from articles.selectors.record_uses import records_naming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models import User

# The names under which a story, its children and its blocks hold the key of a record.
_KEYS: dict[type[models.Model], tuple[str, ...]] = {
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


class RecordInUse(Exception):
    """A record cannot be deleted: `stories` and other `records` name it."""

    def __init__(
        self, record: models.Model, stories: list[NamedIn], records: list[models.Model]
    ) -> None:
        self.record = record
        self.stories = stories
        self.records = records
        names = [story.title for story in stories] + [str(other) for other in records]
        super().__init__(
            f"“{record}” cannot be deleted, because it is named in "
            f"{', '.join(f'“{name}”' for name in names)}. Take it out there first."
        )


def stories_naming(record: models.Model) -> list[NamedIn]:
    """The stories that name the record, live or in their latest or scheduled version; in order of
    their titles."""
    if type(record) not in _KEYS:
        return []
    stories = ArticlePage.objects.filter(pk__in=_live(record) | _drafts(record))
    rows = stories.order_by("draft_title", "pk").values_list("pk", "draft_title", "live")
    return [NamedIn(*row) for row in rows]


@transaction.atomic
def delete_record(*, record: models.Model, user: User | None) -> None:
    """Delete a record that nothing names, and log it. Raises RecordInUse."""
    refuse_if_in_use([record])
    log(instance=record, action="wagtail.delete", user=user, deleted=True)
    record.delete()


def refuse_if_in_use(records: Iterable[models.Model]) -> None:
    """Raise RecordInUse for the first record that a story or another record names."""
    for record in records:
        use = find_use(record)
        if use:
            raise use


def find_use(record: models.Model) -> RecordInUse | None:
    """Why the record cannot be deleted; None when it can."""
    stories, records = stories_naming(record), records_naming(record)
    return RecordInUse(record, stories, records) if stories or records else None


def log_bulk_deletion(*, records: Iterable[models.Model], user: User | None) -> None:
    """Wagtail deletes several records in one statement and writes nothing into the log."""
    with transaction.atomic():
        for record in records:
            log(instance=record, action="wagtail.delete", user=user, deleted=True)


def _live(record: models.Model) -> set[int]:
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
    for key in _KEYS[type(record)]:
        for end in (",", "}"):
            named |= Q(text__contains=f'"{key}": {record.pk}{end}')
            # Inside the body, which is JSON within a JSON string.
            named |= Q(text__contains=f'\\"{key}\\": {record.pk}{end}')
    return {int(pk) for pk in text.filter(named).values_list("object_id", flat=True)}
