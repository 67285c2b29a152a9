"""From the parameters of an address to rows: the records a filter names, and its conditions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, Q, QuerySet, Value
from django.utils import timezone

from articles import models
from articles.enums import SpeakerKind
from articles.filters import UnknownRecord
from articles.models.querysets.heard import heard_conditions
from articles.models.querysets.said import said_in_year

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from django.db.models import Lookup, Model

    from articles.filters import Filter, QuoteFilter, StoryFilter


@dataclass(frozen=True, slots=True)
class NamedInFilter:
    """A record that a filter names; `path` is a section's place in the tree, "" of the others."""

    parameter: str
    pk: int
    slug: str
    name: str
    path: str


type Records = Mapping[tuple[str, str], NamedInFilter]


def find_records(wanted: Filter) -> Records:
    """The records that `wanted` names, by parameter and slug: one query, none for none.

    Only what readers can find in published stories is found; for all else UnknownRecord is
    raised, so that nobody learns of a draft or of a private person by asking for them.
    """
    _, found, unknown = find_known_records(wanted)
    if unknown:
        raise unknown[0]
    return found


def find_known_records[Wanted: Filter](
    wanted: Wanted,
) -> tuple[Wanted, Records, tuple[UnknownRecord, ...]]:
    """`wanted` without the records that readers cannot find, the others, and what is wrong with
    each of the first; at most one query."""
    asked = [one for one in wanted.active() if one.names_record]
    slugs: dict[str, list[str]] = {}
    for one in asked:
        slugs.setdefault(one.parameter, []).append(one.value)
    found = {(row[0], row[2]): NamedInFilter(*row) for row in _rows_of(slugs)}
    unknown = [one for one in asked if (one.parameter, one.value) not in found]
    for one in unknown:
        wanted = wanted.without(one.parameter, one.value)
    wrong = (UnknownRecord(one.label, one.value, one.parameter) for one in unknown)
    return wanted, found, tuple(wrong)


def _rows_of(slugs: Mapping[str, list[str]]) -> Iterable[Any]:
    if not slugs:
        return ()
    first, *others = (_rows(parameter, names) for parameter, names in slugs.items())
    # Django gives a UNION the order of its first model again.
    return first.union(*others, all=True).order_by() if others else first


def _rows(parameter: str, slugs: list[str]) -> QuerySet[Any, Any]:
    manager: Any = _model_of(parameter)._default_manager
    is_section = parameter == "section"
    readable = {"section": "live", "party": "of_public_people"}.get(parameter, "published")
    rows = getattr(manager, readable)()
    return (
        rows.filter(slug__in=slugs)
        .order_by()
        .annotate(
            asked=Value(parameter),
            called=F("title") if is_section else F("name"),
            place=F("path") if is_section else Value("", output_field=CharField()),
        )
        .values_list("asked", "pk", "slug", "called", "place")
    )


def _model_of(parameter: str) -> type[Model]:
    """What a parameter that names a record looks its slug up in."""
    named: dict[str, type[Model]] = {
        "topic": models.Topic,
        "person": models.Person,
        "speaker": models.Person,
        "organization": models.Organization,
        "party": models.Organization,
        "document": models.SourceDocument,
        "place": models.Place,
        "section": models.SectionPage,
    }
    return named[parameter]


def story_conditions(wanted: StoryFilter, records: Records) -> Iterator[Q]:
    """What `wanted` asks of a story; all of it has to hold. The page of the list is not in it."""
    if wanted.topics:
        yield Q(pk__in=_tagged_with([records["topic", slug].pk for slug in wanted.topics]))
    if wanted.person:
        yield naming("person", records["person", wanted.person].pk)
    if wanted.organization:
        yield naming("organization", records["organization", wanted.organization].pk)
    if wanted.document:
        yield resting_on(records["document", wanted.document].pk)
    if wanted.place:
        yield set_in(records["place", wanted.place].pk)
    if wanted.section:
        path = records["section", wanted.section].path
        yield Q(path__range=models.ArticlePage._get_children_path_interval(path))
    yield from _in_time(wanted)


