"""What a filtered list says about its filter, and the links that change it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.db.models import Count, F

from articles.filters import BadFilter, describe_filter
from articles.models import TaggedArticle
from articles.selectors.records.countries import country_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from articles.filters import Filter
    from articles.models.querysets.filtered import Records

# How many choices of one kind are offered.
MAX_CHOICES = 10


@dataclass(frozen=True, slots=True)
class Chip:
    """A value that narrows the list; `url` is the list without it."""

    label: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """A value that would narrow the list further, and where."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Choices of one kind, the most frequent of the page first."""

    label: str
    choices: tuple[FilterChoice, ...]


@dataclass(frozen=True, slots=True)
class FilterBar:
    """Everything around a filtered list. `fields` are the values of the form, by parameter;
    `kept` those that it sends along unseen. `csv_url` is the same list as a table, `feed_query`
    what asks for it as a feed, with the question mark."""

    title: str
    url: str
    chips: tuple[Chip, ...]
    narrow: tuple[Narrowing, ...]
    fields: Mapping[str, str]
    kept: tuple[tuple[str, str], ...]
    csv_url: str
    feed_query: str
    is_bare: bool
    is_first: bool
    newest_url: str
    older_url: str


def make_bar(
    wanted: Filter,
    records: Records,
    *,
    path: str,
    form: Collection[str],
    narrow: Iterable[Narrowing],
    older: object,
) -> FilterBar:
    """`form` names the parameters that the list's form has fields for; `older` is the cursor of
    the next page, or None."""
    names = _names(wanted, records)
    active = wanted.active()
    first = wanted.first_page()
    order = getattr(wanted, "order", None)
    return FilterBar(
        title=describe_filter(wanted, names),
        url=path,
        chips=make_chips(wanted, records, path),
        narrow=tuple(group for group in narrow if group.choices),
        fields={one.parameter: one.value for one in active if one.parameter in form},
        kept=(
            *((one.parameter, one.value) for one in active if one.parameter not in form),
            *((("order", order),) if order else ()),
        ),
        csv_url=first.address(f"{path}list.csv"),
        feed_query=first.address(""),
        is_bare=wanted.is_bare(),
        is_first=wanted.cursor is None,
        newest_url=first.address(path),
        older_url=wanted.after(older).address(path) if older else "",
    )


def make_chips(wanted: Filter, records: Records, path: str) -> tuple[Chip, ...]:
    """Every value that narrows the list at `path`, with the way to the list without it."""
    names = _names(wanted, records)
    return tuple(
        Chip(
            one.label,
            names.get((one.parameter, one.value), one.says),
            wanted.without(one.parameter, one.value).address(path),
        )
        for one in wanted.active()
    )


def _names(wanted: Filter, records: Records) -> dict[tuple[str, str], str]:
    names = {key: record.name for key, record in records.items()}
    country = getattr(wanted, "country", None)
    if country:
        names["country", country] = country_name(country)
    return names


def narrow_by(
    wanted: Filter,
    path: str,
    parameter: str,
    label: str,
    values: Iterable[tuple[str, str]],
) -> Narrowing:
    """Choices of `values` (as an address has them, with their names), once each and the most
    frequent first, without those that the filter has already, or cannot have."""
    has = {one.value for one in wanted.active() if one.parameter == parameter}
    counted = Counter(value for value in values if value[0] not in has)
    most = sorted(counted, key=lambda value: (-counted[value], value[1]))
    choices = (
        FilterChoice(name, narrowed.address(path))
        for value, name in most
        if (narrowed := with_value(wanted, parameter, value)) is not None
    )
    return Narrowing(label, tuple(islice(choices, MAX_CHOICES)))


def with_value[Wanted: Filter](wanted: Wanted, parameter: str, value: str) -> Wanted | None:
    """The filter with one more value; None where there is no place for another, as after the last
    topic that an address may have, or where an address cannot say the value as it is written."""
    try:
        narrowed = wanted.with_(parameter, value)
    except BadFilter:
        return None
    says_it = any(one.parameter == parameter and one.value == value for one in narrowed.active())
    return narrowed if says_it else None


def topics_by_story(stories: Collection[int]) -> list[tuple[str, str]]:
    """Slug and name of the topics of these stories, once for each story; one query."""
    rows = (
        TaggedArticle.objects.filter(content_object__in=stories, tag__hidden=False)
        .order_by()
        .values(slug=F("tag__slug"), name=F("tag__name"))
        .annotate(times=Count("pk"))
    )
    return [pair for row in rows for pair in [(row["slug"], row["name"])] * row["times"]]
