"""The pages around the stories: home, sections, standard pages."""

from typing import ClassVar

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from articles.models.reserved_slugs import OnTheFirstLevel
from articles.models.serving import ServedByView
from articles.panels import sections

PLAIN_FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul"]


class HomePage(ServedByView, Page):
    """The front page, and what every page shares: tagline, footer, contact, the demo's banner."""

    tagline = models.CharField(max_length=160, blank=True)
    footer = RichTextField(features=["bold", "italic", "link"], blank=True)
    contact_email = models.EmailField(blank=True)
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


class SectionPage(OnTheFirstLevel, ServedByView, Page):
    """A section of the newsroom; its stories are its children."""

    introduction = models.TextField(blank=True)

    private_page_options: ClassVar[list[str]] = []
    parent_page_types: ClassVar = ["articles.HomePage"]
    subpage_types: ClassVar = ["articles.ArticlePage"]
    edit_handler = sections.SECTION

    class Meta:
        verbose_name = "section"


class StandardPage(OnTheFirstLevel, ServedByView, Page):
    """A standard page: about, standards, contact."""

    introduction = models.TextField(blank=True)
    body = RichTextField(features=PLAIN_FEATURES, blank=True)

    parent_page_types: ClassVar = ["articles.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    edit_handler = sections.STANDARD

    class Meta:
        verbose_name = "standard page"
