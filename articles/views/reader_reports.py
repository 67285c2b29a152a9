"""A reader reports a problem, and later looks up its outcome.

Without a cookie and without JavaScript. The pages are nobody's but the reader's: no cache keeps
them, no search engine lists them.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig
from django.http import Http404
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from articles.enums import ReportKind
from articles.models.reader_reports import LONGEST_REPORT
from articles.selectors.reader_reports.public import find_report_status, find_reportable
from articles.selectors.site.page_frame import read_page_frame
from articles.services.accounts.attempts import AttemptLimit, count_attempt, is_over
from articles.services.reader_reports import ReportRefused, send_report
from articles.views.clients import client_of
from articles.views.form_tokens import TOO_SOON, find_fault, make_token
from articles.views.responses import render_page

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from articles.selectors.reader_reports.public import Reportable

HOUR = datetime.timedelta(hours=1)
# Many readers may share one address; each of these is one report, or one wrong code.
REPORTS, CODES = AttemptLimit("reader_reports", 10, HOUR), AttemptLimit("report_codes", 10, HOUR)
FORM, SENT, STATUS = (
    "articles/reader_reports/report.html",
    "articles/reader_reports/report_sent.html",
    "articles/reader_reports/report_status.html",
)
TOO_MANY = _(
    "Too many reports have come from your connection. Your text is still here: send it in an hour."
)
_TRAPPED = _("A hidden field was filled in, and we have cleared it. Press “Send” again.")
_NO_KIND = _("Choose what the problem is.")
_WRONG_CODE = _(
    "We have no report with this code. Codes have four groups of four letters and digits."
)
_TOO_MANY_CODES = _("Too many codes have been tried from your connection. Try again in an hour.")
_KINDS = {kind.value: kind for kind in ReportKind}
# What is shown again of each field: more than a report may have, so that no one loses the end of
# what they wrote, and less than would make the page a burden.
_KEPT = {"kind": 40, "text": 4 * LONGEST_REPORT, "token": 200}
_FLOOD = _(
    "That was far too long to be read, and could not be kept. Send the beginning, or write to us."
)
_METHODS = ("GET", "HEAD", "POST")


# What protects other forms needs a cookie; this one has a signed token.
@csrf_exempt
@require_http_methods(_METHODS)
def report_problem(request: HttpRequest, address: str, quote: str = "") -> HttpResponse:
    subject = find_reportable(address, quote)
    if subject is None:
        raise Http404
    now = timezone.now()
    if request.method != "POST":
        return _show(subject, {"token": make_token(subject.subject, now)})
    try:
        typed = {name: request.POST.get(name, "")[:most] for name, most in _KEPT.items()}
    except RequestDataTooBig:
        fresh = {"token": make_token(subject.subject, now), "fault": _FLOOD}
        return _show(subject, fresh, 413)
    fault = _fault(request, subject, now)
    if fault:
        return _show_again(subject, typed, fault, now)
    if is_over(limit=REPORTS, subject=client_of(request), now=now):
        return _show_again(subject, typed, TOO_MANY, now, status=429)
    try:
        _report, code = send_report(
            article_id=subject.pk,
            quote_uid=subject.quote_uid,
            kind=_KINDS[typed["kind"]],
            text=request.POST.get("text", ""),
            now=now,
        )
    except ReportRefused as error:
        return _show_again(subject, typed, str(error), now)
    count_attempt(limit=REPORTS, subject=client_of(request), now=now)
    is_danger = _KINDS[typed["kind"]].is_danger
    return _answer(SENT, {"code": code, "subject": subject, "is_danger": is_danger})


@csrf_exempt
@require_http_methods(_METHODS)
def report_status(request: HttpRequest) -> HttpResponse:
    """The code comes in the body of a POST: in an address it would stand in logs and histories."""
    if request.method != "POST":
        return _answer(STATUS, {})
    client, now = client_of(request), timezone.now()
    code = request.POST.get("code", "")[:100]
    if is_over(limit=CODES, subject=client, now=now):
        return _answer(STATUS, {"fault": _TOO_MANY_CODES, "code": code}, 429)
    outcome = find_report_status(code)
    if outcome is None:
        count_attempt(limit=CODES, subject=client, now=now)
        return _answer(STATUS, {"fault": _WRONG_CODE, "code": code}, 404)
    return _answer(STATUS, {"outcome": outcome, "code": code})


def _fault(request: HttpRequest, subject: Reportable, now: datetime.datetime) -> str:
    """What is wrong with the form beside its words; "" where nothing is."""
    if request.POST.get("website"):
        return _TRAPPED
    fault = find_fault(request.POST.get("token", ""), subject.subject, now)
    if fault:
        return fault
    return "" if request.POST.get("kind") in _KINDS else _NO_KIND


def _show_again(
    subject: Reportable,
    typed: dict[str, str],
    fault: str,
    now: datetime.datetime,
    status: int = 400,
) -> HttpResponse:
    """The form with all that was typed. A token that still holds, or will in a moment, stays: who
    mends a mistake does not have to wait again."""
    found = find_fault(typed["token"], subject.subject, now)
    if found and found != TOO_SOON:
        typed = {**typed, "token": make_token(subject.subject, now)}
    return _show(subject, {**typed, "fault": fault}, status)


def _show(subject: Reportable, context: dict[str, Any], status: int = 200) -> HttpResponse:
    kinds = [(kind.value, kind.label) for kind in ReportKind]
    shown = {"subject": subject, "kinds": kinds, "longest": LONGEST_REPORT, **context}
    return _answer(FORM, shown, status)


def _answer(template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    response = render_page(template, context, read_page_frame(), status)
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
