"""Addresses of the newsroom that name what is under embargo answer as if there were none.

One place for all of Wagtail's screens and ours: some ask for no right on the page (the preview of a
step of the workflow, the choosers), and some name what they refuse (the bulk actions). Keys are
compared with the hidden ones of their own model: a person may have the key of an embargoed story.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse

from articles.editing.embargo.request_keys import chosen_in, keys_in_address, keys_in_form
from articles.selectors.embargo.visibility import hidden_among

if TYPE_CHECKING:
    from django.db.models import Model


class EmbargoMiddleware:
    """Inside `NewsroomMiddleware`: every request is one of the newsroom."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        # Nobody is looked up for addresses that name nothing, such as the catalogue of words.
        match = request.resolver_match
        named = keys_in_address(match, kwargs)
        if request.method == "POST":
            named |= keys_in_form(match, request.POST)
        if any(hidden_among(model, keys, request.user) for model, keys in named.items()):
            raise Http404
        if model := chosen_in(match):
            _forget_hidden(request, model)


def _forget_hidden(request: HttpRequest, model: type[Model]) -> None:
    chosen = request.GET.copy()
    hidden = hidden_among(model, chosen.getlist("id"), request.user)
    known = [key for key in chosen.getlist("id") if not (key.isdecimal() and int(key) in hidden)]
    chosen.setlist("id", known)
    request.GET = chosen
