"""The edit screen of an event."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from articles.panels.rows import Rows

PARTICIPANT_PANELS = [
    FieldRowPanel([FieldPanel("person"), FieldPanel("organization")]),
    FieldPanel("role"),
]

EVENT_PANELS = [
    FieldPanel("name", heading="What happened"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("date_edtf"), FieldPanel("date_as_said")]),
            FieldRowPanel([FieldPanel("place"), FieldPanel("parent", heading="Part of")]),
        ],
        heading="When and where",
    ),
    Rows("participants", PARTICIPANT_PANELS, heading=_("Participants"), label="Participant"),
    MultiFieldPanel(
        [
            FieldPanel("documents"),
            FieldRowPanel([FieldPanel("another_document"), FieldPanel("one_more_document")]),
        ],
        heading=_("Documents"),
    ),
    FieldPanel("description"),
]
