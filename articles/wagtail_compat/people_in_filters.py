"""Filters of lists and reports offer everybody who works in the newsroom.

Replaces: the people whom Wagtail offers as who locked a page and who started a workflow, found
among all rows, of whatever page; and where the chooser of pages begins, which it finds among all
pages of a type.
Upstream: no ticket.
Ends when: both look at the rows alone that the user may see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from wagtail.admin.views.chooser import BrowseView, page_models_from_string
from wagtail.admin.views.reports import locked_pages, workflows
from wagtail.models import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


def offer_everybody() -> None:
    """Call it once."""
    locked_pages.get_users_for_filter = _people
    filters = workflows.WorkflowReportFilterSet.base_filters
    filters["requested_by"].queryset = _people


def begin_among_known(known: Callable[[QuerySet, Any], QuerySet]) -> None:
    """`known(pages, user)` returns those pages of which the user may know. Call it once."""
    find = BrowseView.get

    def get(view: Any, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        kinds = request.GET.get("page_type", "")
        if parent_page_id is None and kinds:
            parent_page_id = _common_ancestor(kinds, known, request.user)
        response: HttpResponse = find(view, request, parent_page_id)
        return response

    BrowseView.get = get


def _common_ancestor(
    kinds: str, known: Callable[[QuerySet, Any], QuerySet], user: Any
) -> int | None:
    """None where Wagtail's own answer, for all pages or for a wrong kind, is the right one."""
    try:
        models = page_models_from_string(kinds)
    except (ValueError, LookupError):
        return None
    if models == (Page,):
        return None
    ancestor = known(Page.objects.type(*models), user).first_common_ancestor()
    return ancestor.pk if ancestor else None


def _people(request: Any = None) -> QuerySet:
    users = get_user_model()
    return users.objects.filter(is_active=True).order_by(users.USERNAME_FIELD)
