"""Addresses and forms of the newsroom that name what somebody may not know of, such as a story
under embargo or a private person of another's story, are answered as if it had never been.

One place for all of Wagtail's screens and ours: some ask for no right on the page (the preview of a
step of the workflow, the choosers), and some name what they refuse (the bulk actions). Keys are
compared with the hidden ones of their own model: a person may have the key of an embargoed story.

An answer of our own would differ from the one for a key that nobody has: each screen refuses those
in its own way, and some refuse the method or the role before they look. So the view is asked for a
key that nobody has, and where its answer says that key, it is the one that was asked for again.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse

from articles.editing.embargo.request_keys import models_in_address, models_in_form
from articles.models import may_see_embargoed
from articles.selectors.embargo.visibility import hidden_among
from articles.selectors.protection.private_people import sees_everybody

if TYPE_CHECKING:
    from django.http import QueryDict

    from articles.editing.embargo.request_keys import NamedBy

# Keys have 32 bits in some tables; no row gets so far. Ten digits, so that no answer has them by
# chance.
_LEAST, _MOST = 2_000_000_000, 2_147_483_647


class EmbargoMiddleware:
    """Inside `NewsroomMiddleware`: every request is one of the newsroom."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stand_ins: dict[str, str] = {}
        request._stand_ins = stand_ins
        response = self.get_response(request)
        return _say_what_was_asked(response, stand_ins) if stand_ins else response

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        # Nobody is looked up for addresses that name nothing, such as the catalogue of words.
        match = request.resolver_match
        in_address = models_in_address(match, kwargs)
        in_query = models_in_form(match, request.GET)
        in_form = models_in_form(match, request.POST) if request.method == "POST" else {}
        # Asked before anything is compared, so that a hidden key costs what any other does.
        if not (in_address or in_query or in_form) or _knows_everything(request.user):
            return
        stand_ins = request._stand_ins
        for name, model in in_address.items():
            if hidden_among(model, [kwargs[name]], request.user):
                kwargs[name] = type(kwargs[name])(_stand_in(stand_ins, str(kwargs[name])))
        for name, sent, named in (("GET", request.GET, in_query), ("POST", request.POST, in_form)):
            if instead := _without_hidden(sent, named, request, stand_ins):
                setattr(request, name, instead)


def _knows_everything(user: Any) -> bool:
    return may_see_embargoed(user) and sees_everybody(user)


def _without_hidden(
    sent: QueryDict, named: NamedBy, request: HttpRequest, stand_ins: dict[str, str]
) -> QueryDict | None:
    """A copy in which nobody's keys stand for the hidden ones; None where there are none."""
    instead = None
    for name, model in named.items():
        hidden = hidden_among(model, sent.getlist(name), request.user)
        if hidden:
            instead = instead or sent.copy()
            keys = [
                _stand_in(stand_ins, key) if _is_among(key, hidden) else key
                for key in sent.getlist(name)
            ]
            instead.setlist(name, keys)
    return instead


def _is_among(key: str, hidden: set[int]) -> bool:
    return key.strip().isdecimal() and int(key) in hidden


def _stand_in(stand_ins: dict[str, str], key: str) -> str:
    """A key that nobody has, another one for each that was asked for as it was written."""
    known = {asked: other for other, asked in stand_ins.items()}
    if key not in known:
        known[key] = str(_LEAST + secrets.randbelow(_MOST - _LEAST))
        stand_ins[known[key]] = key
    return known[key]


def _say_what_was_asked(response: HttpResponse, stand_ins: dict[str, str]) -> HttpResponse:
    for other, asked in stand_ins.items():
        for name, value in list(response.items()):
            if other in value:
                response[name] = value.replace(other, asked)
        if not response.streaming and other.encode() in response.content:
            response.content = response.content.replace(other.encode(), asked.encode())
    if response.has_header("Content-Length") and not response.streaming:
        response["Content-Length"] = str(len(response.content))
    return response
