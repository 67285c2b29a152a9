"""The edit screen of a place."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

PLACE_PANELS = [
    FieldPanel("name"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("country")]),
            FieldRowPanel([FieldPanel("abbreviation"), FieldPanel("code")]),
        ],
        heading=_("Details"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("wikidata_id"),
        ],
        heading="On the map",
        classname="collapsed",
    ),
]
