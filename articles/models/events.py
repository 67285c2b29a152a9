"""What happened, when, where, and who took part."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable
from wagtail.search import index

from articles.models.fuzzy_dates import FuzzyDated
from articles.models.names import NamedRecord
from articles.models.organizations import Organization
from articles.models.people import Person
from articles.models.places import Place
from articles.models.querysets.public import EventQuerySet
from articles.models.references import ReferencesOnce
from articles.models.source_documents import SourceDocument


class Event(ReferencesOnce, index.Indexed, NamedRecord, FuzzyDated, ClusterableModel):
    """An event of the record; its `name` says what happened."""

    description = models.TextField(blank=True)
    place = models.ForeignKey(
        Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="events"
    )
    parent = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    documents = ParentalManyToManyField(SourceDocument, blank=True, related_name="events")

    objects = EventQuerySet.as_manager()

    search_fields: ClassVar = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("description"),
        index.FilterField("place"),
    ]

    class Meta:
        ordering = ["date_earliest", "pk"]
        indexes = [models.Index(fields=["-date_earliest", "-id"], name="event_newest_first")]
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="event_is_not_its_own_parent",
            )
        ]


class EventParticipant(Orderable):
    """A person or an organization that took part in an event."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, blank=True, related_name="participations"
    )
    organization = models.ForeignKey(
        Organization,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="participations",
    )
    role = models.CharField(max_length=120, blank=True)

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(organization__isnull=True),
                name="event_participant_is_one_party",
            )
        ]

    def __str__(self) -> str:
        return str(self.person or self.organization or self.role)
