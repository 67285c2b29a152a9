"""What an embargo hides now, for each model that it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from articles.models import EmbargoedPage, NewsFile, NewsImage, may_see_embargoed
from articles.querysets.embargoes import embargoed_ids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model, QuerySet


def hidden_keys(model: type[Model]) -> QuerySet | None:
    """The keys of the rows of `model` that an embargo hides; None where it hides none of them."""
    if issubclass(model, Page):
        return embargoed_ids()
    if issubclass(model, (NewsImage, NewsFile)):
        hidden = EmbargoedPage.objects.order_by().values("collection")
        return model._default_manager.filter(collection__in=hidden).order_by().values("pk")
    return None


def hidden_among(model: type[Model], keys: Iterable[Any], user: Any) -> set[int]:
    """Those of `keys`, as they stand in an address, of which `user` may not know."""
    hidden = hidden_keys(model)
    asked = {int(key) for key in map(str, keys) if key.strip().isdecimal() and len(key) < 19}
    if hidden is None or not asked or may_see_embargoed(user):
        return set()
    # Few are hidden at a time, and as many as there are may be asked for.
    return asked & {key for row in hidden for key in row.values()}


def is_hidden(model: type[Model], key: Any, user: Any) -> bool:
    """Whether `key` is that of a row of which `user` may not know."""
    return bool(hidden_among(model, [key], user))
