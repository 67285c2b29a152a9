"""The edit screen of a person."""

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
            FieldPanel("standing"),
            FieldRowPanel([FieldPanel("consent_method"), FieldPanel("consent_given_on")]),
            FieldRowPanel([FieldPanel("consent_expires_on"), FieldPanel("consent_withdrawn_on")]),
        ],
        heading="What may be said in public",
        help_text="A new person is private: no page, no link, and stories print only their own "
        "words for them. Somebody who holds no public office needs a recorded consent.",
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
