"""The edit screen of a retired address."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, PageChooserPanel

RETIRED_ADDRESS_PANELS = [
    FieldPanel("address"),
    PageChooserPanel("article", heading=_("Redirects to")),
]
