"""Lists as CSV, by the same filters as the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import Http404
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.filters import (
    BadFilter,
    CaseFilter,
    CorrectionFilter,
    CorrespondenceFilter,
    QuoteFilter,
    SearchFilter,
    StoryFilter,
)
from articles.models import SourceDocument
from articles.selectors.lists.quote_choices import beside_choices
from articles.selectors.lists.tables import (
    RECORD_TABLES,
    cases_table,
    choices_table,
    corrections_table,
    correspondence_table,
    events_table,
    heard_table,
    quotes_table,
    records_table,
    results_table,
    signatories_table,
    stories_table,
)
from articles.selectors.records.documents import find_document
from articles.selectors.site.page_frame import read_page_frame
from articles.selectors.site.structured_data import whole_url
from articles.syndication.tables import to_csv
from articles.views import heard, timelines
from articles.views.records import moved
from articles.views.responses import answer_file

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from articles.selectors.lists.tables import Table
    from articles.selectors.site.page_frame import PageFrame

_CSV = "text/csv; charset=utf-8; header=present"
# Keys are 64 bits wide on both databases.
_DIGITS = 18


@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    page_frame = read_page_frame()
    try:
        wanted = StoryFilter.parse(dict(request.GET.lists()))
        table = stories_table(wanted, page_frame)
    except BadFilter as error:
        raise Http404 from error
    return _answer(request, table, page_frame, wanted.first_page().address(request.path))


@require_safe
def quotes(request: HttpRequest) -> HttpResponse:
    try:
        wanted = QuoteFilter.parse(dict(request.GET.lists()))
        table = quotes_table(wanted)
    except BadFilter as error:
        raise Http404 from error
    first = wanted.first_page().address(request.path)
    return _answer(request, table, read_page_frame(), first)


@require_safe
def quotes_by(request: HttpRequest, by: str) -> HttpResponse:
    try:
        wanted = beside_choices(by, QuoteFilter.parse(dict(request.GET.lists())))
        table = choices_table(by, wanted, request.GET.get("after", ""))
    except BadFilter as error:
        raise Http404 from error
    first = wanted.address(request.path)
    return _answer(request, table, read_page_frame(), first, cursor="after")


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    try:
        wanted = CaseFilter.parse(dict(request.GET.lists()))
        table = cases_table(wanted)
    except BadFilter as error:
        raise Http404 from error
    first = wanted.first_page().address(request.path)
    return _answer(request, table, read_page_frame(), first)


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    try:
        wanted = CorrectionFilter.parse(dict(request.GET.lists()))
    except BadFilter as error:
        raise Http404 from error
    first = wanted.first_page().address(request.path)
    return _answer(request, corrections_table(wanted), read_page_frame(), first)


@require_safe
def records(request: HttpRequest, records: str) -> HttpResponse:
    try:
        wanted = RECORD_TABLES[records].wanted.parse(dict(request.GET.lists())).first_page()
        table = records_table(records, wanted, _key(request))
    except BadFilter as error:
        raise Http404 from error
    return _answer(request, table, read_page_frame(), wanted.address(request.path))


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    try:
        wanted = StoryFilter.parse(
            {name: request.GET.getlist(name) for name in timelines.TIMELINE_PARAMETERS}
        )
        table = events_table(wanted)
    except BadFilter as error:
        raise Http404 from error
    first = wanted.first_page().address(request.path)
    return _answer(request, table, read_page_frame(), first)


@require_safe
def correspondence(request: HttpRequest) -> HttpResponse:
    try:
        wanted = CorrespondenceFilter.parse(dict(request.GET.lists()))
        table = correspondence_table(wanted, timezone.localdate())
    except BadFilter as error:
        raise Http404 from error
    first = wanted.first_page().address(request.path)
    return _answer(request, table, read_page_frame(), first)


@require_safe
def who_is_heard(request: HttpRequest) -> HttpResponse:
    try:
        wanted = QuoteFilter.parse(
            {name: request.GET.getlist(name) for name in heard.HEARD_PARAMETERS}
        )
        table = heard_table(wanted)
    except BadFilter as error:
        raise Http404 from error
    return _answer(request, table, read_page_frame(), request.path)


@require_safe
def signatories(request: HttpRequest, slug: str) -> HttpResponse:
    first = _key(request) or 0
    document = find_document(slug)
    if document is None:
        return moved(request, SourceDocument, slug)
    table = signatories_table(document, first)
    return _answer(request, table, read_page_frame(), request.path)


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    page_frame = read_page_frame()
    try:
        wanted = SearchFilter.parse(dict(request.GET.lists()))
        table = results_table(request.GET.get("q", ""), wanted, page_frame)
    except BadFilter as error:
        raise Http404 from error
    return _answer(request, table, page_frame, request.path)


def _key(request: HttpRequest) -> int | None:
    """`?before=` of a table that goes on by number. Raises Http404 for anything else."""
    before = request.GET.get("before")
    if before is None:
        return None
    if not (before.isascii() and before.isdigit() and len(before) <= _DIGITS):
        raise Http404
    return int(before)


def _answer(
    request: HttpRequest, table: Table, page_frame: PageFrame, first: str, cursor: str = "before"
) -> HttpResponse:
    """The table, and in a header where its next rows are; `first` is its address without cursor."""
    response = answer_file(request, to_csv(table.header, table.rows), _CSV, page_frame)
    if table.older:
        mark = "&" if "?" in first else "?"
        url = whole_url(f"{first}{mark}{urlencode({cursor: table.older})}")
        response.headers["Link"] = f'<{url}>; rel="next"'
    return response
