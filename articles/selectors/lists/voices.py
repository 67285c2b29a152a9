"""Party and country behind each quote, for the counts of who we quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Case, When

from articles.models import Organization, Quote
from articles.models.querysets.heard import by_named_people, country, party, with_country
from articles.selectors.records.names import name_organization, name_person

if TYPE_CHECKING:
    from collections.abc import Iterable


class VoiceOrigin(NamedTuple):
    """The party and the country (two letters) of who speaks, and to whom; "" where nothing is
    recorded, and always of a person who may not be named."""

    party: str
    country: str
    addressee: str


def read_voices(quotes: Iterable[Quote]) -> dict[int, VoiceOrigin]:
    """By the key of the quote; two queries."""
    rows = list(
        Quote.objects.filter(pk__in=[quote.pk for quote in quotes])
        .order_by()
        .select_related("addressee_person", "addressee_organization")
        .annotate(
            of_party=Case(When(by_named_people(), then=party())),
            of_country=Case(When(with_country(), then=country())),
        )
        .defer("words", "selectors")
    )
    parties = Organization.objects.in_bulk({row.of_party for row in rows} - {None})
    return {
        row.pk: VoiceOrigin(
            parties[row.of_party].name if row.of_party in parties else "",
            row.of_country or "",
            _addressee(row),
        )
        for row in rows
    }


def _addressee(quote: Quote) -> str:
    person = name_person(quote.addressee_person, "")
    name = person or name_organization(quote.addressee_organization, "")
    return name.name if name else ""
