"""A date that may be imprecise, with bounds that sort."""

from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import get_language, gettext, pgettext

from articles import dates


def validate_edtf(value: str) -> None:
    """Refuse what is not a date in EDTF, in the editor's words."""
    try:
        dates.parse(value)
    except dates.InvalidDate as error:
        raise ValidationError(str(error)) from error


def say_date(edtf: str) -> str:
    """The date in the reader's language, as exact as it is known; "" for none. Everything that
    people read about dates of the record is written by this. Raises dates.InvalidDate."""
    return dates.describe(edtf, _date_words(get_language() or "")) if edtf else ""


@cache
def _date_words(language: str) -> dates.DateWords:
    """Of the language that is spoken now, which `language` names."""
    return dates.DateWords(
        months=[str(name) for name in MONTHS.values()],
        dated_months=[str(name) for name in MONTHS_ALT.values()],
        seasons=(gettext("spring"), gettext("summer"), gettext("autumn"), gettext("winter")),
        day=pgettext("date", "{day} {month} {year}"),
        day_of_year=pgettext("date", "{day} {month}"),
        month=pgettext("date", "{month} {year}"),
        about=pgettext("date", "about {date}"),
        uncertain=pgettext("date", "{date} (uncertain)"),
        since=pgettext("date", "since {date}"),
        until=pgettext("date", "until {date}"),
    )


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
        """The date in the reader's language; empty where there is none."""
        return say_date(self.date_edtf)
