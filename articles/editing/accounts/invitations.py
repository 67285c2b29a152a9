"""Invitations, and the page behind the link in their mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import login
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import TemplateView, View
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from articles.editing.accounts.users import ACCOUNT_RIGHTS_REFUSED, groups_beyond
from articles.models import Invitation, User
from articles.selectors.accounts.abilities import read_abilities
from articles.services.accounts.invitations import (
    InvitationRefused,
    NewInvitation,
    accept_invitation,
    find_invitation,
    invite,
    revoke_invitation,
)
from articles.services.accounts.mail_limits import count_wrong_link, may_try_links
from articles.services.site.mails import delivers_mail, mail_last_proved
from articles.views.clients import client_of

LIST, ACCEPT = "invitations", "invitation_accept"


def can_invite(user: Any) -> bool:
    return bool(user.has_perm("articles.add_user"))


class GroupsField(forms.ModelMultipleChoiceField):
    """Each group with what its members may do."""

    def label_from_instance(self, group: Group) -> str:
        can = self._abilities().get(group.pk, "")
        return format_html('{} <span class="group-abilities">{}</span>', group.name, can)

    def _abilities(self) -> dict[int, str]:
        if not hasattr(self, "_read"):
            self._read = read_abilities(self.queryset)
        return self._read


class InvitationForm(forms.Form):
    """Who is asked in, and what they will be."""

    email = forms.EmailField(label=_("Email"))
    first_name = forms.CharField(label=_("First name"), max_length=150, required=False)
    last_name = forms.CharField(label=_("Last name"), max_length=150, required=False)
    groups = GroupsField(
        Group.objects.order_by("name"),
        label=_("Groups"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What this person may do."),
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs)

    def clean_groups(self) -> Any:
        groups = self.cleaned_data["groups"]
        if beyond := groups_beyond(self.by, groups):
            raise forms.ValidationError(ACCOUNT_RIGHTS_REFUSED.format(beyond))
        return groups


class InvitationsView(WagtailAdminTemplateMixin, TemplateView):
    """Invite somebody; below it, who was invited and what happened to it."""

    template_name = "articles/accounts/editing/invitations.html"
    page_title = _("Invitations")
    header_icon = "mail"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_invite(request.user):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._show(InvitationForm(by=request.user))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = InvitationForm(request.POST, by=request.user)
        if not form.is_valid():
            return self._show(form)
        try:
            sent = invite(
                **form.cleaned_data,
                by=request.user,
                now=timezone.now(),
                path_of=lambda token: reverse(ACCEPT, args=[token]),
            )
        except InvitationRefused as error:
            form.add_error("email", str(error))
            return self._show(form)
        if not sent.is_mailed:
            # Not after a redirect: the link would have to be kept somewhere until then.
            return self._show(InvitationForm(by=request.user), to_hand_over=sent)
        messages.success(
            request, gettext("Invitation sent to %(email)s.") % {"email": sent.invitation.email}
        )
        return redirect(LIST)

    def _show(
        self, form: InvitationForm, to_hand_over: NewInvitation | None = None
    ) -> HttpResponse:
        now = timezone.now()
        rows = Invitation.objects.select_related("invited_by", "account").prefetch_related("groups")
        context = self.get_context_data(
            form=form,
            invitations=rows[:100],
            now=now,
            delivers_mail=delivers_mail(),
            mail_proved_at=mail_last_proved(),
            to_hand_over=to_hand_over,
        )
        response: HttpResponse = self.render_to_response(context)
        if to_hand_over:
            add_never_cache_headers(response)
        return response


def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    if not can_invite(request.user):
        raise PermissionDenied
    invitation = get_object_or_404(Invitation.objects.open(timezone.now()), pk=pk)
    if request.method == "POST":
        revoke_invitation(invitation=invitation, by=request.user, now=timezone.now())
        messages.success(
            request,
            gettext("The link sent to %(email)s no longer works.") % {"email": invitation.email},
        )
    return redirect(LIST)


class AccountForm(BaseUserCreationForm):
    """What only the person knows: their name here, and a password."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name")


def _invitation_of(request: HttpRequest, token: str) -> Invitation | None:
    """None as well where this client has tried too many links that nobody has."""
    client, now = client_of(request), timezone.now()
    if not may_try_links(client=client, now=now):
        return None
    invitation = find_invitation(token, now)
    if invitation is None:
        count_wrong_link(client=client, now=now)
    return invitation


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class AcceptView(View):
    """Behind the link in the mail: outside the admin, since nobody is signed in yet."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = _invitation_of(request, token)
        if invitation is None:
            return self._ended(request)
        names = {"first_name": invitation.first_name, "last_name": invitation.last_name}
        return self._show(request, AccountForm(initial=names))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        invitation = _invitation_of(request, token)
        if invitation is None:
            return self._ended(request)
        form = AccountForm(request.POST, instance=User(email=invitation.email))
        if not form.is_valid():
            return self._show(request, form)
        try:
            account = accept_invitation(
                token=token, account=form.save(commit=False), now=timezone.now()
            )
        except InvitationRefused:
            return self._ended(request)
        login(request, account)
        return redirect("wagtailadmin_home")

    def _show(self, request: HttpRequest, form: AccountForm) -> HttpResponse:
        return render(request, "articles/accounts/editing/accept.html", {"form": form})

    def _ended(self, request: HttpRequest) -> HttpResponse:
        return render(request, "articles/accounts/editing/ended.html", status=410)


class InvitationsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return can_invite(request.user)


@hooks.register("register_settings_menu_item")
def invitations_menu_item() -> MenuItem:
    return InvitationsMenuItem(_("Invitations"), reverse(LIST), icon_name="mail", order=610)


@hooks.register("register_admin_urls")
def invitation_urls() -> list[URLPattern]:
    return [
        path("invitations/", InvitationsView.as_view(), name=LIST),
        path("invitations/<int:pk>/revoke/", revoke, name="invitation_revoke"),
    ]
