"""What ties the records to a story: ordered, part of its revision, named by role.

Keys on a story's children are nullable and SET_NULL beside their words: CASCADE would drop the
child silently from drafts, PROTECT would make a revision unloadable.
"""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from articles.enums import DocumentRole, EventRole, OrganizationRole, Origin, PersonRole
from articles.models.events import Event
from articles.models.organizations import Organization
from articles.models.people import Person
from articles.models.source_documents import SourceDocument


class Mention(Orderable):
    """What every kind of mention has."""

    described_as = models.CharField(
        "in the story's words",
        max_length=255,
        blank=True,
        help_text="How the story names them. Of a private person only this is printed.",
    )
    origin = models.CharField(
        max_length=20, choices=Origin.choices(), default=Origin.EDITOR.value, editable=False
    )

    class Meta(Orderable.Meta):
        abstract = True


class PersonMention(Mention):
    """A person in a story."""

    page = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="person_mentions"
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    role = models.CharField(
        max_length=20, choices=PersonRole.choices(), default=PersonRole.MENTIONED.value
    )

    class Meta(Mention.Meta):
        verbose_name = "person in the story"
        verbose_name_plural = "people in the story"

    def __str__(self) -> str:
        return self.described_as or str(self.person or "")


class OrganizationMention(Mention):
    """An organization in a story."""

    page = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="organization_mentions"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    role = models.CharField(
        max_length=20, choices=OrganizationRole.choices(), default=OrganizationRole.MENTIONED.value
    )

    class Meta(Mention.Meta):
        verbose_name = "organization in the story"
        verbose_name_plural = "organizations in the story"

    def __str__(self) -> str:
        return str(self.organization or self.described_as)


class DocumentMention(Mention):
    """A source document in a story."""

    page = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="document_mentions"
    )
    document = models.ForeignKey(
        SourceDocument, on_delete=models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    role = models.CharField(
        max_length=20, choices=DocumentRole.choices(), default=DocumentRole.EVIDENCE.value
    )

    class Meta(Mention.Meta):
        verbose_name = "document in the story"
        verbose_name_plural = "documents in the story"

    def __str__(self) -> str:
        return str(self.document or self.described_as)


class EventMention(Mention):
    """An event in a story."""

    page = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="event_mentions"
    )
    event = models.ForeignKey(
        Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="mentions"
    )
    role = models.CharField(
        max_length=20, choices=EventRole.choices(), default=EventRole.SUBJECT.value
    )

    class Meta(Mention.Meta):
        verbose_name = "event in the story"
        verbose_name_plural = "events in the story"

    def __str__(self) -> str:
        return str(self.event or self.described_as)
