"""Deleting records in the admin: refused while stories name them, and always in the log."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin import messages

from articles.services.records import log_bulk_deletion, stories_naming


@hooks.register("before_delete_snippet")
def refuse_to_delete_named_records(
    request: HttpRequest, instances: list[Any]
) -> HttpResponse | None:
    """Runs before the question "are you sure?" as well, for one record and for several."""
    refused = [(record, stories) for record in instances if (stories := stories_naming(record))]
    for record, stories in refused:
        links = (
            (reverse("wagtailadmin_pages:edit", args=[story.article_id]), story.title)
            for story in stories
        )
        messages.error(
            request,
            format_html(
                "“{}” cannot be deleted, because stories name it: {}. Take it out of them first.",
                record,
                format_html_join(", ", '<a href="{}">{}</a>', links),
            ),
        )
    if not refused:
        return None
    return redirect(type(refused[0][0]).snippet_viewset.get_url_name("list"))


@hooks.register("before_bulk_action")
def log_deleted_records(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> None:
    """In the same transaction as the deletion."""
    if action_type == "delete" and hasattr(action.model, "snippet_viewset"):
        log_bulk_deletion(records=objects, user=request.user)
