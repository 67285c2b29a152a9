"""Where browsers report what the admin's Content-Security-Policy refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.services.site.policy_reports import count_report
from articles.views.clients import client_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# Bytes; a report is a few hundred.
MAX_REPORT = 8_192


@csrf_exempt
@require_POST
def policy_report(request: HttpRequest) -> HttpResponse:
    """Counts the rule that was broken and keeps nothing else. Anybody can send a report, so that
    its size and the number of one client's are limited; the answer has no body."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_REPORT:
        return HttpResponse(status=413)
    directive = _directive(request.read(MAX_REPORT))
    if directive is None:
        return HttpResponse(status=400)
    policy: Mapping[str, Any] = settings.ADVOCACY_ADMIN_CSP
    counted = count_report(
        directive=directive, known=policy.keys(), client=client_of(request), now=timezone.now()
    )
    return HttpResponse(status=204 if counted else 429)


def _directive(body: bytes) -> str | None:
    try:
        report = json.loads(body)["csp-report"]
        said = str(report.get("effective-directive") or report["violated-directive"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    # "script-src-elem" is a part of the rule "script-src".
    return said.split(" ")[0].removesuffix("-elem").removesuffix("-attr")
