"""All events of the record, in the order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.filters import BadFilter, StoryFilter
from articles.selectors.lists.timelines import read_timeline_screen
from articles.selectors.site.page_frame import read_page_frame
from articles.views.lists import is_written_so, refuse_list
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

# What a timeline may be asked for.
TIMELINE_PARAMETERS = ("topic", "person", "place", "year", "before")


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    try:
        asked = {name: request.GET.getlist(name) for name in TIMELINE_PARAMETERS}
        wanted = StoryFilter.parse(asked)
        if not is_written_so(request, wanted):
            return HttpResponseRedirect(wanted.address(request.path))
        screen = read_timeline_screen(wanted)
    except BadFilter as error:
        return refuse_list(request, error)
    context = {"screen": screen, "timeline": screen.timeline}
    return answer(request, "articles/lists/timeline.html", context, read_page_frame())
