"""Places."""

from __future__ import annotations

from typing import ClassVar

from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column

from articles.editing.records.choosers import chooser_of
from articles.editing.records.viewsets.base import RecordViewSet
from articles.models import Place
from articles.panels.places import PLACE_PANELS


class PlaceViewSet(RecordViewSet):
    """Places of the record."""

    model = Place
    icon = "globe"
    chooser_viewset_class = chooser_of(Place, "name", "country")
    edit_handler = ObjectList(PLACE_PANELS)
    list_display: ClassVar = [
        "name",
        Column("kind", sort_key="kind"),
        Column("country", sort_key="country"),
        Column("abbreviation"),
    ]
    list_filter: ClassVar = ["country"]
