"""The edit screen of a case."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from articles.panels.rows import Rows

CASE_PANELS = [
    FieldPanel("name", heading=_("Name in the newsroom")),
    Rows(
        "people",
        [FieldRowPanel([FieldPanel("person"), FieldPanel("role")])],
        heading=_("People"),
        label=_("Person"),
    ),
    MultiFieldPanel(
        [FieldPanel("public_title"), FieldPanel("summary")],
        heading=_("For readers"),
        help_text=_(
            "Readers see the case once it has a public title and a published story, and only as "
            "long as everyone in it may be named."
        ),
    ),
    Rows(
        "mentions",
        [FieldRowPanel([FieldPanel("organization"), FieldPanel("place"), FieldPanel("topic")])],
        heading=_("Organizations, places and topics"),
        label=_("Organization, place or topic"),
    ),
]
