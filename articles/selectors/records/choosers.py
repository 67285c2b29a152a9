"""Reads for the newsroom's lists and choosers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import (
    Count,
    Exists,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from articles.models import Quote, Topic, TopicSynonym
from articles.models.querysets.embargoes import without_embargoed
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

# The relation of a record's other names, by which it is found too.
_OTHER_NAMES = ("other_names", "synonyms")


def matching_name(records: QuerySet, term: str) -> QuerySet:
    """The records of which a name, or another name, contains `term`, whatever its case, accents
    and typography; all of them where `term` has no letters."""
    key = name_key(term)
    if not key:
        return records
    found = Q(name_key__contains=key)
    for field in records.model._meta.get_fields():
        if field.name in _OTHER_NAMES:
            names = field.related_model._default_manager.order_by()
            owners = names.filter(name_key__contains=key).values(field.field.attname)
            found |= Q(pk__in=owners)
    return records.filter(found)


def with_story_count(
    records: QuerySet,
    mentions: type[Model],
    key: str,
    *,
    story: str = "page",
    quoted_as: tuple[str, ...] = (),
) -> QuerySet:
    """Each record with `stories`, the number of stories that mention it by `key`, or quote it by
    one of the keys `quoted_as`; embargoed ones are counted for nobody, so that no number gives one
    away."""
    rows = mentions._default_manager.order_by().filter(**{key: OuterRef("pk")})
    rows = without_embargoed(rows, None, key=f"{story}_id")
    count = _distinct(rows, story)
    if quoted_as:
        quotes = Quote.objects.order_by().filter(_any_of(quoted_as))
        mentioned = mentions._default_manager.filter(
            **{key: OuterRef(OuterRef("pk")), story: OuterRef("page")}
        )
        quotes = without_embargoed(quotes.exclude(Exists(mentioned)), None, key="page_id")
        count = count + _distinct(quotes, "page")
    return records.annotate(stories=count)


def _any_of(keys: tuple[str, ...]) -> Q:
    found = Q()
    for key in keys:
        found |= Q(**{key: OuterRef("pk")})
    return found


def _distinct(rows: QuerySet, story: str) -> Coalesce:
    grouped = rows.annotate(all=Value(1)).values("all")
    count = grouped.annotate(n=Count(story, distinct=True)).values("n")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def topics_by_name(names: Iterable[str]) -> dict[str, Topic]:
    """The topics known under these names or synonyms, by `name_key` of the name."""
    keys = {name_key(name) for name in names}
    synonyms = TopicSynonym.objects.filter(name_key__in=keys).select_related("topic")
    found = {synonym.name_key: synonym.topic for synonym in synonyms}
    found.update({topic.name_key: topic for topic in Topic.objects.filter(name_key__in=keys)})
    return found
