"""Checks once more that what the index has is public now.

The index is written with every publication and every withdrawal. What time alone changes (an
expiry, the last day of a consent) it does not know, and this does.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Value

from articles.enums import SearchKind
from articles.models import ArticlePage, Event, Organization, Person, Place, SourceDocument, Topic

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from django.db.models import QuerySet

    from articles.selectors.search.base import SearchHit

_STORY, _NAMED = "story", "named"
_RECORDS: dict[str, Any] = {
    SearchKind.PERSON.value: Person,
    SearchKind.ORGANIZATION.value: Organization,
    SearchKind.DOCUMENT.value: SourceDocument,
    SearchKind.EVENT.value: Event,
    SearchKind.TOPIC.value: Topic,
    SearchKind.PLACE.value: Place,
}


def keep_public(hits: Sequence[SearchHit]) -> list[SearchHit]:
    """Those of `hits` that readers may see now, in order; one query."""
    needs = {hit.pk: list(_needs(hit)) for hit in hits}
    wanted: dict[str, set[int]] = defaultdict(set)
    for kind, key in (need for each in needs.values() for need in each):
        wanted[kind].add(key)
    public = _public(wanted)
    return [hit for hit in hits if all(need in public for need in needs[hit.pk])]


def _needs(hit: SearchHit) -> Iterator[tuple[str, int]]:
    """Everything that has to be public for the entry to be."""
    if hit.story_id is not None:
        yield _STORY, hit.story_id
    if hit.person_key is not None:
        yield _NAMED, hit.person_key
    if hit.record_key is not None:
        yield hit.kind, hit.record_key


def _public(wanted: dict[str, set[int]]) -> set[tuple[str, int]]:
    parts = [_rows(kind, keys) for kind, keys in sorted(wanted.items())]
    if not parts:
        return set()
    first, *others = parts
    return set(first.union(*others, all=True).order_by() if others else first)


def _rows(kind: str, keys: Collection[int]) -> QuerySet[Any]:
    rows: Any
    if kind == _STORY:
        rows = ArticlePage.objects.published()
    elif kind == _NAMED:
        rows = Person.objects.nameable()
    else:
        rows = _RECORDS[kind].objects.published()
    found: QuerySet[Any] = (
        rows.filter(pk__in=keys)
        .order_by()
        .annotate(is_of=Value(kind, output_field=CharField()))
        .values_list("is_of", "pk")
    )
    return found
