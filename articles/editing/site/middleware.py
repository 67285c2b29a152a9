"""The newsroom's middlewares stay in the newsroom.

`NewsroomMiddleware` is the only one in `MIDDLEWARE`. It looks at the path once: a request below the
admin's address passes those of the newsroom, in the order of `CHAIN`. Any other request passes
none, but for one: where it brings a session, `SecondFactorMiddleware` makes somebody who has given
the password alone anonymous. A reader has no session, so nothing runs for them but that one look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.urls import reverse
from django.utils.functional import cached_property

from articles.editing.accounts.middleware import SecondFactorMiddleware
from articles.editing.embargo.middleware import EmbargoMiddleware
from articles.editing.killing.middleware import KilledStoryMiddleware
from articles.editing.review.refusals import RefusalMessages
from articles.editing.site.readable import ReadableRequests
from articles.editing.stories.conflicts import ConflictMiddleware

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    type Handler = Callable[[HttpRequest], HttpResponse]

# From the outside to the inside, as in `MIDDLEWARE`.
CHAIN: tuple[type[Any], ...] = (
    ReadableRequests,
    SecondFactorMiddleware,
    EmbargoMiddleware,
    RefusalMessages,
    ConflictMiddleware,
    KilledStoryMiddleware,
)


class NewsroomMiddleware:
    """After the middlewares that know the user. Its links are called as Django would call them:
    `process_view` from the outside to the inside, `process_exception` the other way round."""

    def __init__(self, get_response: Handler) -> None:
        self.public = get_response
        self.signed_in = SecondFactorMiddleware(get_response)
        self.newsroom: Handler = get_response
        self.links: list[Any] = []
        for link in reversed(CHAIN):
            self.links.insert(0, link(self.newsroom))
            # As Django does: an error of one link is a response for the next.
            self.newsroom = convert_exception_to_response(self.links[0])

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(self.newsroom_path):
            return self.newsroom(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.signed_in(request)
        return self.public(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(self.newsroom_path):
            return None
        return _first(self.links, "process_view", request, view, args, kwargs)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not request.path.startswith(self.newsroom_path):
            return None
        return _first(reversed(self.links), "process_exception", request, exception)

    @cached_property
    def newsroom_path(self) -> str:
        """Not known yet while the middlewares are made: that may be before the URLs are loaded."""
        return reverse("wagtailadmin_home")


def _first(links: Any, name: str, *args: Any) -> HttpResponse | None:
    """The first answer that one of the links gives."""
    for link in links:
        method = getattr(link, name, None)
        response: HttpResponse | None = method(*args) if method else None
        if response is not None:
            return response
    return None
