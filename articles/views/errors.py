"""Error pages: not found, gone.

The page for an error of ours (500) is a plain template: it must work when the database does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from articles.views.responses import refuse

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, "404.html", 404)


def gone(request: HttpRequest) -> HttpResponse:
    return refuse(request, "410.html", 410)
