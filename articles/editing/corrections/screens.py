"""Corrections of one story: the list, and the form that plans or issues a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.editing.corrections.forms import CorrectionForm, RetractionForm, WithholdForm
from articles.enums import ChangeKind
from articles.models import ArticlePage, Correction, PlannedCorrection, ReaderReport
from articles.selectors.corrections.newsroom import has_change, read_corrections_desk
from articles.selectors.corrections.public import draft_notice
from articles.services.corrections.corrections import (
    CorrectionRefused,
    can_issue,
    can_propose,
    issue_correction,
    issue_plan,
    plan_correction,
    withdraw_plan,
    withhold_correction,
)
from articles.services.corrections.retraction import retract_story
from articles.services.reader_reports import can_moderate, issue_from_report
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page

if TYPE_CHECKING:
    from django import forms

LIST, NEW, SUPERSEDE = "story_corrections", "story_correction_new", "story_correction_supersede"
PLAN, RETRACT = "story_correction_plan", "story_retract"
WITHHOLD = "story_correction_withhold"
LABEL = _("Corrections and versions")


def find_report(request: HttpRequest, page_id: int) -> ReaderReport | None:
    """The reader's report that `?report=` names, where it is on this story and for this user."""
    named = request.GET.get("report", "")
    if not (named.isascii() and named.isdigit() and len(named) < 19):
        return None
    found = ReaderReport.objects.filter(pk=int(named), article=page_id).first()
    return found if found and can_moderate(request.user, found) else None


