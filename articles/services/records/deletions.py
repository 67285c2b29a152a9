"""Refuses to delete a record that stories or other records name.

The rule: a record is in use when a live story names it, when the latest version of a story does
(the draft that somebody works on), or a version that is scheduled. Older versions in the history do
not count, so that somebody who was named by mistake can be taken out and deleted; a restored old
version then keeps the words and loses the link.

Documents, events and posts hold their parties themselves, in no revision: a deletion would take a
signatory from a public document without a trace (see `articles.selectors.records.record_uses`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models, transaction
from wagtail.log_actions import log

from articles.selectors.records.record_uses import records_naming
from articles.selectors.records.story_uses import NamedIn, stories_naming

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models import User


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
            f"“{record}” cannot be deleted because it is used in "
            f"{', '.join(f'“{name}”' for name in names)}. Remove it there first."
        )


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
