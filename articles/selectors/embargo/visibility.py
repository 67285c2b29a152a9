"""What an embargo hides now, for each model that it reaches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from articles.models import (
    EmbargoedPage,
    EmbargoedRecord,
    Event,
    NewsFile,
    NewsImage,
    Organization,
    Person,
    Place,
    SourceDocument,
    embargo_in_force,
    may_see_embargoed,
)
from articles.models.querysets.embargoes import embargoed_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet

# The kinds of records that are hidden with the stories for which they were made. Topics are the
# newsroom's vocabulary, which everybody writes by hand, and authors are its own people.
HIDEABLE_RECORDS: tuple[type[Model], ...] = (Person, Organization, Place, SourceDocument, Event)
_KEPT = "_hidden_records"

type HiddenKeys = dict[type[Model], set[int]]


def hidden_records() -> HiddenKeys:
    """The keys of all hidden records, by their kind. One query."""
    found: HiddenKeys = defaultdict(set)
    rows = EmbargoedRecord.objects.filter(embargo__lifted_at__isnull=True).order_by()
    for kind, key in rows.values_list("content_type", "record_id"):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None:
            found[model].add(key)
    return found


def hidden_from(user: Any) -> HiddenKeys:
    """The hidden records of which `user` may not know. Kept with the user, like their rights. None:
    nobody in particular, who may know of none."""
    if user is None:
        return hidden_records()
    if not hasattr(user, _KEPT):
        hidden = hidden_records()
        setattr(user, _KEPT, {} if hidden and may_see_embargoed(user) else hidden)
    found: HiddenKeys = getattr(user, _KEPT)
    return found


def hidden_in(article_id: int | None) -> HiddenKeys:
    """The hidden records that are not proposed for a story, whoever works on it: all, but for a
    story that is under embargo itself."""
    return defaultdict(set) if embargo_in_force(article_id) else hidden_records()


def without_hidden(rows: QuerySet, user: Any) -> QuerySet:
    """`rows` of records without those of which `user` may not know."""
    hidden = hidden_from(user).get(rows.model, ())
    return rows.exclude(pk__in=hidden) if hidden else rows


def hidden_among(model: type[Model], keys: Iterable[Any], user: Any) -> set[int]:
    """Those of `keys`, as they stand in an address, of which `user` may not know. One query at
    most: few are hidden at a time, and as many as there are may be asked for."""
    asked = {int(key) for key in map(str, keys) if key.strip().isdecimal() and len(key) < 19}
    found = asked & _hidden(model, user) if asked else set()
    return set() if found and may_see_embargoed(user) else found


def is_hidden(model: type[Model], key: Any, user: Any) -> bool:
    """Whether `key` is that of a row of which `user` may not know."""
    return bool(hidden_among(model, [key], user))


def hidden_keys(model: type[Model]) -> QuerySet:
    """The keys of the hidden pages, pictures or files, each in a query of one column."""
    if issubclass(model, Page):
        return embargoed_ids()
    hidden = EmbargoedPage.objects.order_by().values("collection")
    return model._default_manager.filter(collection__in=hidden).order_by().values("pk")


def _hidden(model: type[Model], user: Any) -> set[int]:
    if issubclass(model, (Page, NewsImage, NewsFile)):
        return {key for row in hidden_keys(model) for key in row.values()}
    return hidden_from(user).get(model, set())
