"""The edit screen of a source document."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from articles.panels.rows import Rows

PARTY_PANELS = [
    FieldRowPanel([FieldPanel("person"), FieldPanel("organization")]),
    FieldPanel("described_as", heading="As the document names them"),
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
        heading="What and when",
    ),
    Rows("authors", PARTY_PANELS, heading="Written or adopted by", label="Author"),
    Rows("addressees", PARTY_PANELS, heading="Addressed to", label="Addressee"),
    Rows("signatures", PARTY_PANELS, heading="Signed by", label="Signature"),
    FieldPanel("other_signatories"),
    Rows(
        "statuses",
        STATUS_PANELS,
        heading="What became of it",
        label="Status",
        help_text="Each step with its date: sent, answered, introduced, passed. Readers see "
        "at “Where it stands” what follows from them, such as “sent, day 43, no answer”.",
    ),
    MultiFieldPanel(
        [FieldPanel("file"), FieldPanel("url"), FieldPanel("archived_url")],
        heading="Where it can be read",
    ),
    FieldPanel("excerpt"),
    FieldPanel("description"),
]
