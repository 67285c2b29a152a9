"""What somebody of the newsroom may not know of, for each kind of record: what an embargo hides
now, and private people of other people's stories."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from taggit.models import Tag, TaggedItem
from wagtail.models import Page

from articles.models import (
    Case,
    CasePerson,
    EmbargoedPage,
    EmbargoedRecord,
    Event,
    NewsFile,
    NewsImage,
    Organization,
    Person,
    Place,
    RetiredAddress,
    SourceDocument,
    Topic,
    embargo_in_force,
    may_see_embargoed,
)
from articles.models.querysets.embargoes import embargoed_ids
from articles.selectors.protection.private_people import unseen_keys, unseen_people
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet

# The kinds of records that are hidden with the stories for which they were made. Authors are not:
# they are the newsroom's own people.
HIDEABLE_RECORDS: tuple[type[Model], ...] = (
    Person,
    Organization,
    Place,
    SourceDocument,
    Event,
    Topic,
    Case,
)
_KEPT = "_hidden_records"

type HiddenKeys = dict[type[Model], set[int]]


def hidden_records() -> HiddenKeys:
    """The keys of all hidden records, by their kind. One query."""
    found: HiddenKeys = defaultdict(set)
    in_force = EmbargoedRecord.objects.filter(embargo__lifted_at__isnull=True, made_openly=False)
    rows = in_force.order_by()
    for kind, key in rows.values_list("content_type", "record_id"):
        model = ContentType.objects.get_for_id(kind).model_class()
        if model is not None:
            found[model].add(key)
    return found


def hidden_from(user: Any) -> HiddenKeys:
    """The records of which `user` may not know. None: nobody in particular, who may know of nothing
    that an embargo hides."""
    under_embargo = embargoed_from(user)
    unseen = unseen_keys(user) if user is not None else set()
    if not unseen:
        return under_embargo
    found: HiddenKeys = defaultdict(set, under_embargo)
    found[Person] = found[Person] | unseen
    return found


def embargoed_from(user: Any) -> HiddenKeys:
    """Those that an embargo hides from `user`. Kept with the user, like their rights."""
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
    hidden = embargoed_from(user).get(rows.model, ())
    rows = rows.exclude(pk__in=hidden) if hidden else rows
    if user is None or (unseen := _unseen(rows.model, user)) is None:
        return rows
    return rows.exclude(unseen)


def hidden_among(model: type[Model], keys: Iterable[Any], user: Any) -> set[int]:
    """Those of `keys`, as they stand in an address, of which `user` may not know. One query at
    most: few are hidden at a time, and as many as there are may be asked for. The same is done for
    a key that is hidden and for any other, so that the time tells nothing."""
    asked = {int(key) for key in map(str, keys) if key.strip().isdecimal() and len(key) < 19}
    if not asked:
        return set()
    hidden = set() if may_see_embargoed(user) else asked & _hidden(model, user)
    if (unseen := _unseen(model, user)) is None:
        return hidden
    rows = model._default_manager.filter(unseen, pk__in=asked).order_by()
    return hidden | set(rows.values_list("pk", flat=True))


def _unseen(model: type[Model], user: Any) -> Q | None:
    """The condition on records that are, or are about, private people whom `user` may not see."""
    if not issubclass(model, (Person, Case)) or (unseen := unseen_people(user)) is None:
        return None
    if issubclass(model, Person):
        return unseen
    people = Person.objects.filter(unseen).order_by().values("pk")
    rows = CasePerson.objects.filter(person__in=people).order_by()
    return Q(pk__in=rows.values("case"))


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
    if issubclass(model, RetiredAddress):
        rows = model._default_manager.filter(article__in=embargoed_ids())
        return set(rows.order_by().values_list("pk", flat=True))
    if issubclass(model, (Page, NewsImage, NewsFile)):
        return {key for row in hidden_keys(model) for key in row.values()}
    return embargoed_from(user).get(model, set())


def hidden_topic(name: str, user: Any) -> Topic | None:
    """The topic of this name, or with it as a synonym, of which `user` may not know."""
    hidden = embargoed_from(user).get(Topic, set())
    if not hidden:
        return None
    key = name_key(name)[:100]
    named = Q(name_key=key) | Q(synonyms__name_key=key)
    return Topic.objects.filter(named, pk__in=hidden).order_by("pk").first()


def hidden_tags(user: Any) -> QuerySet:
    """Tags of pictures and files that are on hidden ones alone."""
    tags = Tag.objects.order_by()
    if may_see_embargoed(user):
        return tags.none()
    on_hidden = Q(pk__in=())
    for model in (NewsImage, NewsFile):
        kind = ContentType.objects.get_for_model(model)
        rows = TaggedItem.objects.filter(content_type=kind, object_id__in=hidden_keys(model))
        on_hidden |= Q(pk__in=rows.order_by().values("pk"))
    hidden = TaggedItem.objects.filter(on_hidden).order_by()
    shown = TaggedItem.objects.exclude(on_hidden).order_by()
    return tags.filter(pk__in=hidden.values("tag")).exclude(pk__in=shown.values("tag"))
