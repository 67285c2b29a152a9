"""Tables of records: people, organizations, documents, topics, places, authors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count
from django.utils import timezone

from articles.enums import DocumentKind, OrganizationKind, SpeakerKind
from articles.filters import (
    AuthorFilter,
    DocumentFilter,
    OrganizationFilter,
    PersonFilter,
    PlaceFilter,
    TopicFilter,
)
from articles.models import (
    Byline,
    DocumentMention,
    Membership,
    OrganizationMention,
    PersonMention,
    Quote,
    TaggedArticle,
)
from articles.models.fuzzy_dates import say_date
from articles.models.querysets.filtered import find_records
from articles.models.querysets.listed import listed_records
from articles.models.querysets.public import in_published_stories
from articles.selectors.lists.tables import base
from articles.selectors.lists.tables.base import SEPARATOR, Table, published_keys
from articles.selectors.records.names import record_url
from articles.selectors.records.parties import read_authors
from articles.selectors.site.structured_data import whole_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from django.db.models import Model, QuerySet

    from articles.filters import RecordFilter
    from articles.models import Organization

    # The values of one column, by the record's key; records that are not in it have none.
    type Column = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Records:
    """Records of one sort: what they can be narrowed by, the name of their address, their own
    columns beside address and name, and those that are read for all rows at once. `beside` are
    read with each row."""

    wanted: type[RecordFilter]
    url: str
    own: Mapping[str, Callable[[Any], str]]
    read: Mapping[str, Callable[[list[int]], Column]]
    beside: tuple[str, ...] = ()


def _numbers(rows: QuerySet[Any], by: str) -> Column:
    """How many of `rows` there are of each; one query."""
    return {key: str(n) for key, n in rows.values_list(by).annotate(n=Count("pk")).order_by()}


def _said_by(kind: SpeakerKind) -> Callable[[list[int]], Column]:
    """How many quotes each said, as their own pages and the lists count them."""

    def read(keys: list[int]) -> Column:
        said = {"speaker_kind": kind.value, f"{kind.value}__in": keys}
        return _numbers(Quote.objects.published().whole().filter(**said), kind.value)

    return read


def _in_stories(model: type[Model], by: str) -> Callable[[list[int]], Column]:
    """How many published stories list each in their record."""

    def read(keys: list[int]) -> Column:
        rows = in_published_stories(model, **{f"{by}__in": keys})
        counted = rows.values_list(by).annotate(n=Count("page", distinct=True))
        return {key: str(number) for key, number in counted}

    return read


def _posts(keys: list[int]) -> Column:
    """The posts that each holds today, as their page has them."""
    held = Membership.objects.filter(person__in=keys).on(timezone.localdate()).for_labels()
    found: dict[int, list[str]] = {}
    for post in held.order_by("-start_earliest", "pk"):
        found.setdefault(post.person_id, []).append(post.label())
    return {key: SEPARATOR.join(dict.fromkeys(labels)) for key, labels in found.items()}


def _authors(keys: list[int]) -> Column:
    return {
        key: SEPARATOR.join(name.name for name in names)
        for key, names in read_authors(keys).items()
    }


def _tagged(keys: list[int]) -> Column:
    rows = TaggedArticle.objects.filter(tag__in=keys)
    return _numbers(rows.filter(content_object__in=published_keys()), "tag")


def _signed(keys: list[int]) -> Column:
    rows = Byline.objects.filter(author__in=keys, page__in=published_keys())
    return _numbers(rows, "author")


def _country(organization: Organization) -> str:
    return organization.jurisdiction.country if organization.jurisdiction else ""


RECORD_TABLES = {
    "topics": _Records(
        TopicFilter,
        "topic",
        {"description": lambda topic: topic.description},
        {"stories": _tagged},
    ),
    "people": _Records(
        PersonFilter,
        "person",
        {},
        {
            "posts": _posts,
            "quotations": _said_by(SpeakerKind.PERSON),
            "mentions": _in_stories(PersonMention, "person"),
        },
    ),
    "organizations": _Records(
        OrganizationFilter,
        "organization",
        {
            "kind": lambda one: OrganizationKind.label_of(one.kind),
            "abbreviation": lambda one: one.abbreviation,
            "country": _country,
        },
        {
            "quotations": _said_by(SpeakerKind.ORGANIZATION),
            "mentions": _in_stories(OrganizationMention, "organization"),
        },
        beside=("jurisdiction",),
    ),
    "documents": _Records(
        DocumentFilter,
        "document",
        {
            "kind": lambda one: DocumentKind.label_of(one.kind),
            "number": lambda one: one.number,
            "dated": lambda one: say_date(one.date_edtf),
            "date": lambda one: one.date_edtf,
        },
        {"authors": _authors, "mentions": _in_stories(DocumentMention, "document")},
    ),
    "places": _Records(
        PlaceFilter,
        "place",
        {"kind": lambda place: place.kind, "country": lambda place: place.country},
        {},
    ),
    "authors": _Records(AuthorFilter, "author", {}, {"stories": _signed}),
}


def records_table(records: str, wanted: RecordFilter, before: int | None) -> Table:
    """The records of a sort that fit, those that were made last first. One or two queries, and one
    or a few for each column that is read. Raises UnknownRecord."""
    sort = RECORD_TABLES[records]
    rows = listed_records(wanted, find_records(wanted)).order_by("-pk")
    if sort.beside:  # without a name Django would read whatever a row leads to
        rows = rows.select_related(*sort.beside)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: base.MAX_ROWS + 1])
    shown = found[: base.MAX_ROWS]
    older = str(shown[-1].pk) if len(found) > base.MAX_ROWS else ""
    return Table(("url", "name", *sort.own, *sort.read), tuple(_cells(sort, shown)), older)


def _cells(sort: _Records, rows: list[Any]) -> Iterable[tuple[str, ...]]:
    keys = [row.pk for row in rows]
    columns = [read(keys) for read in sort.read.values()] if rows else []
    for row in rows:
        yield (
            whole_url(record_url(sort.url, row.slug)),
            row.name,
            *(cell(row) for cell in sort.own.values()),
            *(column.get(row.pk, "") for column in columns),
        )
