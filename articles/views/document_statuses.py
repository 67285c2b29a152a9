"""Where letters, resolutions and bills stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.outcomes import Outcome
from articles.selectors.document_statuses import read_where_things_stand
from articles.selectors.furniture import read_furniture
from articles.views.cursors import read_cursor
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


@require_safe
def where_it_stands(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    if state and state not in _OUTCOMES:
        raise Http404
    cursor, url = read_cursor(request), reverse("where_it_stands")
    screen = read_where_things_stand(_OUTCOMES.get(state), cursor, timezone.localdate(), url)
    return answer(request, "articles/where_it_stands.html", {"screen": screen}, read_furniture())
