"""Updates the index for stories and records that changed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from articles.enums import SearchKind
from articles.models import Person, PersonMention, Quote, SearchEntry, SearchFacet
from articles.services.search.drafts import FacetValue
from articles.services.search.records import drafts_of_records
from articles.services.search.stories import drafts_of_stories
from articles.services.search.writing import write_entries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

BATCH = 100
# The columns of a quote that decide whose name is printed under it.
_SPEAKERS = {
    SearchKind.PERSON: "person",
    SearchKind.ORGANIZATION: "organization",
    SearchKind.DOCUMENT: "document",
}


@transaction.atomic
def index_stories(*, keys: Collection[int]) -> None:
    """Let the index say of these stories, of their quotes and of every record that they name or
    named what readers may see now; nothing of what they may not."""
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), BATCH):
        part = ordered[start : start + BATCH]
        drafts = drafts_of_stories(part)
        records = records_of_stories(part)
        records |= {facet for draft in drafts for facet in draft.facets}
        write_entries(SearchEntry.objects.of_stories(part), drafts)
        _index_facets(records)


@transaction.atomic
def index_records(*, kind: SearchKind, keys: Collection[int]) -> None:
    """The same for records of one kind; what stands of them in stories stays as it is."""
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), BATCH):
        part = ordered[start : start + BATCH]
        write_entries(SearchEntry.objects.of_records(kind, part), drafts_of_records(kind, part))


@transaction.atomic
def index_stories_naming(*, kind: SearchKind, key: int) -> None:
    """For a record whose name or standing changed: its own entry, and where that says something
    else now, the stories and quotes that print its name."""
    before = _title(kind, key)
    index_records(kind=kind, keys=[key])
    if _title(kind, key) != before and kind in _SPEAKERS:
        index_stories(keys=_stories_printing(kind, key))


@transaction.atomic
def index_lapsed_people() -> int:
    """Take out people whose consent ran out since somebody looked; return how many."""
    listed = SearchEntry.objects.filter(kind=SearchKind.PERSON.value)
    named = Person.objects.nameable().order_by().values("pk")
    lapsed = list(listed.exclude(record_key__in=named).values_list("record_key", flat=True))
    for key in lapsed:
        index_stories_naming(kind=SearchKind.PERSON, key=key)
    return len(lapsed)


def records_of_stories(keys: Collection[int]) -> set[FacetValue]:
    """The records that the index knows these stories by."""
    facets = SearchFacet.objects.filter(entry__story__in=keys, entry__kind=SearchKind.STORY.value)
    events = SearchEntry.objects.filter(kind=SearchKind.EVENT.value, story__in=keys)
    told = {(SearchKind.EVENT.value, key) for key in events.values_list("record_key", flat=True)}
    return told | set(facets.values_list("kind", "record_key"))


def _index_facets(records: Iterable[FacetValue]) -> None:
    by_kind: dict[str, set[int]] = defaultdict(set)
    for kind, key in records:
        by_kind[kind].add(key)
    for kind in sorted(by_kind):
        index_records(kind=SearchKind.of(kind), keys=by_kind[kind])


def _title(kind: SearchKind, key: int) -> str | None:
    entries = SearchEntry.objects.of_records(kind, [key])
    return entries.values_list("title", flat=True).first()


def _stories_printing(kind: SearchKind, key: int) -> list[int]:
    """Stories with quotes of the record; of a person also those that mention them, which have
    them as a facet exactly as long as they may be named."""
    quoted = Quote.objects.filter(Q(**{_SPEAKERS[kind]: key})).order_by()
    stories = set(quoted.values_list("page_id", flat=True))
    if kind == SearchKind.PERSON:
        mentioned = PersonMention.objects.filter(person=key).order_by()
        stories |= set(mentioned.values_list("page_id", flat=True))
    return sorted(stories)
