"""Killing a story in the admin: one screen that says what will go, one button, one report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView, TemplateView, View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.models import Page

from articles.enums import KillCause
from articles.models import ArticlePage, Kill
from articles.selectors.embargo.visibility import is_hidden
from articles.services.killing import KillRefused, can_kill, kill_story
from articles.wagtail_compat.admin_names import get_breadcrumbs_items_for_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

    from articles.models import User

LABEL = _("Kill this story")


class KillForm(forms.Form):
    """Why; a choice and no text, so that the report repeats nothing of the story."""

    cause = forms.ChoiceField(
        label=_("Reason"), choices=KillCause.choices(), widget=forms.RadioSelect
    )


class KillView(WagtailAdminTemplateMixin, View):
    """Asks once, kills, and shows the report."""

    template_name = "articles/killing/editing/kill.html"
    page_title = LABEL
    header_icon = "bin"

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        killed = Kill.objects.filter(article_id=page_id).first()
        if killed and request.user.has_perm("articles.view_kill"):
            return redirect("story_killed", killed.pk)
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if not can_kill(request.user, self.article):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(KillForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = KillForm(request.POST)
        if not form.is_valid():
            return self._show(form)
        try:
            kill = kill_story(
                article_id=self.article.pk,
                cause=form.cleaned_data["cause"],
                by=request.user,
                now=timezone.now(),
            )
        except KillRefused as error:
            messages.error(request, str(error))
            return redirect("wagtailadmin_home")
        messages.success(
            request, gettext("The story is gone. Its web addresses return “gone” (410).")
        )
        return redirect("story_killed", kill.pk)

    def _show(self, form: KillForm) -> HttpResponse:
        response: HttpResponse = self.render_to_response(
            self.get_context_data(form=form, article=self.article, title=self._title())
        )
        return response

    def _title(self) -> str:
        return get_latest_str(self.article)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = get_breadcrumbs_items_for_page(
            self.article,
            self.request.user,
            "wagtailadmin_explore",
            "wagtailadmin_explore_root",
            include_self=True,
        )
        return [*items, {"url": "", "label": LABEL}]


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that the story named and that is still there: its kind, name and screen."""

    kind: str
    name: str
    url: str


class ShowsKills(WagtailAdminTemplateMixin):
    """Screens for those who may see what was killed."""

    header_icon = "bin"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("articles.view_kill"):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse("story_kills"), "label": gettext("Killed stories")}
        return [*self.breadcrumbs_items, listing]


class KilledView(ShowsKills, TemplateView):
    """Every place that a killed story was removed from, and what is left to look at."""

    template_name = "articles/killing/editing/killed.html"
    page_title = "Killed story"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kill = get_object_or_404(Kill, pk=kwargs["pk"])
        kept = list(_kept(kill, self.request.user))
        return super().get_context_data(kill=kill, kept=kept, cause=kill.get_cause_display())

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": "Report"}]


def _kept(kill: Kill, user: User) -> Iterator[Kept]:
    for label, key in kill.kept:
        model = apps.get_model(label)
        record = model._default_manager.filter(pk=key).first()
        if record is not None and _may_see(record, user):
            yield Kept(str(model._meta.verbose_name), str(record), _edit_url(record))


def _may_see(record: Model, user: User) -> bool:
    if isinstance(record, Page):
        return bool(record.permissions_for_user(user).can_edit())
    if is_hidden(type(record), record.pk, user):
        return False
    return user.has_perm(f"{record._meta.app_label}.view_{record._meta.model_name}")


def _edit_url(record: Model) -> str:
    viewset = getattr(record, "snippet_viewset", None)
    if viewset:
        return reverse(viewset.get_url_name("edit"), args=[record.pk])
    name = {"page": "wagtailadmin_pages:edit", "newsimage": "wagtailimages:edit"}.get(
        str(record._meta.model_name), "wagtaildocs:edit"
    )
    return reverse(name, args=[record.pk])


class KillsView(ShowsKills, ListView):
    """All kills, the newest first."""

    template_name = "articles/killing/editing/kills.html"
    page_title = _("Killed stories")
    context_object_name = "kills"
    paginate_by = 50
    queryset = Kill.objects.select_related("killed_by")


@hooks.register("register_page_header_buttons")
def offer_to_kill(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator:
    """Stands with “Delete”, for those who may."""
    story = page.specific_deferred
    if view_name == "edit" and isinstance(story, ArticlePage) and can_kill(user, story):
        yield Button(
            f"{LABEL}…", reverse("story_kill", args=[page.pk]), icon_name="warning", priority=60
        )


class KillsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("articles.view_kill"))


@hooks.register("register_reports_menu_item")
def kills_menu_item() -> MenuItem:
    return KillsMenuItem(
        gettext("Killed stories"), reverse("story_kills"), icon_name="bin", order=1200
    )


@hooks.register("register_admin_urls")
def kill_urls() -> list[URLPattern]:
    return [
        path("stories/<int:page_id>/kill/", KillView.as_view(), name="story_kill"),
        path("kills/", KillsView.as_view(), name="story_kills"),
        path("kills/<int:pk>/", KilledView.as_view(), name="story_killed"),
    ]
