"""A quote inside the edit screen of its story."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from articles.panels.disclosure import Disclosure
from articles.panels.origin import MachineFound
from articles.panels.verifications import VerificationPanel

# The class names tell the style sheet which chooser belongs to which kind of speaker.
QUOTE_PANELS = [
    MachineFound(),
    FieldPanel("words", required_on_save=True),
    VerificationPanel(),
    FieldPanel("speaker_kind", widget=forms.RadioSelect, classname="quote-kind"),
    FieldPanel("person", classname="quote-speaker quote-speaker--person"),
    FieldPanel("organization", classname="quote-speaker quote-speaker--organization"),
    FieldPanel("document", classname="quote-speaker quote-speaker--document"),
    FieldPanel("attributed_as"),
    FieldRowPanel([FieldPanel("verb"), FieldPanel("said_edtf")]),
    Disclosure(
        [
            FieldPanel(
                "first_hand",
                heading=_("Describes their own experience"),
                help_text=_(
                    "Counts the speaker among those affected in “Who we quote”, as long as "
                    "readers do not see their name. Not shown anywhere else."
                ),
            ),
            FieldPanel("medium"),
            FieldPanel("said_in_document", heading="Said in document"),
            FieldPanel("said_in_event", heading="Said at event"),
            FieldPanel("said_in_source", heading=_("Source")),
            FieldPanel("reported_by_person", heading="Reported by person"),
            FieldPanel("reported_by_organization", heading="Reported by organization"),
            FieldPanel("reported_by_document", heading="Reported by document"),
            FieldPanel("addressee_person", heading="Said to person"),
            FieldPanel("addressee_organization", heading="Said to organization"),
            FieldPanel("continues", classname="quote-continues"),
            FieldPanel("joined_as"),
            FieldPanel("not_alone"),
            FieldPanel("language"),
            FieldPanel("original_words"),
            FieldPanel("translated_by"),
        ],
        summary=_("More: first-hand, where, to whom, parts, translation"),
    ),
]
