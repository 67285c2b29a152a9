"""The history of the site shows who did what, kills and deletions included."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from wagtail.models import ModelLogEntry, PageLogEntry

from articles.selectors.history.site_history import entries_on_pages, entries_on_records

if TYPE_CHECKING:
    from django.db.models import QuerySet


def connect() -> None:
    """Called once, from AppConfig.ready(). Wagtail asks the managers of its two logs who may see
    what, for the report, its filters and its CSV, and has no other place to say so."""
    _narrow(PageLogEntry, entries_on_pages)
    _narrow(ModelLogEntry, entries_on_records)


def _narrow(model: Any, to: Callable[[QuerySet, Any], QuerySet]) -> None:
    manager = type(model.objects)
    find = manager.viewable_by_user

    def viewable_by_user(self: Any, user: Any) -> QuerySet:
        return to(find(self, user), user)

    manager.viewable_by_user = viewable_by_user
