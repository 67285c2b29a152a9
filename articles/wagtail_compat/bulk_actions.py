"""Bulk actions neither act on rows that a rule hides nor name them.

Replaces: `BulkAction.get_actionable_objects`. Wagtail finds the rows by the keys in the address, or
takes all there are, and lists by name those on which the user has no right.
Upstream: no ticket. wagtail#11732 asks for a hook to change the actions, not their rows.
Ends when: a hook may narrow the rows of an action.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from wagtail.admin.views.bulk_action import BulkAction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import Model


def narrow_bulk_actions(hidden: Callable[[type[Model], Iterable[Any], Any], set[int]]) -> None:
    """`hidden(model, keys, user)` returns the keys of the rows of which the user may not know.
    Raises Http404 in the view where nothing else was chosen, as for keys that do not exist.
    Call it once."""
    find = BulkAction.get_actionable_objects

    def get_actionable_objects(action: BulkAction) -> tuple[list[Any], dict[str, list[Any]]]:
        objects, refused = find(action)
        rows = [*objects, *(row for some in refused.values() for row in some)]
        keys = hidden(action.model, [row.pk for row in rows], action.request.user)
        known = [row for row in objects if row.pk not in keys]
        left = {name: [row for row in some if row.pk not in keys] for name, some in refused.items()}
        if keys and not known and not any(left.values()):
            raise Http404
        return known, left

    BulkAction.get_actionable_objects = get_actionable_objects
