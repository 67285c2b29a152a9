"""The edit screen of a person."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from articles.panels.rows import Rows

MEMBERSHIP_PANELS = [
    FieldRowPanel([FieldPanel("role"), FieldPanel("organization")]),
    FieldRowPanel([FieldPanel("party"), FieldPanel("area")]),
    FieldRowPanel([FieldPanel("start_edtf"), FieldPanel("end_edtf")]),
]

PERSON_PANELS = [
    FieldPanel("name"),
    MultiFieldPanel(
        [
            FieldPanel("standing", heading=_("May this person be named?")),
            FieldRowPanel([FieldPanel("consent_method"), FieldPanel("consent_given_on")]),
            FieldRowPanel([FieldPanel("consent_expires_on"), FieldPanel("consent_withdrawn_on")]),
        ],
        heading=_("Naming and consent"),
        help_text=_(
            "New people are private: no page, no link, and only the story’s own description of "
            "them is printed. Anyone without a public office needs a recorded consent."
        ),
    ),
    Rows("memberships", MEMBERSHIP_PANELS, heading="Posts and memberships", label="Post"),
    Rows("other_names", [FieldPanel("name")], heading="Other names", label="Name"),
    FieldPanel("biography"),
    FieldPanel("image"),
    MultiFieldPanel(
        [
            FieldPanel("sort_name", heading="Name in lists"),
            FieldRowPanel([FieldPanel("wikidata_id"), FieldPanel("bioguide_id")]),
        ],
        heading="Catalogues",
        classname="collapsed",
    ),
]