def _in_time(wanted: StoryFilter) -> Iterator[Q]:
    if wanted.year:
        yield in_year(wanted.year)
    if wanted.from_day:
        yield Q(published_on__gte=wanted.from_day)
    if wanted.to_day:
        yield Q(published_on__lte=wanted.to_day)
    if wanted.updated_since:
        midnight = datetime.datetime.combine(wanted.updated_since, datetime.time.min)
        yield Q(updated_at__gte=timezone.make_aware(midnight))
    if wanted.is_by_update:
        yield Q(updated_at__isnull=False)


def quote_conditions(wanted: QuoteFilter, records: Records) -> Iterator[Q | Lookup]:
    """What `wanted` asks of a quote; all of it has to hold."""
    if wanted.speaker:
        # Who stands behind a speaker that the story only describes is nobody's business.
        yield Q(person=records["speaker", wanted.speaker].pk, speaker_kind=SpeakerKind.PERSON.value)
    if wanted.organization:
        key = records["organization", wanted.organization].pk
        yield Q(organization=key, speaker_kind=SpeakerKind.ORGANIZATION.value)
    if wanted.document:
        document = records["document", wanted.document].pk
        yield said_by_or_in(document)
    if wanted.topics:
        yield Q(page__in=_tagged_with([records["topic", slug].pk for slug in wanted.topics]))
    if wanted.said_by:
        yield Q(speaker_kind=wanted.said_by)
    party = records["party", wanted.party].pk if wanted.party else None
    yield from heard_conditions(wanted, party)
    if wanted.medium:
        yield Q(medium__iexact=wanted.medium)
    if wanted.year:
        yield said_in_year(wanted.year)


def said_by_or_in(document: int) -> Q:
    """Quotes that a document says, or that were said in it."""
    says = Q(document=document, speaker_kind=SpeakerKind.DOCUMENT.value)
    return says | Q(said_in_document=document)


def in_year(year: int) -> Q:
    """Stories that were first published in a year."""
    return Q(published_on__range=(datetime.date(year, 1, 1), datetime.date(year, 12, 31)))


def _tagged_with(topics: list[int]) -> QuerySet[Any, Any]:
    """The keys of the stories that have all of these topics.

    As one INTERSECT the cost is bounded by what the topics have. Conditions side by side tempt a
    database to walk the newest stories until enough have all: nearly all of them, where few do.
    """
    first, *others = (_pages(models.TaggedArticle, "content_object", tag=topic) for topic in topics)
    return first.intersection(*others) if others else first


def naming(kind: str, key: int) -> Q:
    """Stories that mention or quote a person or an organization (`kind`).

    Who stands behind a speaker that a story only describes is not quoted in it: the record may
    keep the key, and nothing public may follow it.
    """
    model = {"person": models.PersonMention, "organization": models.OrganizationMention}[kind]
    mentions = _pages(model, "page", **{kind: key})
    return Q(pk__in=mentions.union(_pages(models.Quote, "page", **{kind: key}, speaker_kind=kind)))


def resting_on(document: int) -> Q:
    """Stories that mention or quote a document, or that have words said in it."""
    says = {"document": document, "speaker_kind": SpeakerKind.DOCUMENT.value}
    mentions = _pages(models.DocumentMention, "page", document=document)
    quotes = _pages(models.Quote, "page", **says)
    said = _pages(models.Quote, "page", said_in_document=document)
    return Q(pk__in=mentions.union(quotes, said))


def set_in(place: int) -> Q:
    """Stories that were filed from a place, or that name an event there."""
    articles = models.ArticlePage.objects.order_by()
    filed = articles.filter(dateline_place=place).values("pk")
    return Q(pk__in=filed.union(_pages(models.EventMention, "page", event__place=place)))


def _pages(model: type[Model], to_story: str, **lookup: object) -> QuerySet[Any, Any]:
    """The keys of the stories that have such a row. As one UNION a database can start from them;
    two lists tied by OR it would hold against every story."""
    rows = model._default_manager.order_by()
    return rows.filter(**lookup).values(to_story)
