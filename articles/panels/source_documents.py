"""The edit screen of a source document."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from articles.panels.rows import Rows

PARTY_PANELS = [
    FieldRowPanel([FieldPanel("person"), FieldPanel("organization")]),
    FieldPanel("described_as", heading=_("Named in the document as")),
]

STATUS_PANELS = [
    FieldRowPanel([FieldPanel("kind"), FieldPanel("date_edtf")]),
    FieldRowPanel([FieldPanel("note"), FieldPanel("url")]),
]

SOURCE_DOCUMENT_PANELS = [
    FieldPanel("name", heading="Title"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("kind"), FieldPanel("number")]),
            FieldRowPanel([FieldPanel("date_edtf"), FieldPanel("date_as_said")]),
        ],
        heading=_("Details"),
    ),
    Rows("authors", PARTY_PANELS, heading=_("Written or adopted by"), label="Author"),
    Rows("addressees", PARTY_PANELS, heading="Addressed to", label="Addressee"),
    Rows("signatures", PARTY_PANELS, heading="Signed by", label="Signature"),
    FieldPanel("other_signatories"),
    Rows(
        "statuses",
        STATUS_PANELS,
        heading=_("What happened next"),
        label="Status",
        help_text=_(
            "Each step with its date: sent, answered, introduced, passed. Readers see "
            "the result under “Awaiting answers”, such as “Sent 13 July 2017. No answer "
            "that we know of; last checked 3 June 2018.”"
        ),
    ),
    MultiFieldPanel(
        [FieldPanel("file"), FieldPanel("url"), FieldPanel("archived_url")],
        heading=_("Where to read it"),
    ),
    FieldPanel("excerpt"),
    FieldPanel("description"),
]
