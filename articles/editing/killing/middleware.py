"""A request of the newsroom about a story that somebody has killed meanwhile is told so, where it
comes from somebody who may kill or who had the story open. Others get a missing key's answer.

One place for all of Wagtail's screens and ours: between the moment in which a screen has loaded a
story and the one in which it writes, the story may be gone, and each fails in its own way then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.core.handlers.exception import response_for_exception
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.editing.stories.saving import give_up_saving
from articles.models import Kill
from articles.services.killing import forget_latecomers

if TYPE_CHECKING:
    from django.urls import ResolverMatch

# Parameters of addresses that are keys of pages.
_PAGES = ("page_id", "page_pk", "page_to_move_id")
# Namespaces in which `pk` is the key of a page.
_OF_PAGES = ("wagtailadmin_pages", "wagtailadmin_api:pages")
_TOLD = _("Someone killed this story for safety reasons. Your changes are no longer saved.")


class KilledStoryMiddleware:
    """Inside `NewsroomMiddleware`, and there inside those that answer other errors."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" and response.status_code != 404:
            return response
        kill = _kill_of(request)
        if kill is None:
            return response
        # What no foreign key refused was written: the form of a preview, a line of the history.
        forget_latecomers(kill.article_id)
        if not kill.tells(request.user, timezone.now()):
            return response
        # Wagtail makes its own page of a 404, whatever it is raised for.
        return _tell(request) if response.status_code == 404 else response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not _pages_of(request) or not request.user.is_authenticated:
            return None
        # Nothing of it is kept, and the database answers again after its error.
        give_up_saving(request)
        kill = _kill_of(request)
        if kill is None:
            return None
        if kill.tells(request.user, timezone.now()):
            return _tell(request)
        return response_for_exception(request, Http404())


def _tell(request: HttpRequest) -> HttpResponse:
    if request.accepts("text/html") and not _is_script(request):
        response = TemplateResponse(
            request, "articles/killing/editing/killed_meanwhile.html", status=410
        )
        response.render()
        return response
    # What Wagtail's screen expects: it says that saving in the background has stopped.
    said = {"success": False, "error_code": "invalid_revision", "error_message": _TOLD}
    return JsonResponse(said, status=400 if request.method == "POST" else 410)


def _is_script(request: HttpRequest) -> bool:
    return request.headers.get("x-requested-with") == "XMLHttpRequest"


def _kill_of(request: HttpRequest) -> Kill | None:
    keys = _pages_of(request)
    return Kill.objects.filter(article_id__in=keys).order_by("pk").first() if keys else None


def _pages_of(request: HttpRequest) -> set[int]:
    """Keys of the pages that the address of a newsroom's screen names."""
    match = request.resolver_match
    if match is None:
        return set()
    return {int(key) for key in _keys(request, match) if str(key).isdecimal()}


def _keys(request: HttpRequest, match: ResolverMatch) -> list[Any]:
    keys = [match.kwargs[name] for name in _PAGES if name in match.kwargs]
    if match.namespace in _OF_PAGES and "pk" in match.kwargs:
        keys.append(match.kwargs["pk"])
    if match.url_name == "wagtail_bulk_action" and match.kwargs.get("model_name") == "page":
        keys += request.GET.getlist("id")
    return keys
