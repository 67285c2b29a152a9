"""A story's links for guests: who has one, when each was opened, a new one, revoking one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import Page

from articles.models import ArticlePage, GuestLink, User, is_hidden_from
from articles.selectors.review.guest_drafts import read_guest_links
from articles.services.review.guest_links import (
    GUEST_COMMENTED,
    GUEST_LINK_GIVEN,
    GUEST_LINK_REVOKED,
    LONGEST_PHRASE,
    MOST_DAYS,
    GuestLinkRefused,
    give_guest_link,
    may_share,
    revoke_guest_link,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

LABEL = _("Share with a guest")
LIST, REVOKE = "guest_links", "guest_link_revoke"
_ACTIONS = {
    GUEST_LINK_GIVEN: (_("Share with a guest"), _("The draft was shared with a guest")),
    GUEST_LINK_REVOKED: (_("Revoke a guest link"), _("A guest link was revoked")),
    GUEST_COMMENTED: (_("Comment as a guest"), _("A guest commented on the draft")),
}


class GuestLinkForm(forms.Form):
    """One link for one person."""

    for_whom = forms.CharField(
        label=_("For whom"), help_text=_("Such as “for counsel”."), max_length=100
    )
    days = forms.IntegerField(
        label=_("Days until the link ends"), initial=7, min_value=1, max_value=MOST_DAYS
    )
    phrase = forms.CharField(
        label=_("Pass phrase"),
        help_text=_(
            "Optional, 8 characters or more. Tell it to the guest in another way than the link."
        ),
        min_length=8,
        max_length=LONGEST_PHRASE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    may_comment = forms.BooleanField(label=_("The guest may comment"), required=False)


class GuestLinksView(WagtailAdminTemplateMixin, View):
    """For who may edit the story. A new link is shown once, in the answer that makes it."""

    template_name = "articles/review/editing/guest_links.html"
    page_title = LABEL
    header_icon = "link"

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        self.article = _story_or_refuse(request.user, page_id)
        response: HttpResponse = super().dispatch(request, **kwargs)
        add_never_cache_headers(response)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(GuestLinkForm())

    @method_decorator(sensitive_post_parameters("phrase"))
    def post(self, request: HttpRequest) -> HttpResponse:
        form = GuestLinkForm(request.POST)
        if not form.is_valid():
            return self.show(form, status=400)
        try:
            token = give_guest_link(
                article=self.article, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except GuestLinkRefused as error:
            form.add_error(None, str(error))
            return self.show(form, status=400)
        new = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("guest_draft", args=[token])
        return self.show(GuestLinkForm(), new=new, for_whom=form.cleaned_data["for_whom"])

    def show(self, form: forms.Form, status: int = 200, **context: Any) -> HttpResponse:
        links = read_guest_links(self.article, timezone.now())
        shown = self.get_context_data(form=form, links=links, article=self.article, **context)
        response: HttpResponse = self.render_to_response(shown, status=status)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.article)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        edit = reverse("wagtailadmin_pages:edit", args=[self.article.pk])
        story = {"url": edit, "label": str(self.article)}
        return [*self.breadcrumbs_items, story, {"url": "", "label": str(LABEL)}]


class RevokeGuestLinkView(View):
    """Ends one link."""

    def post(self, request: HttpRequest, page_id: int, pk: int) -> HttpResponse:
        article = _story_or_refuse(request.user, page_id)
        link = get_object_or_404(GuestLink, pk=pk, article=article)
        revoke_guest_link(link=link, by=request.user, now=timezone.now())
        messages.success(request, gettext("Revoked. The link shows nothing any more."))
        return redirect(LIST, page_id)


def _story_or_refuse(user: Any, page_id: int) -> ArticlePage:
    article = get_object_or_404(ArticlePage, pk=page_id)
    if is_hidden_from(user, page_id) or not may_share(user, article):
        raise PermissionDenied
    return article


@hooks.register("register_admin_urls")
def guest_link_urls() -> list[URLPattern]:
    story = "stories/<int:page_id>/guests/"
    return [
        path(story, GuestLinksView.as_view(), name=LIST),
        path(f"{story}<int:pk>/revoke/", RevokeGuestLinkView.as_view(), name=REVOKE),
    ]


@hooks.register("register_page_header_buttons")
def offer_to_share(
    page: Page, user: User, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """In the menu of a story."""
    story = page.specific_deferred
    if isinstance(story, ArticlePage) and may_share(user, story):
        yield Button(LABEL, reverse(LIST, args=[page.pk]), icon_name="link", priority=45)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in _ACTIONS.items():
        words = {"label": label, "message": message}
        actions.register_action(action)(type("GuestLinkFormatter", (LogFormatter,), words))
