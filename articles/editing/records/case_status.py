"""The newsroom's screen of a case: its statuses, its stories, what has gone out of date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput, Button
from wagtail.snippets.widgets import AdminSnippetChooser

from articles.models import ArticlePage, Case, Organization, Place, SourceDocument, StatusFact
from articles.selectors.embargo.visibility import is_hidden
from articles.selectors.records.newsroom_cases import (
    facts_for,
    linked_stories,
    read_newsroom_case,
)
from articles.services.records.cases import (
    CaseRefused,
    add_status_fact,
    approve_status_fact,
    can_approve_status,
    drop_status_fact,
    link_story,
    unlink_story,
)


class StatusForm(forms.ModelForm):
    """A new status. It may correct another one of the case."""

    corrects = forms.ModelChoiceField(
        StatusFact.objects.none(), label=_("Corrects"), required=False, empty_label=_("Nothing")
    )

    class Meta:
        model = StatusFact
        fields = (
            *("kind", "date_edtf", "note", "due_on", "authority", "place"),
            *("document", "url", "from_story"),
        )
        widgets = {
            "due_on": AdminDateInput,
            "authority": AdminSnippetChooser(Organization),
            "place": AdminSnippetChooser(Place),
            "document": AdminSnippetChooser(SourceDocument),
        }
        labels = {
            "date_edtf": _("Date"),
            "authority": _("Court or authority"),
            "from_story": _("From the story"),
        }

    def __init__(self, *args: Any, case: Case, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.case = case
        self.fields["date_edtf"].required = True
        self.fields["from_story"].queryset = linked_stories(case, user)
        self.fields["from_story"].empty_label = gettext("None")
        facts = facts_for(case, user).filter(approved_at__isnull=False, superseded_by__isnull=True)
        self.fields["corrects"].queryset = facts


class CaseStatusView(WagtailAdminTemplateMixin, View):
    """For those who may change cases; each act asks for its own right."""

    template_name = "articles/records/editing/case_status.html"
    page_title = _("Status and stories")
    header_icon = "folder-open-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("articles.change_case"):
            raise PermissionDenied
        self.case = get_object_or_404(Case, pk=kwargs["pk"])
        if is_hidden(Case, self.case.pk, request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailsnippets_articles_case:list"), "label": gettext("Cases")},
            {"url": "", "label": self.case.name},
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._show(StatusForm(case=self.case, user=request.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        do, _colon, key = request.POST.get("do", "").partition(":")
        acts = {
            "approve": self._approve,
            "drop": self._drop,
            "link": self._link,
            "unlink": self._unlink,
        }
        try:
            if do in acts:
                if not key.isdecimal() or len(key) > 18:
                    raise Http404
                acts[do](int(key))
            else:
                form = StatusForm(request.POST, case=self.case, user=request.user)
                if not form.is_valid():
                    return self._show(form)
                self._add(form)
        except CaseRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("case_status", self.case.pk)

    def _add(self, form: StatusForm) -> None:
        add_status_fact(
            fact=form.save(commit=False),
            corrects=form.cleaned_data["corrects"],
            by=self.request.user,
            now=timezone.now(),
        )
        messages.success(
            self.request, gettext("Saved. Readers see it once a second person has approved it.")
        )

    def _approve(self, key: int) -> None:
        fact = get_object_or_404(facts_for(self.case, self.request.user), pk=key)
        approve_status_fact(fact_id=fact.pk, by=self.request.user, now=timezone.now())
        messages.success(self.request, gettext("Approved."))

    def _drop(self, key: int) -> None:
        fact = get_object_or_404(facts_for(self.case, self.request.user), pk=key)
        drop_status_fact(fact_id=fact.pk, by=self.request.user)
        messages.success(self.request, gettext("The status was taken back."))

    def _link(self, key: int) -> None:
        link_story(
            case=self.case, article=self._story(key), by=self.request.user, now=timezone.now()
        )

    def _unlink(self, key: int) -> None:
        unlink_story(
            case=self.case, article=self._story(key), by=self.request.user, now=timezone.now()
        )

    def _story(self, key: int) -> ArticlePage:
        story = get_object_or_404(ArticlePage, pk=key)
        if is_hidden(ArticlePage, key, self.request.user):
            raise Http404
        if not story.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return story

    def _show(self, form: StatusForm) -> HttpResponse:
        user = self.request.user
        screen = read_newsroom_case(self.case, user, timezone.localdate())
        waiting = [fact for fact in screen.facts if fact.approved_at is None]
        return self.render_to_response(
            self.get_context_data(
                form=form,
                media=form.media,
                screen=screen,
                may_approve={fact.pk for fact in waiting if can_approve_status(user, fact)},
                may_add=user.has_perm("articles.add_statusfact"),
            )
        )


@hooks.register("register_admin_urls")
def case_urls() -> list[URLPattern]:
    return [path("cases/<int:pk>/status/", CaseStatusView.as_view(), name="case_status")]


@hooks.register("register_snippet_listing_buttons")
def case_button(record: Any, user: Any, next_url: str = "") -> Iterator[Button]:
    if isinstance(record, Case) and user.has_perm("articles.change_case"):
        url = reverse("case_status", args=[record.pk])
        yield Button(_("Status and stories…"), url=url, icon_name="calendar-check", priority=5)
