"""The edit screen of an organization."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from articles.panels.rows import Rows

ORGANIZATION_PANELS = [
    FieldPanel("name"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("abbreviation")]),
            FieldRowPanel([FieldPanel("parent", heading="Part of"), FieldPanel("jurisdiction")]),
        ],
        heading=_("Details"),
    ),
    Rows("other_names", [FieldPanel("name")], heading="Other names", label="Name"),
    FieldPanel("description"),
    MultiFieldPanel(
        [FieldPanel("url"), FieldPanel("wikidata_id")],
        heading="Catalogues",
        classname="collapsed",
    ),
]
