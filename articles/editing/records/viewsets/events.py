"""Events."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django_filters import DateFromToRangeFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column

from articles.editing.records.choosers import chooser_of
from articles.editing.records.event_form import EventForm
from articles.editing.records.viewsets.base import STORIES_COLUMN, RecordViewSet
from articles.models import Event, EventMention
from articles.panels.events import EVENT_PANELS
from articles.selectors.records.choosers import with_story_count


class EventFilterSet(WagtailFilterSet):
    """Events that began in a span of days."""

    date_earliest = DateFromToRangeFilter(label="Date", widget=DateRangePickerWidget)

    class Meta:
        model = Event
        fields: ClassVar = ["date_earliest"]


class EventViewSet(RecordViewSet):
    """What happened; the newest first."""

    model = Event
    icon = "calendar-alt"
    chooser_viewset_class = chooser_of(Event, "name", "date_edtf")
    edit_handler = ObjectList(EVENT_PANELS, base_form_class=EventForm)
    ordering: ClassVar = ("-date_earliest", "pk")
    list_display: ClassVar = [
        "name",
        Column("date", accessor="date_for_people", sort_key="date_earliest"),
        Column("place", accessor="place"),
        STORIES_COLUMN,
    ]
    filterset_class = EventFilterSet

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return with_story_count(
            Event.objects.select_related("place"),
            EventMention,
            "event",
            quoted_as=("said_in_event",),
        )
