"""The edit screen of a story: its words, its record, and how it is listed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from articles.panels.languages import LanguageSelect
from articles.panels.origin import MachineFound
from articles.panels.quotes import QUOTE_PANELS
from articles.panels.rows import Rows

STORY_PANELS = [
    HelpPanel(template="articles/stories/editing/story_marks_panel.html"),
    # A text area, so that a long headline wraps; the form takes line breaks out.
    TitleFieldPanel(
        "title",
        heading=_("Headline"),
        placeholder=_("Headline*"),
        widget=AdminAutoHeightTextInput(attrs={"rows": 1}),
    ),
    FieldPanel("standfirst", heading=_("Standfirst")),
    FieldPanel("body", heading=_("Text"), classname="story-body"),
    HelpPanel(template="articles/stories/editing/lost_quotes_panel.html"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("published_on"), FieldPanel("dateline_place")]),
            FieldRowPanel(
                [
                    FieldPanel("kicker", help_text=_("A word or two above the headline.")),
                    FieldPanel("language", widget=LanguageSelect),
                ]
            ),
            HelpPanel(template="articles/stories/editing/section_panel.html"),
        ],
        heading=_("Date, place and section"),
    ),
    Rows("bylines", [FieldPanel("author")], heading=_("Bylines"), label=_("Byline")),
    FieldPanel("topics", help_text=_("At least one. Synonyms are replaced by their topic.")),
    MultiFieldPanel(
        [
            FieldPanel("lead_image", heading="Picture"),
            FieldPanel("lead_image_alt"),
            FieldRowPanel([FieldPanel("lead_image_caption"), FieldPanel("lead_image_credit")]),
        ],
        heading="Lead picture",
    ),
]

RECORD_PANELS = [
    Rows("quotes", QUOTE_PANELS, heading="Quotes", label="Quote", classname="quotes-panel"),
    Rows(
        "person_mentions",
        [
            MachineFound(),
            FieldRowPanel([FieldPanel("person"), FieldPanel("role")]),
            FieldPanel("described_as"),
        ],
        heading="People",
        label="Person",
    ),
    Rows(
        "organization_mentions",
        [
            MachineFound(),
            FieldRowPanel([FieldPanel("organization"), FieldPanel("role")]),
            FieldPanel("described_as"),
        ],
        heading="Organizations",
        label="Organization",
    ),
    Rows(
        "document_mentions",
        [
            MachineFound(),
            FieldRowPanel([FieldPanel("document"), FieldPanel("role")]),
            FieldPanel("described_as"),
        ],
        heading="Documents",
        label="Document",
    ),
    Rows(
        "event_mentions",
        [
            MachineFound(),
            FieldRowPanel([FieldPanel("event"), FieldPanel("role")]),
            FieldPanel("described_as"),
        ],
        heading="Events",
        label="Event",
    ),
    Rows(
        "sources",
        [
            FieldPanel("title"),
            FieldPanel("url"),
            FieldRowPanel([FieldPanel("publisher"), FieldPanel("accessed_on")]),
            FieldPanel("archived_url"),
        ],
        heading="Sources",
        label="Source",
    ),
]

LISTING_PANELS = [
    FieldPanel("slug", heading=_("Web address")),
    FieldPanel("slugline"),
    MultiFieldPanel(
        [FieldPanel("listing_title"), FieldPanel("listing_summary")],
        heading=_("In lists"),
        help_text=_("If empty, lists show the headline and standfirst."),
    ),
    MultiFieldPanel(
        [FieldPanel("social_image"), FieldPanel("search_description")],
        heading=_("On social media and in search"),
    ),
    PublishingPanel(),
    CommentPanel(),
]

ARTICLE = TabbedInterface(
    [
        ObjectList(STORY_PANELS, heading="Story"),
        ObjectList(RECORD_PANELS, heading="Record"),
        ObjectList(LISTING_PANELS, heading="Listing"),
    ]
)
