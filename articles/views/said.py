""" "Did they say it?": a reader brings words, and is told what the record has.

The words come in the body of a POST: in an address they would stand in logs, histories and caches.
They are compared and forgotten; there is no cookie, and nothing in the answer depends on who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from articles.selectors.search.said import LONGEST_CLAIM, SaidAnswer, read_said
from articles.selectors.site.page_frame import read_page_frame
from articles.text import without_broken_signs
from articles.views.embeds import embeddable
from articles.views.responses import answer, answer_file, render_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from articles.selectors.site.page_frame import PageFrame

_TEMPLATE = "articles/search/said.html"
_LONGEST_NAME = 200


# It changes nothing and knows nobody, so another site's form may lead here.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def did_they_say_it(request: HttpRequest) -> HttpResponse:
    page_frame = read_page_frame()
    if request.method != "POST":
        return answer(request, _TEMPLATE, _context(), page_frame)
    try:
        text = without_broken_signs(request.POST.get("words", ""))
        speaker = without_broken_signs(request.POST.get("speaker", ""))[:_LONGEST_NAME]
    except RequestDataTooBig:
        return _personal(_context(is_too_long=True), page_frame, 413)
    is_too_long = len(text) > LONGEST_CLAIM
    said = None if is_too_long else read_said(text, speaker, page_frame.name)
    context = _context(said, text[: 4 * LONGEST_CLAIM], speaker, is_too_long=is_too_long)
    return _personal(context, page_frame, 413 if is_too_long else 200)


@embeddable
@require_safe
def said_form(request: HttpRequest) -> HttpResponse:
    """The form alone, for a frame on another site; the answer opens here."""
    page_frame = read_page_frame()
    response = render_page("articles/search/said_form.html", _context(), page_frame)
    return answer_file(request, response.content, "text/html; charset=utf-8", page_frame)


def _context(
    said: SaidAnswer | None = None, text: str = "", speaker: str = "", *, is_too_long: bool = False
) -> dict[str, Any]:
    return {
        "said": said,
        "text": text,
        "speaker": speaker,
        "is_too_long": is_too_long,
        "longest": LONGEST_CLAIM,
        "url": "/did-they-say-it/",
    }


def _personal(context: dict[str, Any], page_frame: PageFrame, status: int) -> HttpResponse:
    response = render_page(_TEMPLATE, context, page_frame, status)
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
