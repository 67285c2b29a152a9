"""A date that may be imprecise, with bounds that sort."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from articles import dates


def validate_edtf(value: str) -> None:
    """Refuse what is not a date in EDTF, in the editor's words."""
    try:
        dates.parse(value)
    except dates.InvalidDate as error:
        raise ValidationError(str(error)) from error


class FuzzyDated(models.Model):
    """A record that has one date of any precision.

    `date_edtf` is the date as EDTF (Library of Congress, Extended Date/Time Format): "2017-06-27",
    "2017-05", "2017-03-01/..". `date_earliest` and `date_latest` are its bounds, both inclusive,
    None where open. `date_as_said` keeps the words of the source.
    """

    date_edtf = models.CharField(
        "date",
        max_length=60,
        blank=True,
        validators=[validate_edtf],
        help_text="A day (2017-06-27), a month (2017-05), a year (2016), a span "
        "(2017-07-01/2017-07-12) or one without an end (2017-03-01/..).",
    )
    date_as_said = models.CharField(
        "date in the source's words", max_length=120, blank=True, help_text="“earlier this month”"
    )
    date_earliest = models.DateField(null=True, blank=True, editable=False)
    date_latest = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        fuzzy = dates.parse(self.date_edtf)
        self.date_earliest, self.date_latest = fuzzy.earliest, fuzzy.latest
        super().save(*args, **kwargs)

    def date_for_people(self) -> str:
        """The date in plain English; empty where there is none."""
        return dates.describe(self.date_edtf)
