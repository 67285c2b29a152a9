"""The year in which a quote was said: the one rule by which quotes are listed and counted.

It is that of the date said, where the record has one: of its beginning, or of its end where no
beginning is known. Of a quote without such a date it is the year of its story. Each quote
has one year, so that the figures of the years add up. The date said is EDTF: it begins with four
digits, or with "../" and four digits.
"""

from __future__ import annotations

import datetime

from django.db.models import Case, CharField, Q, Value, When
from django.db.models.functions import Cast, ExtractYear, LPad, Substr

_OPEN = "../"


def said_in_year(year: int) -> Q:
    """Quotes of a year."""
    digits = f"{year:04d}"
    dated = Q(said_edtf__startswith=digits) | Q(said_edtf__startswith=f"{_OPEN}{digits}")
    days = (datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    return dated | Q(said_edtf="", page__published_on__range=days)


def year_said() -> Case:
    """The four digits of a quote's year."""
    of_story = Cast(ExtractYear("page__published_on"), CharField())
    return Case(
        When(said_edtf="", then=LPad(of_story, 4, Value("0"))),
        When(said_edtf__startswith=_OPEN, then=Substr("said_edtf", len(_OPEN) + 1, 4)),
        default=Substr("said_edtf", 1, 4),
        output_field=CharField(),
    )
