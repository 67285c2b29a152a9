"""The edit screen of an author, and bylines in a story."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

AUTHOR_PANELS = [
    FieldPanel("name", help_text=_("As printed in the byline; may be a pseudonym.")),
    FieldPanel("biography"),
    FieldPanel("has_public_page"),
    FieldPanel("user"),
]
