"""Minor edits: a second person looks, gives a reason and publishes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.views.pages.revisions import RevisionsCompareView

from articles.editing.review.outcomes import say_published
from articles.editing.review.refusals import refusal_response, show_refusal, story_url
from articles.models import ArticlePage
from articles.services.review.publication import (
    NOTHING_TO_APPROVE,
    approve_minor_edit,
    can_approve_minor_edit,
)

URL_NAME = "story_minor_edit"
LABEL = _("Approve as minor edit and publish")


class MinorEditForm(forms.Form):
    """Why the change is a minor one, in one line; and which version was looked at."""

    reason = forms.CharField(max_length=200, label=_("What was fixed, in one line"))
    revision_id = forms.IntegerField(widget=forms.HiddenInput)


class MinorEditView(RevisionsCompareView):
    """Shows what changed since the live version, and publishes it when it is approved."""

    template_name = "articles/corrections/editing/minor_edit.html"
    page_title = LABEL

    def setup(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> None:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        self.form = MinorEditForm(
            request.POST or None, initial={"revision_id": self.article.latest_revision_id}
        )
        super().setup(request, page_id, "live", self.article.latest_revision_id, **kwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_approve_minor_edit(request.user, self.article):
            return self._refuse(request)
        return super().dispatch(request, *args, **kwargs)

    def _refuse(self, request: HttpRequest) -> HttpResponse:
        """Who merely opens the screen, where somebody else was quicker, say, has tried nothing that
        the history and the home screen should tell of."""
        refusal = self.article.refused([NOTHING_TO_APPROVE])
        if request.method == "POST":
            return refusal_response(request, refusal)
        show_refusal(request, refusal)
        return redirect(story_url(request, self.article.pk))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.get(request, *args, **kwargs)
        article = approve_minor_edit(
            article=self.article, user=request.user, now=timezone.now(), **self.form.cleaned_data
        )
        words = gettext("“%(title)s” is published with the minor edit.") % {"title": article.title}
        say_published(request, article, words)
        return redirect("wagtailadmin_pages:edit", article.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(form=self.form, **kwargs)


class MinorEditMenuItem(ActionMenuItem):
    """Leads to the view; shown only to who may use it."""

    name = "action-minor-edit"
    label = LABEL
    icon_name = "check"
    order = 90

    def is_shown(self, context: dict[str, Any]) -> bool:
        page = context.get("page")
        return (
            context["view"] == "edit"
            and isinstance(page, ArticlePage)
            and can_approve_minor_edit(context["request"].user, page)
        )

    def get_url(self, parent_context: dict[str, Any]) -> str:
        return reverse(URL_NAME, args=[parent_context["page"].pk])


@hooks.register("register_page_action_menu_item")
def register_minor_edit() -> MinorEditMenuItem:
    return MinorEditMenuItem()


@hooks.register("register_admin_urls")
def minor_edit_url() -> list[URLPattern]:
    return [path("stories/<int:page_id>/minor-edit/", MinorEditView.as_view(), name=URL_NAME)]
