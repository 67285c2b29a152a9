"""The story: a page that people read and a record that people query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import Http404
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from articles.blocks.story import StoryBlock
from articles.guard import ADDRESS_LENGTH
from articles.models.anchoring import AnchoredQuotes
from articles.models.languages import LONGEST_TAG, validate_language
from articles.models.loading import LoadedAtOnce
from articles.models.publication import GuardedPublication, KeepsVersions
from articles.models.querysets.articles import ArticleManager
from articles.models.references import ReferencesOnce
from articles.models.serving import ServedByView
from articles.models.slugs import SluggedPage, validate_address
from articles.panels.articles import ARTICLE

if TYPE_CHECKING:
    import datetime

    from django.http import HttpRequest, HttpResponse


class ArticlePage(
    LoadedAtOnce,
    ReferencesOnce,
    AnchoredQuotes,
    KeepsVersions,
    GuardedPublication,
    ServedByView,
    SluggedPage,
    Page,
):
    """A news story as a structured record.

    `address` is the permanent public address: empty until the first publication, then frozen; it
    stands outside revisions. `published_on` is the date of the story, apart from Wagtail's times.
    `updated_at` is when readers last got something new about it (see `models.changes`); it is empty
    until something changes after the first publication, and stands outside revisions as well.
    """

    kicker = models.CharField(max_length=80, blank=True)
    # BCP 47; empty: the newsroom's own.
    language = models.CharField(
        max_length=LONGEST_TAG,
        blank=True,
        default="",
        db_default="",
        validators=[validate_language],
    )
    standfirst = models.TextField("standfirst (dek)", blank=True)
    slugline = models.CharField(
        max_length=80, blank=True, help_text="The newsroom's own short name for the story."
    )
    published_on = models.DateField("date of the story")
    dateline_place = models.ForeignKey(
        "articles.Place", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    lead_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        "alternative text",
        max_length=255,
        blank=True,
        help_text="What the picture shows, for readers who do not see it.",
    )
    lead_image_caption = models.CharField("caption", max_length=400, blank=True)
    lead_image_credit = models.CharField("credit", max_length=255, blank=True)
    body = StreamField(StoryBlock(), blank=True)

    listing_title = models.CharField(max_length=255, blank=True)
    listing_summary = models.TextField(blank=True)
    social_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    address = models.CharField(
        max_length=ADDRESS_LENGTH, blank=True, editable=False, validators=[validate_address]
    )

    updated_at = models.DateTimeField(null=True, blank=True, editable=False)
    # From an old site, live without a review. Outside revisions; ends with the first review.
    is_archive = models.BooleanField(default=False, editable=False)

    topics = ClusterTaggableManager(
        through="articles.TaggedArticle", blank=True, verbose_name="topics", related_name="articles"
    )

    objects = ArticleManager()

    parent_page_types: ClassVar = ["articles.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "articles/stories/article.html"
    edit_handler = ARTICLE
    # An alias or a copy kept live would be public without an approval of its own.
    exclude_fields_in_copy: ClassVar = ["address", "updated_at", "is_archive"]
    slug_stand_in = "story"

    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("slugline"),
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]

    class Meta:
        verbose_name = "story"
        verbose_name_plural = "stories"
        indexes = [
            models.Index(fields=["-published_on", "-page_ptr"], name="article_newest_first"),
            models.Index(
                fields=["-updated_at", "-page_ptr"],
                name="article_last_updated_first",
                condition=Q(updated_at__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["address"], condition=~Q(address=""), name="unique_article_address"
            )
        ]

    def with_content_json(self, content: dict[str, Any]) -> ArticlePage:
        article = super().with_content_json(content)
        article.address = self.address
        article.updated_at = self.updated_at
        article.is_archive = self.is_archive
        return article

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[Any, Any, Any] | None:
        """The permanent address, or for a draft the one that it would get now."""
        parts = super().get_url_parts(request)
        if parts is None or parts[1] is None:
            return parts
        return parts[0], parts[1], self.address or self.proposed_address()

    def proposed_address(self) -> str:
        day: datetime.date = self.published_on
        # Not "%Y", which is no four digits everywhere for a year before 1000.
        return f"/{day.year:04d}/{day:%m/%d}/{self.slug}/"

    def route(self, request: HttpRequest, path_components: list[str]) -> HttpResponse:
        """Stories answer at their permanent address only, never at their place in the tree."""
        raise Http404
