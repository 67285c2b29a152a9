"""Places."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from wagtail.search import index

from articles.models.names import NamedRecord
from articles.models.querysets.public import PlaceQuerySet


class Place(index.Indexed, NamedRecord):
    """A country, region or town (coordinates in degrees, WGS 84)."""

    kind = models.CharField(max_length=60, blank=True, help_text="“country”, “republic”, “city”")
    country = models.CharField(
        max_length=2, blank=True, help_text="Two letters of ISO 3166: RU, US."
    )
    code = models.CharField(
        max_length=10, blank=True, help_text="ISO 3166-2, where it has one: US-RI."
    )
    abbreviation = models.CharField(max_length=20, blank=True, help_text="In copy: “R.I.”")
    latitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    wikidata_id = models.CharField("Wikidata id", max_length=20, blank=True)

    objects = PlaceQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("country"),
    ]

    class Meta:
        ordering = ["name_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_has_both_coordinates_or_none",
            ),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code=""), name="unique_place_code"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("place", kwargs={"slug": self.slug})
