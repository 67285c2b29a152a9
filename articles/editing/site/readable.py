"""Signs that no text has: they come with what people paste, and databases refuse them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.http import QueryDict
from django.http.multipartparser import MultiPartParserError, TooManyFilesSent

from articles.text import without_broken_escapes, without_broken_signs

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


class ReadableRequests:
    """Inside `NewsroomMiddleware`: drops NUL and halves of characters from addresses and forms
    before any view reads them. Readers' pages and forms look at their words themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("QUERY_STRING"):
            request.GET = _readable(request.GET)
        if request.method == "POST" and request.content_type in _FORMS:
            # Whoever reads the form meets it again, and answers.
            with suppress(MultiPartParserError, TooManyFilesSent, OSError):
                request.POST = _readable(request.POST)
        return self.get_response(request)


def _readable(data: QueryDict) -> QueryDict:
    """The same object where nothing is to be done."""
    if not any(_clean(text) != text for name, values in data.lists() for text in (name, *values)):
        return data
    clean = QueryDict(mutable=True, encoding=data.encoding)
    for name, values in data.lists():
        clean.setlist(_clean(name), [_clean(one) for one in values])
    clean._mutable = False
    return clean


def _clean(text: str) -> str:
    """Rich text comes as JSON, in which halves of characters are escaped."""
    plain = without_broken_signs(text)
    return without_broken_escapes(plain) if plain.lstrip().startswith(("{", "[")) else plain
