"""All values that quotes can be filtered by, each with the length of its list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count, F, Min, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from articles.enums import SpeakerKind
from articles.filters import BadCursor, NameCursor, QuoteFilter
from articles.filters.fields import MAX_FILTER_VALUES
from articles.models import Organization, Person, Quote, SourceDocument, Topic
from articles.models.querysets.filtered import find_records
from articles.selectors.lists.filtering import Chip, FilterChoice, make_chips, with_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from articles.models.querysets.quotes import QuoteQuerySet

CHOICES_PER_PAGE = 100
LIST = "/quotes/"
_SPEAKERS = ("speaker", "organization")


@dataclass(frozen=True, slots=True)
class CountedChoice:
    """A value; `url` is the list that has `number` quotes."""

    name: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class ChoiceScreen:
    """One page of values, in the order of the alphabet. `list_url` are the quotes that are
    counted, `older_url` the next page, "" at the end, and `last` the `after` of it."""

    title: str
    introduction: str
    url: str
    chips: tuple[Chip, ...]
    entries: tuple[CountedChoice, ...]
    list_url: str
    is_bare: bool
    is_first: bool
    newest_url: str
    older_url: str
    last: str
    csv_url: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """Values of one parameter. `paths` lead from a quote to the record, each with the
    quotes it holds of, so that none is counted twice; a medium is no record and has none.
    `fills` are the parameters beside which there is no place for another value."""

    parameter: str
    link: str
    title: str
    introduction: str
    fills: tuple[str, ...]
    rows: Callable[[], Any] | None = None
    paths: tuple[tuple[Q, str], ...] = ()


QUOTE_CHOICES = {
    "speakers": _Kind(
        "speaker",
        _("All speakers"),
        _("Quotes by speaker"),
        _("People quoted by name in our stories, from A to Z."),
        _SPEAKERS,
        lambda: Person.objects.nameable(),
        ((Q(speaker_kind=SpeakerKind.PERSON.value), "person"),),
    ),
    "organizations": _Kind(
        "organization",
        _("All organizations"),
        _("Quotes by organization"),
        _("Organizations quoted in our stories, from A to Z."),
        _SPEAKERS,
        lambda: Organization.objects.all(),
        ((Q(speaker_kind=SpeakerKind.ORGANIZATION.value), "organization"),),
    ),
    "documents": _Kind(
        "document",
        _("All documents"),
        _("Quotes by document"),
        _("Documents quoted in our stories, from A to Z."),
        ("document",),
        lambda: SourceDocument.objects.all(),
        (
            (
                Q(speaker_kind=SpeakerKind.DOCUMENT.value)
                & (Q(said_in_document__isnull=True) | ~Q(said_in_document=F("document"))),
                "document",
            ),
            (Q(said_in_document__isnull=False), "said_in_document"),
        ),
    ),
    "topics": _Kind(
        "topic",
        _("All topics"),
        _("Quotes by topic"),
        _("Topics of the stories with quotes, from A to Z."),
        (),
        lambda: Topic.objects.shown(),
        ((Q(), "page__tagged_topics__tag"),),
    ),
    "media": _Kind(
        "medium",
        _("All formats"),
        _("Quotes by format"),
        _("Interviews, letters, speeches and other formats, from A to Z."),
        ("medium",),
    ),
}


def offer_choices(wanted: QuoteFilter) -> tuple[FilterChoice, ...]:
    """The pages from which one more value can be chosen."""
    has = {one.parameter for one in wanted.active()}
    return tuple(
        FilterChoice(str(kind.link), choices_address(by, wanted.first_page()))
        for by, kind in QUOTE_CHOICES.items()
        if not has.intersection(kind.fills)
        and (kind.parameter != "topic" or len(wanted.topics) < MAX_FILTER_VALUES)
    )


def choices_address(by: str, wanted: QuoteFilter, after: str = "") -> str:
    """Where the values stand that can be added to `wanted`, from the one behind `after` on."""
    pairs = [wanted.to_query(), urlencode({"after": after}) if after else ""]
    query = "&".join(pair for pair in pairs if pair)
    return f"{LIST}by/{by}/?{query}" if query else f"{LIST}by/{by}/"


def beside_choices(by: str, wanted: QuoteFilter) -> QuoteFilter:
    """`wanted` without what another value would take the place of."""
    parameter = QUOTE_CHOICES[by].parameter
    return wanted.first_page() if parameter == "topic" else wanted.without(parameter)


def read_choices(by: str, wanted: QuoteFilter, after: str, size: int = 0) -> ChoiceScreen:
    """One page of `size` values (0: PAGE); `wanted` as `beside_choices` leaves it. At most four
    queries.

    Raises UnknownRecord and BadCursor.
    """
    kind, size = QUOTE_CHOICES[by], size or CHOICES_PER_PAGE
    records = find_records(wanted)
    quotes = Quote.objects.published().whole().matching(wanted, records).order_by()
    if kind.rows is None:
        entries, last = _media(quotes, after, size)
    else:
        entries, last = _records(kind, _beside(kind, kind.rows(), wanted), quotes, after, size)
    url = choices_address(by, QuoteFilter())
    return ChoiceScreen(
        title=str(kind.title),
        introduction=str(kind.introduction),
        url=url,
        chips=make_chips(wanted, records, url),
        entries=tuple(_entries(kind.parameter, wanted, entries)),
        list_url=wanted.address(LIST),
        is_bare=wanted.is_bare() and not after,
        is_first=not after,
        newest_url=choices_address(by, wanted),
        older_url=choices_address(by, wanted, last) if last else "",
        last=last,
        csv_url=wanted.address(f"{url}list.csv"),
    )


def _entries(
    parameter: str, wanted: QuoteFilter, rows: Iterable[tuple[str, str, int]]
) -> Iterator[CountedChoice]:
    for value, name, number in rows:
        narrowed = with_value(wanted, parameter, value)
        if narrowed is not None:
            yield CountedChoice(name, number, narrowed.address(LIST))


def _beside(kind: _Kind, rows: Any, wanted: QuoteFilter) -> Any:
    """Without the topics that are chosen: of all else another value takes the place."""
    return rows.exclude(slug__in=wanted.topics) if kind.parameter == "topic" else rows


def _records(
    kind: _Kind, rows: Any, quotes: QuoteQuerySet, after: str, size: int
) -> tuple[list[tuple[str, str, int]], str]:
    """Slug, name and number of each of `rows` on the page, and where the next page begins."""
    first, *others = (quotes.filter(only).values(path) for only, path in kind.paths)
    spoken = rows.filter(pk__in=first.union(*others) if others else first)
    in_order = spoken.from_a_to_z(after=NameCursor.parse(after) if after else None)
    found = list(in_order.only("slug", "name", "name_key")[: size + 1])
    shown = found[:size]
    numbers = _count(kind, quotes, [row.pk for row in shown])
    last = str(NameCursor(shown[-1].name_key, shown[-1].pk)) if len(found) > size else ""
    return [(row.slug, row.name, numbers[row.pk]) for row in shown], last


def _count(kind: _Kind, quotes: QuoteQuerySet, keys: list[int]) -> Counter[int]:
    """How many quotes there are of each record; one query for each path."""
    numbers: Counter[int] = Counter()
    for only, path in kind.paths:
        of_page = quotes.filter(only, **{f"{path}__in": keys})
        numbers.update(dict(of_page.values_list(path).annotate(number=Count("pk"))))
    return numbers


def _media(quotes: QuoteQuerySet, after: str, size: int) -> tuple[list[tuple[str, str, int]], str]:
    """The same of media: as in the filter, capital and small letters are one. One query."""
    if "\0" in after:
        raise BadCursor(after, "after")
    spelled = quotes.exclude(medium="").annotate(key=Upper("medium")).filter(key__gt=after)
    rows = spelled.values("key").annotate(name=Min("medium"), number=Count("pk")).order_by("key")
    found = list(rows.values_list("key", "name", "number")[: size + 1])
    last = found[size - 1][0] if len(found) > size else ""
    return [(name, name, number) for _key, name, number in found[:size]], last
