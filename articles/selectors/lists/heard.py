"""Who we quote: how many quotes come from whom, each number with its list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.utils.translation import gettext as _

from articles.enums import Heard
from articles.filters import describe_filter
from articles.models import Organization, Quote
from articles.models.querysets.filtered import find_records
from articles.models.querysets.heard import (
    by_named_people,
    country,
    heard,
    may_have_country,
    may_have_party,
    party,
    with_country,
)
from articles.selectors.lists.topic_choices import offer_topics
from articles.selectors.records.countries import country_name
from articles.selectors.site.structured_data import whole_url

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from articles.filters import QuoteFilter
    from articles.models.querysets.quotes import QuoteQuerySet
    from articles.selectors.lists.topic_choices import TopicChoices

# Of fewer quotes than this, in per cent, a table would say more of our records than of whom we
# quote. Pages state it.
LEAST_KNOWN = 50

# Every quote of a named person is one of the first, of an organization one of the others.
_PEOPLE = (Heard.OFFICIAL, Heard.NAMED)
_ORGANIZATIONS = (Heard.PUBLIC_BODY, Heard.ORGANIZATION)
PATH, LIST = "/who-is-heard/", "/quotes/"


@dataclass(frozen=True, slots=True)
class VoiceCount:
    """A row of a breakdown; `url` is the list that has `number` quotes, `share` in per cent."""

    name: str
    number: int
    share: int
    url: str
    is_unknown: bool = False


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Counts that add up to `total`."""

    total: int
    voices: tuple[VoiceCount, ...]

    @property
    def known(self) -> int:
        """Of how many per cent the value is recorded."""
        unknown = sum(voice.number for voice in self.voices if voice.is_unknown)
        return (self.total - unknown) * 100 // self.total if self.total else 0

    @property
    def is_telling(self) -> bool:
        """Whether enough is known for a table."""
        return self.known >= LEAST_KNOWN

    @property
    def least_known(self) -> int:
        return LEAST_KNOWN


@dataclass(frozen=True, slots=True)
class HeardScreen:
    """The page. `about` is what the counted list is called, `permanent` this page's address."""

    title: str
    about: str
    url: str
    permanent: str
    list_url: str
    is_bare: bool
    year: str
    topics: TopicChoices
    kinds: Breakdown
    parties: Breakdown
    countries: Breakdown
    csv_url: str


def read_heard(wanted: QuoteFilter) -> HeardScreen:
    """At most six queries, however many quotes there are; `wanted` has topics and a year and
    nothing else. Raises UnknownRecord."""
    records = find_records(wanted)
    quotes = Quote.objects.published().whole().matching(wanted, records).order_by()
    names = {key: record.name for key, record in records.items()}
    about = describe_filter(wanted, names)
    narrowed = about.removeprefix("Quotes")
    numbers = _count(quotes, heard())
    return HeardScreen(
        title=_("Who we quote"),
        about=narrowed.strip(" ,"),
        url=PATH,
        permanent=whole_url(wanted.address(PATH)),
        list_url=wanted.address(LIST),
        is_bare=wanted.is_bare(),
        year=f"{wanted.year:04d}" if wanted.year else "",
        topics=offer_topics(wanted, records),
        kinds=_kinds(wanted, numbers),
        parties=_parties(wanted, quotes, _sum(numbers, _PEOPLE)),
        countries=_countries(wanted, quotes, _sum(numbers, (*_PEOPLE, *_ORGANIZATIONS))),
        csv_url=wanted.address(f"{PATH}list.csv"),
    )


def _kinds(wanted: QuoteFilter, numbers: Mapping[str, int]) -> Breakdown:
    """Every kind in one order, also those of which nobody is heard."""
    rows = [(kind.label, numbers.get(kind.value, 0), kind) for kind in Heard]
    return _breakdown(
        (name, number, wanted.with_("heard", kind.value).address(LIST), kind is Heard.UNKNOWN)
        for name, number, kind in rows
    )


def _parties(wanted: QuoteFilter, quotes: QuoteQuerySet, total: int) -> Breakdown:
    """`total`: the quotes of named people, most of whom never had a party."""
    numbers = _count(quotes.filter(by_named_people(), may_have_party()), party())
    numbers.pop(None, None)
    found = Organization.objects.in_bulk(numbers)
    rows = [
        (found[key].name, number, wanted.with_("party", found[key].slug).address(LIST), False)
        for key, number in numbers.items()
        if key in found
    ]
    return _most_first(wanted, rows, "party", total - sum(numbers.values()))


def _countries(wanted: QuoteFilter, quotes: QuoteQuerySet, total: int) -> Breakdown:
    """`total`: the quotes of named people and of organizations."""
    numbers = _count(quotes.filter(with_country(), may_have_country()), country())
    numbers.pop(None, None)
    rows = [
        (country_name(code), number, wanted.with_("country", code).address(LIST), False)
        for code, number in numbers.items()
    ]
    return _most_first(wanted, rows, "country", total - sum(numbers.values()))


def _sum(numbers: Mapping[str, int], kinds: Iterable[Heard]) -> int:
    return sum(numbers.get(kind.value, 0) for kind in kinds)


def _count(quotes: QuoteQuerySet, by: Any) -> dict[Any, int]:
    """How many of `quotes` there are of each value; one query."""
    rows = quotes.annotate(voice=by).values_list("voice").annotate(number=Count("pk"))
    return dict(rows)


def _most_first(
    wanted: QuoteFilter, rows: Iterable[tuple[str, int, str, bool]], of: str, unknown: int
) -> Breakdown:
    """The known, the most frequent first, and then the unknown, which is always said."""
    known = sorted(rows, key=lambda row: (-row[1], row[0]))
    return _breakdown(
        [*known, (_("Not recorded"), unknown, wanted.with_("unrecorded", of).address(LIST), True)]
    )


def _breakdown(rows: Iterable[tuple[str, int, str, bool]]) -> Breakdown:
    held = list(rows)
    total = sum(number for _name, number, _url, _is_unknown in held)
    voices = (
        VoiceCount(name, number, round(number * 100 / total) if total else 0, url, is_unknown)
        for name, number, url, is_unknown in held
    )
    return Breakdown(total, tuple(voices))
