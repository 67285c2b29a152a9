"""Facets of a search, with counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, Value

from articles.enums import SearchKind
from articles.filters import BadFilter
from articles.models import Person, SearchFacet, Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from articles.filters import SearchFilter
    from articles.selectors.search.base import SearchHit
    from articles.selectors.site.page_frame import PageFrame

# Of topics and of people, those with most results.
MAX_OPTIONS = 10
PATH = "/search/"
PLURALS = {
    SearchKind.STORY.value: "Stories",
    SearchKind.QUOTE.value: "Quotes",
    SearchKind.PERSON.value: "People",
    SearchKind.ORGANIZATION.value: "Organizations",
    SearchKind.DOCUMENT.value: "Documents",
    SearchKind.EVENT.value: "Events",
    SearchKind.TOPIC.value: "Topics",
    SearchKind.PLACE.value: "Places",
}


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One way to narrow the results: a link, or where it is chosen already the way back."""

    name: str
    count: int
    url: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class FacetOptions:
    """Options of one sort."""

    label: str
    parameter: str
    options: tuple[FacetOption, ...]


def search_url(text: str, wanted: SearchFilter, page: int = 1) -> str:
    """The address of one page of results."""
    query = urlencode({"q": text, **({"page": page} if page > 1 else {})})
    narrowed = wanted.to_query()
    return f"{PATH}?{query}&{narrowed}" if narrowed else f"{PATH}?{query}"


def read_facets(
    text: str, wanted: SearchFilter, hits: Sequence[SearchHit], page_frame: PageFrame
) -> tuple[FacetOptions, ...]:
    """The facets of these results in two queries; none that has nothing to choose from."""
    records = _records(hits)
    sections = {item.pk: item for item in page_frame.sections}
    by_section = Counter(hit.section_key for hit in hits if hit.section_key in sections)
    years = Counter(hit.dated_on.year for hit in hits if hit.dated_on)
    kinds = Counter(hit.kind for hit in hits)
    found = (
        ("Type", "type", [(kind, label, kinds[kind]) for kind, label in PLURALS.items()]),
        (
            "Section",
            "section",
            [
                (sections[key].url.strip("/"), sections[key].title, number)
                for key, number in by_section.most_common()
                if key is not None
            ],
        ),
        ("Topic", "topic", records[SearchKind.TOPIC.value]),
        ("Person", "person", records[SearchKind.PERSON.value]),
        ("Year", "year", [(f"{y:04d}", str(y), years[y]) for y in sorted(years, reverse=True)]),
    )
    facets = (
        FacetOptions(label, parameter, tuple(_options(text, wanted, parameter, values)))
        for label, parameter, values in found
    )
    return tuple(facet for facet in facets if facet.options)


def _options(
    text: str, wanted: SearchFilter, parameter: str, values: Iterable[tuple[str, str, int]]
) -> Iterator[FacetOption]:
    chosen = {active.value for active in wanted.active() if active.parameter == parameter}
    for value, name, count in values:
        if value in chosen:
            yield FacetOption(name, count, search_url(text, wanted.without(parameter, value)), True)
        elif count:
            try:
                narrowed = wanted.with_(parameter, value)
            except BadFilter:  # as many topics as one address may have
                continue
            yield FacetOption(name, count, search_url(text, narrowed))


def _records(hits: Sequence[SearchHit]) -> dict[str, list[tuple[str, str, int]]]:
    """Topics and people of the results: last part of the address, name, number of results."""
    numbers = _numbers(hits)
    topic, person = SearchKind.TOPIC.value, SearchKind.PERSON.value
    shown = _named(topic, Topic.objects.shown(), numbers[topic])
    public = _named(person, Person.objects.nameable(), numbers[person])
    found: dict[str, list[tuple[str, str, int]]] = {topic: [], person: []}
    both = shown.union(public, all=True).order_by()
    for kind, key, slug, name in both if any(numbers.values()) else ():
        found[kind].append((slug, name, numbers[kind][key]))
    for options in found.values():
        options.sort(key=lambda option: (-option[2], option[1]))
    return found


def _numbers(hits: Sequence[SearchHit]) -> dict[str, dict[int, int]]:
    kinds = (SearchKind.TOPIC.value, SearchKind.PERSON.value)
    found: dict[str, dict[int, int]] = {kind: {} for kind in kinds}
    rows = SearchFacet.objects.filter(entry__in=[hit.pk for hit in hits], kind__in=kinds)
    counted = rows.order_by().values_list("kind", "record_key").annotate(number=Count("pk"))
    for kind, key, number in sorted(counted, key=lambda row: (-row[2], row[1])):
        # Some more than are printed: a topic may be hidden, a consent may have run out.
        if len(found[kind]) < 2 * MAX_OPTIONS:
            found[kind][key] = number
    return found


def _named(kind: str, records: Any, numbers: dict[int, int]) -> Any:
    return (
        records.filter(pk__in=list(numbers))
        .order_by()
        .annotate(is_of=Value(kind, output_field=CharField()))
        .values_list("is_of", "pk", "slug", "name")
    )
