"""The report on page types counts and names only pages that a rule lets the user know of.

Replaces: `PageTypesUsageReportView.decorate_paginated_queryset`. The report counts all pages of a
type and names the one that was edited last, whatever rights the user has on it.
Upstream: no ticket. The review of wagtail#10850, which brought the report, asked for no link where
the user may not edit the page; its title and the count stayed.
Ends when: the report asks for rights on the pages, or its view can be replaced by a hook.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.contrib.contenttypes.models import ContentType
    from django.db.models import QuerySet

    type KnownPages = Callable[[ContentType, Any], QuerySet | None]


def narrow_page_types_report(known_pages: KnownPages) -> None:
    """`known_pages(content_type, user)` returns the pages of a type of which the user may know;
    None where Wagtail's own figures may be shown. Call it once."""
    decorate = PageTypesUsageReportView.decorate_paginated_queryset

    def decorate_paginated_queryset(view: Any, page_types: Iterable[Any]) -> Iterable[Any]:
        rows = decorate(view, page_types)
        for row in rows:
            known = known_pages(row, view.request.user)
            if known is not None:
                _describe(row, known, view.filters.form.cleaned_data)
        return rows

    PageTypesUsageReportView.decorate_paginated_queryset = decorate_paginated_queryset


def _describe(row: Any, known: QuerySet, chosen: dict[str, Any]) -> None:
    """By the same filters as the report's."""
    if chosen.get("page_locale"):
        known = known.filter(locale__language_code=chosen["page_locale"])
    if chosen.get("site"):
        known = known.filter(path__startswith=chosen["site"])
    newest = F("latest_revision_created_at").desc(nulls_last=True)
    row.count = known.count()
    row.last_edited_page = known.order_by(newest, "title", "-pk").specific().first()
