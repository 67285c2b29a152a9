"""Retired addresses."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from articles.editing.site.address_form import RetiredAddressForm
from articles.models import RetiredAddress
from articles.models.querysets.embargoes import without_embargoed
from articles.panels.addresses import RETIRED_ADDRESS_PANELS


def answer_now(retired: RetiredAddress) -> str:
    """What the address answers now."""
    return (
        (gettext("Redirects to %(story)s") % {"story": retired.article})
        if retired.article
        else "Gone (410)"
    )


class RetiredAddressViewSet(SnippetViewSet):
    """Addresses that stories had and do not have any more."""

    model = RetiredAddress
    icon = "redirect"
    add_to_settings_menu = True
    menu_name = "retired-addresses"
    copy_view_enabled = False
    edit_handler = ObjectList(RETIRED_ADDRESS_PANELS, base_form_class=RetiredAddressForm)
    list_display: ClassVar = [
        "address",
        Column("answer", label=_("Response"), accessor=answer_now),
        DateColumn("retired_at", label="Retired", sort_key="retired_at"),
        Column("retired_by", label="By", accessor="retired_by"),
    ]
    search_fields: ClassVar = ["address"]
    search_backend_name = None
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = RetiredAddress.objects.select_related("article", "retired_by")
        return without_embargoed(rows, request.user, key="article_id")
