"""Dated steps of a document: sent, received, answered."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from articles.enums import StatusKind
from articles.models.fuzzy_dates import FuzzyDated
from articles.models.source_documents import SourceDocument


class DocumentStatus(FuzzyDated):
    """One dated fact about a document: sent, introduced, answered, passed."""

    document = ParentalKey(SourceDocument, on_delete=models.CASCADE, related_name="statuses")
    kind = models.CharField("what happened", max_length=20, choices=StatusKind.choices())
    note = models.CharField(
        "in words",
        max_length=255,
        blank=True,
        help_text="“by the House, without a dissenting vote”. Readers see it.",
    )
    url = models.URLField("where it says so", max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["date_earliest", "pk"]
        verbose_name = "status of a document"
        verbose_name_plural = "statuses of documents"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(date_edtf=""),
                name="document_status_has_a_date",
                violation_error_message=_("Enter a date: without one, this step has no effect."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.date_for_people()}"
