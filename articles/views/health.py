"""For the proxy in front and for monitoring: is the process alive, and can it serve?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.selectors.site.health import read_readiness

if TYPE_CHECKING:
    from django.http import HttpRequest

# Answered without TLS too, and never from memory.
HEALTH_PATHS = ("/healthz", "/readyz")


@never_cache
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """The process answers. Asks nothing of the database: where that is gone, a restart of the
    process would help nobody."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(_request: HttpRequest) -> JsonResponse:
    """503 where no page can be shown, with what is missing. `degraded` where readers notice
    nothing and the newsroom will: a monitor should ring, a proxy should not turn readers away."""
    found = read_readiness()
    checks = {name: "ok" if passed else "failed" for name, passed in sorted(found.checks.items())}
    status = "ok" if found.is_whole else "degraded" if found.is_ready else "failed"
    return JsonResponse({"status": status, **checks}, status=200 if found.is_ready else 503)
