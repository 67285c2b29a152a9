"""Dated facts of a case: arrested, sentenced, released."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from articles.enums import StatusFactKind
from articles.models.articles import ArticlePage
from articles.models.cases import Case
from articles.models.fuzzy_dates import FuzzyDated
from articles.models.organizations import Organization
from articles.models.places import Place
from articles.models.querysets.cases import StatusFactQuerySet
from articles.models.source_documents import SourceDocument


class StatusFact(FuzzyDated):
    """One dated fact. It is public once a second person has approved it, and never changed then:
    a wrong one is superseded by another."""

    case = ParentalKey(Case, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(_("what happened"), max_length=20, choices=StatusFactKind.choices())
    note = models.CharField(
        _("in words"),
        max_length=255,
        blank=True,
        help_text=_("“to six years in prison”. Readers see it."),
    )
    due_on = models.DateField(
        _("hearing or end of the term on"),
        null=True,
        blank=True,
        help_text=_("The newsroom is reminded of this day."),
    )
    place = models.ForeignKey(
        Place, on_delete=models.SET_NULL, null=True, blank=True, related_name="status_facts"
    )
    authority = models.ForeignKey(
        Organization, on_delete=models.SET_NULL, null=True, blank=True, related_name="status_facts"
    )
    document = models.ForeignKey(
        SourceDocument,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="status_facts",
    )
    url = models.URLField(_("where it says so"), max_length=500, blank=True)
    from_story = models.ForeignKey(
        ArticlePage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    superseded_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    made_at = models.DateTimeField(editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    approved_at = models.DateTimeField(null=True, editable=False)

    objects = StatusFactQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["date_earliest", "pk"]
        permissions: ClassVar = [("approve_statusfact", "Can approve a status of a case")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(date_edtf=""), name="status_fact_has_a_date"),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=F("id")),
                name="status_fact_does_not_supersede_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.date_for_people()}"
