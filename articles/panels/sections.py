"""The edit screens of the front page, sections and standard pages."""

from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)

from articles.panels.rows import Rows

_LISTING = [
    FieldPanel("slug", heading="Last part of the address"),
    FieldPanel("show_in_menus"),
    FieldPanel("search_description"),
    PublishingPanel(),
]


def _screen(panels: list[object]) -> TabbedInterface:
    return TabbedInterface(
        [ObjectList(panels, heading="Content"), ObjectList(_LISTING, heading="Listing")]
    )


HOME = _screen(
    [
        TitleFieldPanel("title", heading="Name of the publication"),
        FieldPanel("tagline"),
        Rows(
            "lead_stories",
            [PageChooserPanel("article", heading="Story")],
            heading="Lead stories",
            label="Lead story",
            help_text="In this order at the top of the front page. Without any, the newest "
            "stories stand there.",
        ),
        MultiFieldPanel(
            [FieldPanel("footer"), FieldPanel("contact_email")], heading="On every page"
        ),
        FieldPanel("is_demo", heading="Demonstration"),
    ]
)

SECTION = _screen([TitleFieldPanel("title", heading="Name"), FieldPanel("introduction")])

STANDARD = _screen(
    [
        TitleFieldPanel("title", heading="Title"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
)
