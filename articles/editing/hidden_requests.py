"""Addresses of the newsroom that name an embargoed story answer as if there were none.

One place for all of Wagtail's screens and ours: some ask for no right on the page (the preview of a
step of the workflow, the choosers), and some name what they refuse (the bulk actions). Keys are
compared with the hidden ones of their own model: a person may have the key of an embargoed story.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.models import Page

from articles.models import (
    Embargo,
    NewsFile,
    NewsImage,
    RetiredAddress,
    may_see_embargoed,
)
from articles.selectors.hidden import hidden_among, is_hidden

if TYPE_CHECKING:
    from django.db.models import Model
    from django.urls import ResolverMatch

# Parameters of addresses that are keys of pages.
_PAGES = ("page_id", "page_pk", "page_to_move_id", "parent_page_id", "destination_id")
# Namespaces in which `pk` is the key of a page.
_OF_PAGES = ("wagtailadmin_pages", "wagtailadmin_api:pages")
_MEDIA = {"image_id": NewsImage, "document_id": NewsFile, "doc_id": NewsFile}
_MEDIA_OF = {
    "wagtailadmin_api:images": NewsImage,
    "wagtailadmin_api:documents": NewsFile,
    "wagtailimages_chooser": NewsImage,
    "wagtaildocs_chooser": NewsFile,
}
# Choosers that take several keys in `?id=`, and of which model.
_SEVERAL = {
    "wagtailadmin_choose_page_chosen_multiple": Page,
    "wagtailimages_chooser:chosen_multiple": NewsImage,
    "wagtaildocs_chooser:chosen_multiple": NewsFile,
}


class HideEmbargoed:
    """Middleware of the admin, after those that know the user."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        # Nobody is looked up for addresses that name nothing, such as the catalogue of words.
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return
        match = request.resolver_match
        if _names_hidden(match, kwargs, request.user) and not may_see_embargoed(request.user):
            raise Http404
        if match.view_name in _SEVERAL:
            _forget_hidden(request, _SEVERAL[match.view_name])


def _names_hidden(match: ResolverMatch, kwargs: dict[str, Any], user: Any) -> bool:
    pages = [kwargs[name] for name in _PAGES if name in kwargs]
    if match.namespace in _OF_PAGES and "pk" in kwargs:
        pages.append(kwargs["pk"])
    if pages and Embargo.objects.in_force().filter(article_id__in=pages).exists():
        return True
    media = [(model, kwargs[name]) for name, model in _MEDIA.items() if name in kwargs]
    if match.namespace in _MEDIA_OF and "pk" in kwargs:
        media.append((_MEDIA_OF[match.namespace], kwargs["pk"]))
    if any(is_hidden(model, key, user) for model, key in media):
        return True
    return match.namespace.endswith("_retiredaddress") and _is_of_hidden(kwargs.get("pk"))


def _is_of_hidden(key: Any) -> bool:
    hidden = Embargo.objects.in_force().order_by().values("article_id")
    rows = RetiredAddress.objects.filter(article__in=hidden)
    return str(key) in {str(pk) for pk in rows.values_list("pk", flat=True)}


def _forget_hidden(request: HttpRequest, model: type[Model]) -> None:
    chosen = request.GET.copy()
    hidden = hidden_among(model, chosen.getlist("id"), request.user)
    known = [key for key in chosen.getlist("id") if not (key.isdecimal() and int(key) in hidden)]
    chosen.setlist("id", known)
    request.GET = chosen


def hide_from_bulk_actions() -> None:
    """Called once, from AppConfig.ready(). Wagtail's bulk actions find their rows by keys, or take
    all there are, and name those on which somebody has no right."""
    find = BulkAction.get_actionable_objects

    def get_actionable_objects(action: BulkAction) -> tuple[list[Any], dict[str, list[Any]]]:
        objects, refused = find(action)
        rows = [*objects, *(row for some in refused.values() for row in some)]
        hidden = hidden_among(action.model, [row.pk for row in rows], action.request.user)
        known = [row for row in objects if row.pk not in hidden]
        left = {
            name: [row for row in some if row.pk not in hidden] for name, some in refused.items()
        }
        if hidden and not known and not any(left.values()):
            # As for keys that are nobody's.
            raise Http404
        return known, left

    BulkAction.get_actionable_objects = get_actionable_objects
