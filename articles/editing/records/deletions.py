"""Deleting records in the admin: refused while something names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages

from articles.editing.embargo.hooks import shown_titles
from articles.selectors.embargo.visibility import is_hidden
from articles.services.records.deletions import RecordInUse, find_use

if TYPE_CHECKING:
    from collections.abc import Iterator


@hooks.register("before_delete_snippet")
def refuse_to_delete_named_records(
    request: HttpRequest, instances: list[Any]
) -> HttpResponse | None:
    """Runs before the question "are you sure?" as well, for one record and for several."""
    refused = [use for record in instances if (use := find_use(record))]
    for use in refused:
        messages.error(
            request,
            format_html(
                _("“{}” cannot be deleted because it is used in {}. Remove it there first."),
                use.record,
                format_html_join(", ", '<a href="{}">{}</a>', _links(use, request.user)),
            ),
        )
    if not refused:
        return None
    return redirect(type(refused[0].record).snippet_viewset.get_url_name("list"))


def _links(use: RecordInUse, user: Any) -> Iterator[tuple[str, str]]:
    for key, title, may_open in shown_titles(user, use.stories):
        yield reverse("wagtailadmin_pages:edit", args=[key]) if may_open else "#", title
    for record in use.records:
        if is_hidden(type(record), record.pk, user):
            yield "#", _("a record you do not have access to")
            continue
        url_name = type(record).snippet_viewset.get_url_name("edit")
        yield reverse(url_name, args=[record.pk]), str(record)
