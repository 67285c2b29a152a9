"""The edit screen of a retired address."""

from wagtail.admin.panels import FieldPanel, PageChooserPanel

RETIRED_ADDRESS_PANELS = [
    FieldPanel("address"),
    PageChooserPanel("article", heading="Leads to"),
]
