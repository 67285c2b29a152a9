"""The history of the site shows the entries that a rule lets the user see.

Replaces: `viewable_by_user` of the managers of Wagtail's two logs. The report, its filters and its
CSV ask there and nowhere else; but for the filter of people, which offers all who are in the log of
pages: the report's own choice of them has a name that nothing calls.
Upstream: wagtail#9181, open, with wagtail#11020, not merged: entries should follow rights. Of the
filter of people: no ticket.
Ends when: the managers ask a policy that a project can register, and the filter asks them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.views.reports import audit_logging
from wagtail.models import ModelLogEntry, PageLogEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    type Narrow = Callable[[QuerySet, Any], QuerySet]


def narrow_log_entries(*, of_pages: Narrow, of_records: Narrow) -> None:
    """Each rule gets the entries that Wagtail would show and the user, and returns those that are
    shown. Call it once."""
    _narrow(PageLogEntry, of_pages)
    _narrow(ModelLogEntry, of_records)
    audit_logging.SiteHistoryReportFilterSet.get_users_queryset = _people_in_entries


def _narrow(model: Any, rule: Narrow) -> None:
    manager = type(model.objects)
    find = manager.viewable_by_user

    def viewable_by_user(self: Any, user: Any) -> QuerySet:
        return rule(find(self, user), user)

    manager.viewable_by_user = viewable_by_user


def _people_in_entries(filters: Any) -> QuerySet:
    return audit_logging.get_users_for_filter(filters.request.user)
