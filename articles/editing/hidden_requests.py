"""Addresses of the newsroom that name an embargoed story answer as if there were none.

One place for all of Wagtail's screens and ours: some ask for no right on the page (the preview of a
step of the workflow, the choosers), and some name what they refuse (the bulk actions).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from articles.models import (
    Embargo,
    NewsFile,
    NewsImage,
    RetiredAddress,
    may_see_embargoed,
)
from articles.selectors.media import is_hidden_medium

if TYPE_CHECKING:
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
# Screens that take keys of pages in `?id=`.
_SEVERAL = ("wagtail_bulk_action", "wagtailadmin_choose_page_chosen_multiple")


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
        if _names_hidden(match, kwargs) and not may_see_embargoed(request.user):
            raise Http404
        if match.url_name in _SEVERAL and not may_see_embargoed(request.user):
            _forget_hidden(request)


def _names_hidden(match: ResolverMatch, kwargs: dict[str, Any]) -> bool:
    pages = [kwargs[name] for name in _PAGES if name in kwargs]
    if match.namespace in _OF_PAGES and "pk" in kwargs:
        pages.append(kwargs["pk"])
    if pages and Embargo.objects.in_force().filter(article_id__in=pages).exists():
        return True
    media = [(model, kwargs[name]) for name, model in _MEDIA.items() if name in kwargs]
    if match.namespace in _MEDIA_OF and "pk" in kwargs:
        media.append((_MEDIA_OF[match.namespace], kwargs["pk"]))
    if any(is_hidden_medium(model, key) for model, key in media):
        return True
    return match.namespace.endswith("_retiredaddress") and _is_of_hidden(kwargs.get("pk"))


def _is_of_hidden(key: Any) -> bool:
    hidden = Embargo.objects.in_force().order_by().values("article_id")
    rows = RetiredAddress.objects.filter(article__in=hidden)
    return str(key) in {str(pk) for pk in rows.values_list("pk", flat=True)}


def _forget_hidden(request: HttpRequest) -> None:
    hidden = {str(key) for key in Embargo.objects.in_force().values_list("article_id", flat=True)}
    chosen = request.GET.copy()
    chosen.setlist("id", [key for key in chosen.getlist("id") if key not in hidden])
    request.GET = chosen
