"""The chooser and the lists of pictures and files offer no tag that a rule hides.

Replaces: `get_context_data` of the chooser's mixin, and adds to `__init__` of the lists' filters.
Wagtail counts the tags of all pictures, of whatever collection.
Upstream: no ticket.
Ends when: both count the tags of the pictures that they offer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wagtail.admin.filters import BaseMediaFilterSet
from wagtail.admin.models import popular_tags_for_model
from wagtail.images.views.chooser import ImageChooseViewMixin

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

# Of so many the hidden ones are left out; the chooser shows ten.
_ASKED, _SHOWN = 50, 10


def narrow_popular_tags(hidden: Callable[[Any], QuerySet]) -> None:
    """`hidden(user)` returns the tags of which the user may not know. Call it once."""
    find = ImageChooseViewMixin.get_context_data

    def get_context_data(view: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = find(view, **kwargs)
        unknown = set(hidden(view.request.user).values_list("pk", flat=True))
        tags = popular_tags_for_model(view.model, count=_ASKED)
        context["popular_tags"] = [tag for tag in tags if tag.pk not in unknown][:_SHOWN]
        return context

    ImageChooseViewMixin.get_context_data = get_context_data
    begin = BaseMediaFilterSet.__init__

    def begin_narrowed(filters: Any, *args: Any, request: Any, **kwargs: Any) -> None:
        begin(filters, *args, request=request, **kwargs)
        offered = filters.filters.get("tag")
        if offered is None:
            return
        unknown = set(hidden(request.user).values_list("name", flat=True))
        known = [row for row in offered.extra["choices"] if row[0] not in unknown]
        offered.extra["choices"] = known
        if not known:
            del filters.filters["tag"]

    BaseMediaFilterSet.__init__ = begin_narrowed
