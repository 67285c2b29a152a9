"""The screen of one reader's report: read, assign, answer, correct the story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.editing.reader_reports.forms import AnswerForm, GiveForm, NoteForm
from articles.enums import ReportState
from articles.selectors.reader_reports.queue import ReportScreen, read_report
from articles.services.corrections.corrections import can_propose
from articles.services.reader_reports import (
    AnsweredMeanwhile,
    ReportRefused,
    add_note,
    answer_report,
    answer_seen,
    can_moderate,
    give_report,
    mark_danger,
    merge_reports,
    part_report,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK = _("Check the marked fields.")


class ReaderReportView(WagtailAdminTemplateMixin, View):
    """Every button of the screen sends `do`, the name of what is to be done."""

    template_name = "articles/reader_reports/editing/screen.html"
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not can_moderate(request.user):
            raise PermissionDenied
        found = read_report(request.user, pk)
        if found is None:
            raise Http404
        self.screen: ReportScreen = found
        self.report = found.report
        # What was shown with the form: it stays until this person has seen a newer answer.
        self.seen = request.POST.get("seen", "") or answer_seen(self.report)
        response: HttpResponse = super().dispatch(request)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        act = self.actions.get(request.POST.get("do", ""))
        if act is None:
            return self._show(status=400)
        try:
            return act(self)
        except AnsweredMeanwhile as error:
            messages.error(request, gettext("Nothing was changed. %(error)s") % {"error": error})
            self.seen = answer_seen(self.report)
            return self._show(status=409)
        except ReportRefused as error:
            messages.error(request, gettext("Nothing was changed. %(error)s") % {"error": error})
            return self._show(status=400)

    # --- What can be done ------------------------------------------------------------------------

    def _take(self) -> HttpResponse:
        give_report(report=self.report, to=self.request.user, by=self.request.user)
        return self._done(gettext("This report is assigned to you."))

    def _give(self) -> HttpResponse:
        form = GiveForm(self.request.POST)
        if not form.is_valid():
            raise ReportRefused(gettext("Only moderators can handle reports. Choose a moderator."))
        to = form.cleaned_data["to"]
        give_report(report=self.report, to=to, by=self.request.user)
        return self._done(
            (gettext("Assigned to %(name)s.") % {"name": to})
            if to
            else gettext("This report is no longer assigned.")
        )

    def _danger(self) -> HttpResponse:
        is_danger = not self.report.is_danger
        mark_danger(report=self.report, is_danger=is_danger, by=self.request.user)
        return self._done(
            gettext("Moved to the top of the list.")
            if is_danger
            else gettext("Moved back into the list.")
        )

    def _insert(self) -> HttpResponse:
        form = AnswerForm(self.request.POST)
        form.is_valid()
        reply = form.cleaned_data.get("canned")
        typed = self.request.POST.get("answer", "").rstrip()
        words = f"{typed}\n\n{reply.text}".strip() if reply else typed
        if reply is None:
            messages.warning(self.request, "Choose a canned reply first.")
        initial = {"answer": words, "state": self.request.POST.get("state", "")}
        return self._show(answer=AnswerForm(initial=initial))

    def _answer(self) -> HttpResponse:
        form = AnswerForm(self.request.POST)
        if not form.is_valid():
            messages.error(
                self.request, gettext("Nothing was changed. %(error)s") % {"error": _LOOK}
            )
            return self._show(answer=form, status=400)
        state = form.cleaned_data["state"]
        if not state:
            raise ReportRefused(gettext("Choose an outcome for the report."))
        answer_report(
            report=self.report,
            answer=form.cleaned_data["answer"],
            state=ReportState.of(state),
            by=self.request.user,
            now=timezone.now(),
            seen=self.request.POST.get("seen", ""),
        )
        return self._done(gettext("Answer saved. The reader can see it by entering the code."))

    def _note(self) -> HttpResponse:
        text = self.request.POST.get("note", "")
        add_note(report=self.report, text=text, by=self.request.user, now=timezone.now())
        return self._done(gettext("Note added."))

    def _merge(self) -> HttpResponse:
        chosen = self.request.POST.get("keep", "")
        keep = next((row for row in self.screen.alike if str(row.pk) == chosen), None)
        if keep is None:
            raise ReportRefused(gettext("Choose the report it duplicates."))
        merge_reports(keep=keep, duplicate=self.report, by=self.request.user, now=timezone.now())
        messages.success(
            self.request,
            gettext("Report %(number)s is merged into this one.") % {"number": self.report.pk},
        )
        return redirect("reader_report", keep.pk)

    def _part(self) -> HttpResponse:
        part_report(report=self.report, by=self.request.user)
        return self._done(gettext("Report reopened."))

    actions: ClassVar[dict[str, Callable[[Any], HttpResponse]]] = {
        "take": _take,
        "give": _give,
        "danger": _danger,
        "insert": _insert,
        "answer": _answer,
        "note": _note,
        "merge": _merge,
        "part": _part,
    }

    # --- The screen ------------------------------------------------------------------------------

    def _done(self, words: str) -> HttpResponse:
        messages.success(self.request, words)
        return redirect("reader_report", self.report.pk)

    def _show(self, *, answer: AnswerForm | None = None, status: int = 200) -> HttpResponse:
        article = self.report.article
        data = self.request.POST if self.request.method == "POST" else None
        typed = {name: data.get(name, "") for name in ("answer", "state", "note")} if data else {}
        kept = {"answer": self.report.answer, "state": self._outcome()}
        context = self.get_context_data(
            screen=self.screen,
            report=self.report,
            seen=self.seen,
            answer_form=answer or AnswerForm(initial=typed if "answer" in (data or {}) else kept),
            give_form=GiveForm(initial={"to": self.report.assigned_to_id}),
            note_form=NoteForm(initial={"note": typed.get("note", "")}),
            may_correct=bool(article and article.address)
            and can_propose(self.request.user, article),
        )
        return self.render_to_response(context, status=status)

    def _outcome(self) -> str:
        return "" if self.report.state in ("new", "assigned", "duplicate") else self.report.state

    def get_page_title(self) -> str:
        return gettext("Report %(number)s") % {"number": self.report.pk}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse("reader_reports"), "label": gettext("Reader reports")}
        return [*self.breadcrumbs_items, listing, {"url": "", "label": self.get_page_title()}]
