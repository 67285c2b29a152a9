"""The pages around the stories: home, sections, standard pages."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from articles.models.front_choices import FrontChoices
from articles.models.reserved_slugs import OnTheFirstLevel
from articles.models.serving import ServedByView
from articles.models.slugs import SluggedPage
from articles.panels import sections
from articles.syndication.accents import DARK, LIGHT, Scheme, least_contrast, parse_colour

PLAIN_FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul"]


def legible_on_light(value: str) -> None:
    """Raises ValidationError where text in the colour could not be read on a light ground."""
    _check_legible(
        value,
        LIGHT,
        gettext(
            "Text in this colour is hard to read on the light pages: its contrast is "
            "%(found)s:1 and has to be %(wanted)s:1. Choose a darker one."
        ),
    )


def legible_on_dark(value: str) -> None:
    """The same for the dark ground."""
    _check_legible(
        value,
        DARK,
        gettext(
            "Text in this colour is hard to read on the dark pages: its contrast is "
            "%(found)s:1 and has to be %(wanted)s:1. Choose a lighter one."
        ),
    )


def _check_legible(value: str, scheme: Scheme, message: str) -> None:
    colour = parse_colour(value)
    if colour is None:
        raise ValidationError(
            gettext("Write the colour as a number sign and six digits: #1a5f7a"), code="invalid"
        )
    found = least_contrast(colour, scheme)
    if found < scheme.least:
        # Rounded down: 4.48 is not 4.5.
        said = {"found": f"{int(found * 10) / 10:.1f}", "wanted": f"{scheme.least:.1f}"}
        raise ValidationError(message % said, code="contrast")


def _picture(label: Any, help_text: Any = "") -> models.ForeignKey:
    return models.ForeignKey(
        "articles.NewsImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=label,
        help_text=help_text,
    )


class HomePage(FrontChoices, ServedByView, Page):
    """The front page, and what every page shares: tagline, footer, contact, the demo's banner."""

    tagline = models.CharField(max_length=160, blank=True)
    footer = RichTextField(features=["bold", "italic", "link"], blank=True)
    contact_email = models.EmailField(blank=True)
    archive_note = models.CharField(
        max_length=160,
        blank=True,
        help_text="Above stories that came from an old site and were not reviewed here. {date} is "
        "the day of the story. Empty: “From our archive, first published on {date}”.",
    )
    # The newsroom's face. A picture that is chosen here is public at once, as the page is.
    logo = _picture(_("Logo"))
    logo_has_name = models.BooleanField(
        _("The name is part of the logo"),
        default=False,
        help_text=_("Otherwise the name is printed beside it."),
    )
    icon = _picture(
        _("Icon"),
        help_text=_("Square; for browser tabs and home screens. If empty, the logo is used."),
    )
    social_picture = _picture(
        _("Social picture"),
        help_text=_("Shown beside links to pages that have no picture of their own."),
    )
    accent = models.CharField(
        _("Accent colour"),
        max_length=7,
        blank=True,
        validators=[legible_on_light],
        help_text=_("Such as #1a5f7a. If empty, the standard red is used."),
    )
    accent_dark = models.CharField(
        _("Accent colour in the dark"),
        max_length=7,
        blank=True,
        validators=[legible_on_dark],
        help_text=_("If empty, a lighter shade of the accent colour is used."),
    )
    check_letters_after = models.PositiveSmallIntegerField(
        "check letters after so many days",
        default=30,
        db_default=30,
        help_text="Reminds the newsroom to look for answers to letters again. 0: never.",
    )
    is_demo = models.BooleanField(
        default=False, help_text="Shows on every page that this newsroom is a demonstration."
    )

    max_count = 1
    # What stands above stories is as public as they are: a restriction here would be theirs too.
    private_page_options: ClassVar[list[str]] = []
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["articles.SectionPage", "articles.StandardPage"]
    edit_handler = sections.HOME

    class Meta:
        verbose_name = "front page"


class LeadStory(Orderable):
    """A story that editors put on the front page; without any the newest stand there."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="lead_stories")
    article = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="lead_places",
    )

    class Meta(Orderable.Meta):
        verbose_name = "lead story"
        verbose_name_plural = "lead stories"

    def __str__(self) -> str:
        return str(self.article or "")


class SectionPage(OnTheFirstLevel, ServedByView, SluggedPage, Page):
    """A section of the newsroom; its stories are its children."""

    introduction = models.TextField(blank=True)

    private_page_options: ClassVar[list[str]] = []
    parent_page_types: ClassVar = ["articles.HomePage"]
    subpage_types: ClassVar = ["articles.ArticlePage"]
    edit_handler = sections.SECTION

    class Meta:
        verbose_name = "section"


class StandardPage(OnTheFirstLevel, ServedByView, SluggedPage, Page):
    """A standard page: about, standards, contact."""

    introduction = models.TextField(blank=True)
    body = RichTextField(features=PLAIN_FEATURES, blank=True)

    parent_page_types: ClassVar = ["articles.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    edit_handler = sections.STANDARD

    class Meta:
        verbose_name = "standard page"