class StoryScreenView(WagtailAdminTemplateMixin, View):
    """A screen about one story, for who may edit it; `needs_issuing`: for who may publish it."""

    header_icon = "warning"
    needs_issuing = False

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        self.may_issue = can_issue(request.user, self.article)
        may = self.may_issue if self.needs_issuing else can_propose(request.user, self.article)
        if not may:
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, **kwargs)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.article)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = get_breadcrumbs_items_for_page(
            self.article, self.request.user, "wagtailadmin_explore", include_self=False
        )
        edit = reverse("wagtailadmin_pages:edit", args=[self.article.pk])
        items = [*items, {"url": edit, "label": str(self.article)}]
        if self.page_title != LABEL:
            items.append({"url": self.list_url(), "label": LABEL})
        return [*items, {"url": "", "label": self.page_title}]

    def list_url(self) -> str:
        return reverse(LIST, args=[self.article.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            article=self.article,
            edit_url=reverse("wagtailadmin_pages:edit", args=[self.article.pk]),
            list_url=self.list_url(),
            may_issue=self.may_issue,
            **kwargs,
        )


class CorrectionsView(StoryScreenView):
    """What was issued, what is planned, and the versions that readers saw."""

    template_name = "articles/corrections/editing/corrections.html"
    page_title = LABEL

    def get(self, request: HttpRequest) -> HttpResponse:
        desk = read_corrections_desk(self.article)
        return self.render_to_response(self.get_context_data(desk=desk))


class FormScreen(StoryScreenView):
    """A form with a preview of the notice as readers will see it; nothing typed is lost."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show(self.make_form(None))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.show(form, status=400)
        if "preview" in request.POST:
            return self.show(form, preview=self.preview(form), previewed=True)
        try:
            return self.carry_out(form)
        except CorrectionRefused as error:
            messages.error(request, gettext("Nothing was changed. %(error)s") % {"error": error})
            return self.show(form, status=400)

    def show(self, form: forms.Form, status: int = 200, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, **context), status=status)

    def make_form(self, data: Any) -> forms.Form:
        raise NotImplementedError

    def preview(self, form: forms.Form) -> Any:
        raise NotImplementedError

    def carry_out(self, form: forms.Form) -> HttpResponse:
        raise NotImplementedError


class NewCorrectionView(FormScreen):
    """Write what readers are told: kept for the next version, or issued at once. With `pk` it
    takes the place of that notice."""

    template_name = "articles/corrections/editing/correction_form.html"
    page_title = _("Notice to readers")

    def dispatch(
        self, request: HttpRequest, page_id: int, pk: int | None = None, **kwargs: Any
    ) -> HttpResponse:
        self.earlier = (
            get_object_or_404(Correction.objects.in_force(), pk=pk, article=page_id) if pk else None
        )
        self.needs_issuing = self.earlier is not None
        self.report = None if self.earlier else find_report(request, page_id)
        return super().dispatch(request, page_id, **kwargs)

    def make_form(self, data: Any) -> CorrectionForm:
        self.draft = self.article.get_latest_revision_as_object()
        self.changes = has_change(self.article, self.draft)
        earlier = self.earlier
        initial = {"kind": earlier.kind, "text": earlier.text} if earlier else self._asked_for()
        if self.report:
            initial = {"kind": ChangeKind.CORRECTION.value, "quote_uid": self.report.quote_uid}
        # A story that was taken back does not return as a minor change.
        with_minor = self.changes and not Correction.objects.retraction_of(self.article)
        return CorrectionForm(
            data,
            initial=initial,
            article=self.draft,
            with_minor=with_minor and not earlier and not self.report,
        )

    def _asked_for(self) -> dict[str, str]:
        """What was answered to “typo, or something readers should know?”."""
        kind = self.request.GET.get("kind", "")
        return {"kind": kind} if kind in [choice.value for choice in ChangeKind] else {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            changes=self.changes,
            earlier=self.earlier,
            report=self.report,
            is_public=self.article.live,
            compare_url=self._compare_url(),
            **kwargs,
        )

    def _compare_url(self) -> str:
        """What the draft changes, where both sides have a revision."""
        if not (self.changes and self.article.live_revision_id):
            return ""
        return reverse(
            "wagtailadmin_pages:revisions_compare",
            args=[self.article.pk, "live", self.article.latest_revision_id],
        )

    def preview(self, form: Any) -> Any:
        if form.is_minor():
            return None
        return draft_notice(
            self.article,
            kind=form.notice_kind(),
            paragraphs=form.cleaned_data["text"].split("\n\n"),
            now=timezone.now(),
        )

    def carry_out(self, form: Any) -> HttpResponse:
        given = {
            "article": self.article,
            "text": form.cleaned_data["text"],
            "quote_uid": form.cleaned_data.get("quote_uid") or None,
            "by": self.request.user,
            "now": timezone.now(),
        }
        if "issue" in self.request.POST:
            return self._issue(form, given)
        if self.earlier is not None:
            raise CorrectionRefused(gettext("A notice that replaces another is published at once."))
        kind = ChangeKind.of(form.cleaned_data["kind"])
        plan_correction(kind=kind, report=self.report, **given)
        if self.changes:
            words = gettext("Saved with your change. Publish the story, or submit it for review.")
            messages.success(self.request, words)
            return redirect("wagtailadmin_pages:edit", self.article.pk)
        messages.success(self.request, gettext("Saved until the next version goes live."))
        return self._back()

    def _back(self) -> HttpResponse:
        return (
            redirect("reader_report", self.report.pk) if self.report else redirect(self.list_url())
        )

    def _issue(self, form: Any, given: dict[str, Any]) -> HttpResponse:
        if not self.may_issue:
            raise PermissionDenied
        if form.is_minor():
            raise CorrectionRefused(gettext("Minor changes are not announced: save it instead."))
        if self.report:
            issue_from_report(report=self.report, kind=form.notice_kind(), **given)
        else:
            issue_correction(kind=form.notice_kind(), supersedes=self.earlier, **given)
        messages.success(
            self.request, gettext("Published on the story and on the corrections page.")
        )
        return self._back()


class RetractView(FormScreen):
    """Take the story back: its address stays, with the notice."""

    template_name = "articles/corrections/editing/retraction_form.html"
    page_title = _("Retract the story")
    needs_issuing = True

    def make_form(self, data: Any) -> RetractionForm:
        return RetractionForm(data, initial={"headline": self.article.title})

    def preview(self, form: Any) -> Any:
        notice = draft_notice(
            self.article,
            kind="retraction",
            paragraphs=form.cleaned_data["text"].split("\n\n"),
            now=timezone.now(),
        )
        return notice

    def carry_out(self, form: Any) -> HttpResponse:
        retract_story(
            article=self.article, by=self.request.user, now=timezone.now(), **form.cleaned_data
        )
        messages.success(self.request, gettext("Retracted. The story’s page now shows the notice."))
        return redirect(self.list_url())


class WithholdNoticeView(FormScreen):
    """Keep the words of a replaced notice from readers, with a reason."""

    template_name = "articles/corrections/editing/withhold_form.html"
    page_title = _("Withhold a notice")
    needs_issuing = True

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        found = Correction.objects.filter(superseded_by__isnull=False, article=page_id)
        self.correction = get_object_or_404(found, pk=kwargs.pop("pk"))
        return super().dispatch(request, page_id, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(correction=self.correction, **kwargs)

    def make_form(self, data: Any) -> WithholdForm:
        return WithholdForm(data)

    def preview(self, form: Any) -> None:
        return None

    def carry_out(self, form: Any) -> HttpResponse:
        withhold_correction(
            correction=self.correction,
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            now=timezone.now(),
        )
        messages.success(self.request, gettext("The text of that notice is now hidden."))
        return redirect(self.list_url())


class PlanView(StoryScreenView):
    """Issue or take back what is planned, by a button in the list."""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        plan = get_object_or_404(PlannedCorrection, pk=pk, article=self.article)
        try:
            if "issue" in request.POST:
                issue_plan(plan=plan, by=request.user, now=timezone.now())
                messages.success(
                    request, gettext("Published on the story and on the corrections page.")
                )
            else:
                withdraw_plan(plan=plan, by=request.user, now=timezone.now())
                messages.success(request, gettext("Withdrawn. Readers will not see it."))
        except CorrectionRefused as error:
            messages.error(request, gettext("Nothing was changed. %(error)s") % {"error": error})
        return redirect(self.list_url())
