"""The edit screen of a topic."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel

from articles.panels.rows import Rows

TOPIC_PANELS = [
    FieldPanel("name"),
    FieldPanel("slug", heading=_("Web address"), help_text=_("Leave empty to use the name.")),
    FieldPanel("description"),
    PageChooserPanel("lead_story", "articles.ArticlePage", heading="Lead story"),
    FieldPanel("hidden", heading="Hide from readers"),
    Rows(
        "synonyms",
        [FieldPanel("name")],
        heading="Synonyms",
        label="Synonym",
        help_text=_("Other words for the same topic: they lead readers and editors here."),
    ),
    FieldRowPanel([FieldPanel("parent", heading="Part of"), FieldPanel("iptc_id")]),
]
