"""Error pages: not found, gone, out of order.

The pages for an error of ours (500) and for a database that does not answer (503) are plain
templates: they must work when the database does not.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import get_template
from django.utils.cache import add_never_cache_headers
from django.views.defaults import server_error

from articles.views.responses import refuse

if TYPE_CHECKING:
    from django.http import HttpRequest


# Browsers, search engines and caches in front ask again after so long.
RETRY_AFTER_SECONDS = 30


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return refuse(request, "404.html", 404)


def gone(request: HttpRequest) -> HttpResponse:
    return refuse(request, "410.html", 410)


def out_of_order(request: HttpRequest) -> HttpResponse:
    """500; 503 where the database does not answer, which passes by itself."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return server_error(request)
    response = HttpResponse(get_template("503.html").render(), status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    add_never_cache_headers(response)
    return response
