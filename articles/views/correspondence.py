"""Letters, resolutions and bills, and what happened next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.filters import BadFilter, CorrespondenceFilter
from articles.selectors.lists.correspondence import read_where_things_stand
from articles.selectors.site.page_frame import read_page_frame
from articles.views.lists import is_written_so, refuse_list
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def correspondence(request: HttpRequest) -> HttpResponse:
    try:
        wanted = CorrespondenceFilter.parse(dict(request.GET.lists()))
        if not is_written_so(request, wanted):
            return HttpResponseRedirect(wanted.address(request.path))
        screen = read_where_things_stand(wanted, timezone.localdate())
    except BadFilter as error:
        return refuse_list(request, error)
    return answer(
        request, "articles/lists/correspondence.html", {"screen": screen}, read_page_frame()
    )
