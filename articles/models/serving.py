"""Pages that are answered by a view of this app."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from django.db import models

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    class PageRequest(HttpRequest):
        is_preview: bool

    _View = TypeVar("_View", bound=Callable[..., HttpResponse])


class ServedByView(models.Model):
    """Hands Wagtail's request for a page, and for its preview, to a view.

    Views stand above models and so cannot be named here: each registers itself (`serves`).
    `request.is_preview` tells a preview, whose children are in memory only.
    """

    view: ClassVar[Callable[..., HttpResponse] | None] = None

    class Meta:
        abstract = True

    def serve(self, request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.is_preview = False
        return self._answer(request)

    def serve_preview(self, request: PageRequest, mode_name: str) -> HttpResponse:
        request.is_preview = True
        return self._answer(request)

    def _answer(self, request: PageRequest) -> HttpResponse:
        view = type(self).view
        if view is None:
            raise LookupError(f"No view is registered for {type(self).__name__}.")
        return view(request, self)


def serves(page_class: type[ServedByView]) -> Callable[[_View], _View]:
    """Register a view `(request, page)` as the one that answers for pages of this class."""

    def register(view: _View) -> _View:
        page_class.view = staticmethod(view)
        return view

    return register
