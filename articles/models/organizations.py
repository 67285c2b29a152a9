"""Organizations: governments, parliaments, parties, groups, companies."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

from articles.enums import OrganizationKind
from articles.models.names import NamedRecord, OtherName
from articles.models.querysets.public import OrganizationQuerySet
from articles.models.references import ReferencesOnce


class Organization(ReferencesOnce, index.Indexed, NamedRecord, ClusterableModel):
    """An organization of the record (Popolo: Organization)."""

    kind = models.CharField(
        max_length=20, choices=OrganizationKind.choices(), default=OrganizationKind.OTHER.value
    )
    abbreviation = models.CharField(
        max_length=20, blank=True, help_text="“D” for the Democratic Party, “U.N.”"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    jurisdiction = models.ForeignKey(
        "articles.Place",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="organizations",
    )
    description = models.TextField(blank=True)
    wikidata_id = models.CharField("Wikidata id", max_length=20, blank=True)
    url = models.URLField("web site", blank=True)

    objects = OrganizationQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("abbreviation"),
        index.FilterField("kind"),
        index.RelatedFields("other_names", [index.SearchField("name")]),
    ]

    class Meta:
        ordering = ["name_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="organization_is_not_its_own_parent",
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"],
                condition=~Q(wikidata_id=""),
                name="unique_organization_wikidata",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("organization", kwargs={"slug": self.slug})


class OrganizationOtherName(OtherName):
    """An acronym, a former name, the way that stories call it."""

    organization = ParentalKey(Organization, on_delete=models.CASCADE, related_name="other_names")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name_key"], name="unique_other_name_of_organization"
            )
        ]
