"""What stories are about: topics on `django-taggit`, with rules of our own."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.search import index

from articles.models.names import is_retired
from articles.models.querysets.public import TopicQuerySet
from articles.models.references import ReferencesOnce
from articles.models.slugs import AnySlug
from articles.text import name_key, slug_of

# In characters.
SLUG_LENGTH = 100
# The end that makes an address free which is not.
_END = 7
_STAND_IN = "topic"


def topic_slug(name: str) -> str:
    """The last part of the address of a topic of this name, whether or not it is free."""
    return slug_of(name, SLUG_LENGTH - _END, _STAND_IN)


class Topic(AnySlug, ReferencesOnce, index.Indexed, TagBase, ClusterableModel):
    """A subject that stories are browsed by."""

    # New topics are made by editors and up, in the form (see editing), never by typing a tag.
    free_tagging = False

    name: Any  # a field of TagBase
    name_key = models.CharField(max_length=100, unique=True, editable=False)
    description = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="children"
    )
    lead_story = models.ForeignKey(
        "articles.ArticlePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="leads_topics",
        help_text="Stands first on the topic's page while it is published. Without one the newest "
        "story does.",
    )
    hidden = models.BooleanField(
        default=False,
        help_text="Readers see it nowhere and it is not proposed; it stays on its stories here.",
    )
    iptc_id = models.CharField(
        "IPTC Media Topic", max_length=20, blank=True, help_text="“20000592”"
    )

    objects = TopicQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.RelatedFields("synonyms", [index.SearchField("name")]),
    ]

    class Meta:
        ordering = ["name_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="topic_is_not_its_own_parent",
            )
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.name = " ".join(self.name.split())
        self.name_key = name_key(self.name)[:100]
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        key = name_key(self.name)
        if Topic.objects.filter(name_key=key).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is already a topic with this name.")})
        synonym = TopicSynonym.objects.filter(name_key=key).exclude(topic=self.pk).first()
        if synonym:
            raise ValidationError(
                {"name": _("This is a synonym of the topic “%(name)s”.") % {"name": synonym.topic}}
            )
        if self.pk is None and not self.slug and (other := who_has_slug(topic_slug(self.name))):
            raise ValidationError({"name": same_address(other)})

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Never an address that another topic has, or had once."""
        slug = topic_slug(tag)
        is_taken = i is not None or _holder(slug) is not None or is_retired(type(self), slug)
        return _another(slug) if is_taken else slug

    def get_absolute_url(self) -> str:
        return reverse("topic", kwargs={"slug": self.slug})


class TopicSynonym(AnySlug):
    """Another word for a topic; its address redirects to the topic's."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="synonyms")
    name = models.CharField(max_length=100)
    name_key = models.CharField(max_length=100, unique=True, editable=False)
    slug = models.SlugField(max_length=100, unique=True, editable=False, allow_unicode=True)

    class Meta:
        ordering = ["name_key", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        key, slug = name_key(self.name)[:100], topic_slug(self.name)
        # An address that is there stays, whatever was left out of it when it was made.
        if not self.slug or key != self.name_key:
            others = TopicSynonym.objects.filter(slug=slug).exclude(pk=self.pk)
            self.slug = _another(slug) if others.exists() else slug
        self.name_key = key
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        key = name_key(self.name)
        if Topic.objects.filter(name_key=key).exists():
            raise ValidationError({"name": _("There is already a topic with this name.")})
        if TopicSynonym.objects.filter(name_key=key).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("This is already a synonym of a topic.")})
        if key != self.name_key and (other := self._same_address()):
            raise ValidationError({"name": same_address(other)})

    def _same_address(self) -> str:
        """Another synonym, or another topic, whose address this one would take; empty for none."""
        slug = topic_slug(self.name)
        if slug == _STAND_IN:
            return ""
        synonym = TopicSynonym.objects.filter(slug=slug).exclude(pk=self.pk).first()
        topic = Topic.objects.filter(slug=slug).exclude(pk=self.topic_id).first()
        return str(synonym or topic or "")


def who_has_slug(slug: str) -> str:
    """The topic or the synonym whose address ends in `slug`; empty for none, and for the word that
    stands in for signs, which as many topics as like may have with something behind it."""
    return "" if slug == _STAND_IN else str(_holder(slug) or "")


def same_address(other: str) -> str:
    """What is said beside the field."""
    return _(
        "This would get the same web address as “%(other)s”. Choose a name that differs in letters."
    ) % {"other": other}


def _holder(slug: str) -> Topic | TopicSynonym | None:
    synonyms = TopicSynonym.objects.filter(slug=slug)
    return Topic.objects.filter(slug=slug).first() or synonyms.first()


def _another(slug: str) -> str:
    return f"{slug}-{secrets.token_hex(3)}"


class TaggedArticle(ItemBase):
    """Ties a topic to a story, as part of the story's revision."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="tagged_articles")
    content_object = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="tagged_topics"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_object", "tag"], name="unique_topic_of_article"
            )
        ]
