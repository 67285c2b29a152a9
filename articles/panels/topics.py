"""The edit screen of a topic."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel

from articles.panels.rows import Rows

TOPIC_PANELS = [
    FieldPanel("name"),
    FieldPanel("slug", heading="Address", help_text="Made from the name where it is left empty."),
    FieldPanel("description"),
    PageChooserPanel("lead_story", "articles.ArticlePage", heading="Lead story"),
    FieldPanel("hidden", heading="Hide from readers"),
    Rows(
        "synonyms",
        [FieldPanel("name")],
        heading="Synonyms",
        label="Synonym",
        help_text="Other words for the same: they lead readers and editors to this topic.",
    ),
    FieldRowPanel([FieldPanel("parent", heading="Part of"), FieldPanel("iptc_id")]),
]
