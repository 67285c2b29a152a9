"""The edit screens of the front page, sections and standard pages."""

from django.utils.translation import gettext_lazy as _
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
    FieldPanel("slug", heading=_("Web address")),
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
            help_text=_(
                "Shown in this order at the top of the front page. If empty, the newest stories "
                "are shown."
            ),
        ),
        FieldPanel("front_quote"),
        FieldPanel("who_we_are"),
        MultiFieldPanel(
            [FieldPanel("footer"), FieldPanel("contact_email")], heading="On every page"
        ),
        FieldPanel("archive_note", heading=_("Note above stories of the archive")),
        MultiFieldPanel(
            [FieldPanel("secure_tips"), FieldPanel("secure_address")],
            heading=_("How to reach us safely"),
        ),
        FieldPanel("is_demo", heading="Demonstration"),
    ]
)

# What the whole newsroom shares, on one screen of the settings.
FACE = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel(
                    "title",
                    heading=_("Name of the publication"),
                    help_text=_("Printed in the header, in browser tabs and in feeds."),
                ),
                FieldPanel("tagline"),
            ],
            heading=_("Name"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("logo"),
                FieldPanel("logo_has_name"),
                FieldPanel("icon"),
                FieldPanel("social_picture"),
            ],
            heading=_("Pictures"),
            help_text=_("What you choose here can be seen by everyone as soon as you save."),
        ),
        MultiFieldPanel([FieldPanel("accent"), FieldPanel("accent_dark")], heading=_("Colour")),
        MultiFieldPanel(
            [FieldPanel("footer"), FieldPanel("contact_email")], heading=_("On every page")
        ),
        FieldPanel("check_letters_after", heading=_("Check letters after so many days")),
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
