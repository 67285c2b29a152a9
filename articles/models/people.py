"""People, and what may be said about them in public."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.log_actions import get_active_log_context
from wagtail.search import index

from articles.enums import ConsentMethod, NamingStatus
from articles.models.names import NamedRecord, OtherName
from articles.models.querysets.public import PersonQuerySet, is_nameable
from articles.models.references import ReferencesOnce


class Person(ReferencesOnce, index.Indexed, NamedRecord, ClusterableModel):
    """A person of the record.

    Private until an editor says otherwise. There is no field for orientation, gender or faith:
    such a list endangers the people on it.
    """

    sort_name = models.CharField(
        max_length=255, blank=True, help_text="“Cicilline, David”; empty: made from the name."
    )
    standing = models.CharField(
        max_length=20, choices=NamingStatus.choices(), default=NamingStatus.PRIVATE.value
    )
    biography = models.TextField(blank=True)
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    wikidata_id = models.CharField("Wikidata id", max_length=20, blank=True)
    bioguide_id = models.CharField("Bioguide id", max_length=10, blank=True)

    consent_method = models.CharField(
        max_length=20, choices=ConsentMethod.choices(), blank=True, help_text="How they agreed."
    )
    consent_given_on = models.DateField(null=True, blank=True)
    consent_expires_on = models.DateField(null=True, blank=True)
    consent_withdrawn_on = models.DateField(null=True, blank=True)
    consent_recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # Sees the record also before a story names this person. No reference: nobody's use of it.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    setattr(made_by, "wagtail_reference_index_ignore", True)  # noqa: B010  Wagtail's own mark

    objects = PersonQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("standing"),
        index.RelatedFields("other_names", [index.SearchField("name")]),
    ]

    class Meta:
        ordering = ["name_key", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.CheckConstraint(
                condition=Q(standing__in=[member.value for member in NamingStatus]),
                name="person_standing_is_known",
            ),
            models.CheckConstraint(
                condition=Q(consent_method__in=["", *(method.value for method in ConsentMethod)]),
                name="person_consent_method_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(standing=NamingStatus.NAMED_WITH_CONSENT.value)
                | Q(consent_method__gt="", consent_given_on__isnull=False),
                name="person_named_only_with_recorded_consent",
            ),
            models.UniqueConstraint(
                fields=["wikidata_id"], condition=~Q(wikidata_id=""), name="unique_person_wikidata"
            ),
            models.UniqueConstraint(
                fields=["bioguide_id"], condition=~Q(bioguide_id=""), name="unique_person_bioguide"
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.standing == NamingStatus.NAMED_WITH_CONSENT and not (
            self.consent_method and self.consent_given_on
        ):
            raise ValidationError(
                {"consent_method": "Record how and when this person agreed to be named."}
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.made_by is None:
            self.made_by = get_active_log_context().user
        super().save(*args, **kwargs)

    def is_public(self) -> bool:
        return is_nameable(self)

    def get_absolute_url(self) -> str:
        return reverse("person", kwargs={"slug": self.slug})


class PersonOtherName(OtherName):
    """A nickname, a former name, a name in another script."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="other_names")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "name_key"], name="unique_other_name_of_person"
            )
        ]
