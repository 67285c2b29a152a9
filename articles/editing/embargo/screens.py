"""The embargo screens: set, change, lift early, list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView, View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.models import Page

from articles.editing.embargo.forms import EmbargoForm, LiftForm
from articles.guard import EmbargoRefused
from articles.models import ArticlePage, Embargo, embargo_in_force, may_see_embargoed
from articles.selectors.embargo.embargoes import scheduled_for, who_loses_sight
from articles.services.embargo.embargoes import change_embargo, lift_embargo, set_embargo

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from articles.models import User

EMBARGO_LISTING = _("Embargoes")


def in_words(moment: datetime.datetime) -> str:
    """The time with its zone, as "24 November 2026, 22:30 UTC"."""
    local = timezone.localtime(moment)
    return f"{date_format(local, 'j F Y, H:i')} {local:%Z}"


class ForTheDesk(WagtailAdminTemplateMixin):
    """Screens for those who may know of embargoed stories; for others they do not exist."""

    header_icon = "lock"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see_embargoed(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = {"url": reverse("embargoes"), "label": EMBARGO_LISTING}
        return [*self.breadcrumbs_items, listing]


class EmbargoesView(ForTheDesk, ListView):
    """Those in force, the next to end first."""

    template_name = "articles/embargo/editing/embargoes.html"
    page_title = EMBARGO_LISTING
    context_object_name = "embargoes"
    paginate_by = 50

    def get_queryset(self) -> Any:
        return Embargo.objects.in_force().select_related("article", "section", "set_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(zone=f"{timezone.localtime():%Z}", **kwargs)


class StoryView(ForTheDesk, View):
    """A form about the embargo of one story."""

    template_name = "articles/embargo/editing/embargo.html"
    form_class: type[Any] = EmbargoForm

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        self.embargo = embargo_in_force(page_id)
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(self.form_class(initial=self._initial()))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self.form_class(request.POST)
        if form.is_valid():
            try:
                return self.act(form.cleaned_data)
            except EmbargoRefused as refusal:
                form.add_error(None, str(refusal))
        return self._show(form)

    def act(self, data: dict[str, Any]) -> HttpResponse:
        terms = {
            "until": data["until"],
            "reason": data["reason"],
            "user": self.request.user,
            "now": timezone.now(),
        }
        if self.embargo:
            change_embargo(embargo=self.embargo, **terms)
        else:
            set_embargo(article=self.article, **terms)
        messages.success(
            self.request,
            gettext(
                "“%(title)s” is under embargo until %(until)s. Only the embargo desk can see it."
            )
            % {"title": get_latest_str(self.article), "until": in_words(data["until"])},
        )
        return redirect("embargoes")

    def _initial(self) -> dict[str, Any]:
        if self.embargo is None:
            return {}
        until = timezone.localtime(self.embargo.until)
        return {"day": until.date(), "time": until.time(), "reason": self.embargo.reason}

    def _show(self, form: Any) -> HttpResponse:
        response: HttpResponse = self.render_to_response(
            self.get_context_data(
                form=form,
                article=self.article,
                embargo=self.embargo,
                title=get_latest_str(self.article),
                zone=f"{timezone.localtime():%Z}",
                losing=[] if self.embargo else who_loses_sight(self.article),
                scheduled=scheduled_for(self.article),
            )
        )
        return response

    def get_page_title(self) -> str:
        return "Change the embargo" if self.embargo else "Set an embargo"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The last one is the screen's heading: that of the list would say nothing of this one."""
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class LiftView(StoryView):
    """Lifts an embargo before its time."""

    template_name = "articles/embargo/editing/embargo_lift.html"
    form_class = LiftForm

    def get(self, request: HttpRequest) -> HttpResponse:
        if self.embargo is None:
            messages.warning(request, gettext("This story is not under embargo."))
            return redirect("embargoes")
        return super().get(request)

    def act(self, data: dict[str, Any]) -> HttpResponse:
        if self.embargo is None:
            raise EmbargoRefused(gettext("This embargo has already been lifted."))
        article = lift_embargo(
            embargo=self.embargo,
            reason=data["reason"],
            user=self.request.user,
            now=timezone.now(),
        )
        messages.success(
            self.request,
            gettext("The embargo is lifted. “%(title)s” is back in “%(section)s”.")
            % {"title": get_latest_str(article), "section": article.get_parent().title},
        )
        return redirect("embargoes")

    def _initial(self) -> dict[str, Any]:
        return {}

    def get_page_title(self) -> str:
        return "Lift the embargo"


@hooks.register("before_edit_page")
def say_that_it_is_embargoed(request: HttpRequest, page: Page) -> None:
    embargo = embargo_in_force(page.pk) if request.method == "GET" else None
    if embargo:
        messages.warning(
            request,
            gettext(
                "Embargoed until %(until)s. Only the embargo desk can see this story. To "
                "publish it when the embargo ends, set its go-live time to then or later."
            )
            % {"until": in_words(embargo.until)},
            buttons=[
                messages.button(reverse("story_embargo", args=[page.pk]), "Change the embargo"),
                messages.button(reverse("story_embargo_lift", args=[page.pk]), "Lift it now"),
            ],
        )


@hooks.register("register_page_header_buttons")
def offer_embargo(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator:
    story = page.specific_deferred
    if not isinstance(story, ArticlePage) or story.live or not may_see_embargoed(user):
        return
    if embargo_in_force(page.pk):
        yield Button(
            "Lift the embargo…",
            reverse("story_embargo_lift", args=[page.pk]),
            icon_name="lock-open",
            priority=56,
        )
    label = "Change the embargo…" if embargo_in_force(page.pk) else "Embargo…"
    yield Button(label, reverse("story_embargo", args=[page.pk]), icon_name="lock", priority=55)


class EmbargoesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_embargoed(request.user)


@hooks.register("register_admin_menu_item")
def embargoes_menu_item() -> MenuItem:
    return EmbargoesMenuItem(EMBARGO_LISTING, reverse("embargoes"), icon_name="lock", order=95)


@hooks.register("register_admin_urls")
def embargo_urls() -> list[URLPattern]:
    story = "stories/<int:page_id>/"
    return [
        path("embargoes/", EmbargoesView.as_view(), name="embargoes"),
        path(f"{story}embargo/", StoryView.as_view(), name="story_embargo"),
        path(f"{story}embargo/lift/", LiftView.as_view(), name="story_embargo_lift"),
    ]
