"""Letters, resolutions, reports: the documents that stories rest on."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from articles.enums import DocumentKind
from articles.models.fuzzy_dates import FuzzyDated
from articles.models.names import NamedRecord
from articles.models.organizations import Organization
from articles.models.people import Person
from articles.models.querysets.public import DocumentQuerySet
from articles.models.references import ReferencesOnce


class SourceDocument(ReferencesOnce, index.Indexed, NamedRecord, FuzzyDated, ClusterableModel):
    """A document of the record; its `name` is its title."""

    kind = models.CharField(
        max_length=20, choices=DocumentKind.choices(), default=DocumentKind.OTHER.value
    )
    number = models.CharField(max_length=60, blank=True, help_text="“H.Res. 351”")
    description = models.TextField(blank=True)
    excerpt = models.TextField("text or excerpt", blank=True)
    other_signatories = models.PositiveIntegerField(
        default=0, help_text="How many signed besides those named below: “and 51 others”."
    )
    file = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    url = models.URLField("address", max_length=500, blank=True)
    archived_url = models.URLField("archived copy", max_length=500, blank=True)

    objects = DocumentQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("number"),
        index.SearchField("description"),
        index.FilterField("kind"),
    ]

    class Meta:
        ordering = ["-date_earliest", "pk"]
        verbose_name = "source document"

    def get_absolute_url(self) -> str:
        return reverse("document", kwargs={"slug": self.slug})


def _one_party(name: str) -> models.CheckConstraint:
    """A row that ties somebody to a document names a person or an organization, not both."""
    return models.CheckConstraint(
        condition=Q(person__isnull=True) | Q(organization__isnull=True), name=name
    )


class DocumentParty(Orderable):
    """Somebody's part in a document, and the words in which the document names them."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    organization = models.ForeignKey(
        Organization, on_delete=models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    described_as = models.CharField(max_length=255, blank=True)

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.person or self.organization or self.described_as)


class DocumentAuthor(DocumentParty):
    """Who wrote, issued or adopted a document."""

    document = ParentalKey(SourceDocument, on_delete=models.CASCADE, related_name="authors")

    class Meta(DocumentParty.Meta):
        constraints = [_one_party("document_author_is_one_party")]


class DocumentAddressee(DocumentParty):
    """To whom a document is addressed."""

    document = ParentalKey(SourceDocument, on_delete=models.CASCADE, related_name="addressees")

    class Meta(DocumentParty.Meta):
        constraints = [_one_party("document_addressee_is_one_party")]


class Signature(DocumentParty):
    """Who signed a document. Each signs once."""

    document = ParentalKey(SourceDocument, on_delete=models.CASCADE, related_name="signatures")

    class Meta(DocumentParty.Meta):
        constraints = [
            _one_party("signature_is_of_one_party"),
            models.UniqueConstraint(
                fields=["document", "person"], name="unique_signature_of_person"
            ),
            models.UniqueConstraint(
                fields=["document", "organization"], name="unique_signature_of_organization"
            ),
        ]
