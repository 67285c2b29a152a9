"""Earlier versions of a story, and what changed in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseRedirect
from django.views.decorators.http import require_safe

from articles.selectors.corrections.comparisons import compare_version
from articles.selectors.corrections.versions import find_versions, read_versions, versions_url
from articles.selectors.site.page_frame import read_page_frame
from articles.views.responses import answer

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from articles.models import ArticlePage, PublishedVersion


@require_safe
def versions(request: HttpRequest, address: str) -> HttpResponse:
    story, found = _found_or_404(address)
    context = {"versions": read_versions(story, found)}
    return answer(request, "articles/corrections/versions.html", context, read_page_frame())


@require_safe
def version(request: HttpRequest, address: str, number: str) -> HttpResponse:
    """What changed after one version. Where it is not shown, the list says so."""
    story, found = _found_or_404(address)
    if number not in {str(one.number) for one in found}:
        raise Http404
    comparison = compare_version(story, found, int(number))
    if comparison is None:
        return HttpResponseRedirect(versions_url(story.address))
    return answer(
        request, "articles/corrections/version.html", {"comparison": comparison}, read_page_frame()
    )


def _found_or_404(address: str) -> tuple[ArticlePage, list[PublishedVersion]]:
    found = find_versions(f"/{address}")
    if found is None:
        raise Http404
    return found
