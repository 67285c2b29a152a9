"""Bulk actions on readers' reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from articles.enums import ReportState
from articles.selectors.reader_reports.queue import moderators, reports_for
from articles.services.reader_reports import (
    ReportRefused,
    can_moderate,
    close_report,
    give_report,
)

if TYPE_CHECKING:
    from articles.models import ReaderReport

MANY_REPORTS = "reader_reports_many"
MAX_REPORTS = 100
_CLOSINGS = (ReportState.CLOSED_NO_CHANGE, ReportState.CLOSED_CHANGED)


class ManyForm(forms.Form):
    """What is to become of the chosen reports."""

    to = forms.ModelChoiceField(
        label=_("Assign to"), queryset=None, required=False, empty_label=_("No one")
    )
    state = forms.ChoiceField(
        label=_("Close as"),
        choices=[(state.value, state.label) for state in _CLOSINGS],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = moderators()


@require_POST
def deal_with_many(request: HttpRequest) -> HttpResponse:
    """Each report by itself, with its entry in the history: what cannot be done with one stops
    none of the others, and is said."""
    if not can_moderate(request.user):
        raise PermissionDenied
    form, wanted = ManyForm(request.POST), request.POST.get("do", "")
    if not form.is_valid() or wanted not in ("give", "close"):
        messages.error(request, gettext("Nothing was changed. Choose what to do with the reports."))
        return _back(request)
    keys = [key for key in request.POST.getlist("report") if key.isdecimal() and len(key) < 19]
    reports = list(reports_for(request.user).filter(pk__in=keys[:MAX_REPORTS]).order_by("pk"))
    if not reports:
        messages.warning(request, gettext("Nothing was changed: select some reports first."))
        return _back(request)
    done, refused = 0, []
    for report in reports:
        try:
            _deal(request, report, wanted, form.cleaned_data)
            done += 1
        except ReportRefused as error:
            refused.append(
                gettext("Report %(number)s: %(error)s") % {"number": report.pk, "error": error}
            )
    if done:
        what = "given" if wanted == "give" else "closed"
        messages.success(request, f"{done} report{'s' if done > 1 else ''} {what}.")
    if refused:
        messages.warning(request, "Not done. " + " ".join(refused))
    return _back(request)


def _deal(request: HttpRequest, report: ReaderReport, wanted: str, data: dict[str, Any]) -> None:
    if wanted == "give":
        give_report(report=report, to=data["to"], by=request.user)
        return
    state = next((one for one in _CLOSINGS if one == data["state"]), None)
    if state is None:
        raise ReportRefused(gettext("Choose an outcome for the reports."))
    close_report(report=report, state=state, by=request.user, now=timezone.now())


def _back(request: HttpRequest) -> HttpResponse:
    place = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(place, allowed_hosts={request.get_host()}):
        return redirect(place)
    return redirect("reader_reports")
