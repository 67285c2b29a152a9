"""Deleting records in the admin: refused while something names them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from articles.editing.embargo.hooks import shown_titles
from articles.selectors.embargo.visibility import is_hidden
from articles.services.embargo.desk import tell_the_embargo_desk
from articles.services.records.deletions import RecordInUse, find_use


@hooks.register("before_delete_snippet")
def refuse_to_delete_named_records(
    request: HttpRequest, instances: list[Any]
) -> HttpResponse | None:
    """Runs before the question "are you sure?" as well, for one record and for several."""
    refused = [use for record in instances if (use := find_use(record))]
    for use in refused:
        if links := _links(use, request.user):
            words = _("“{}” cannot be deleted because it is used in {}. Remove it there first.")
            named = format_html_join(", ", '<a href="{}">{}</a>', links)
            messages.error(request, format_html(words, use.record, named))
            continue
        # What uses it is known to the embargo desk alone, which is told.
        messages.error(request, format_html(_("“{}” cannot be deleted now."), use.record))
        if request.method == "POST":
            usage = type(use.record).snippet_viewset.get_url_name("usage")
            path = reverse(usage, args=[use.record.pk])
            tell_the_embargo_desk(record=use.record, path=path)
    if not refused:
        return None
    return redirect(type(refused[0].record).snippet_viewset.get_url_name("list"))


def _links(use: RecordInUse, user: Any) -> list[tuple[str, str]]:
    """Address and words of what uses the record, without that of which `user` may not know."""
    links = []
    known = [one for one in use.stories if not is_hidden(Page, one.article_id, user)]
    for key, title, may_open in shown_titles(user, known):
        links.append((reverse("wagtailadmin_pages:edit", args=[key]) if may_open else "#", title))
    for record in use.records:
        if not is_hidden(type(record), record.pk, user):
            url_name = type(record).snippet_viewset.get_url_name("edit")
            links.append((reverse(url_name, args=[record.pk]), str(record)))
    return links
