"""What administrators do for other people's accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import Button

from articles.models import User
from articles.selectors.accounts.rights import can_manage_account
from articles.services.accounts.deactivation import (
    DeactivationRefused,
    deactivate,
    open_reports_of,
    reactivate,
    unfinished_of,
)
from articles.services.accounts.second_factor import has_second_factor, remove_second_factor
from articles.services.accounts.sign_in_limits import unlock
from articles.services.accounts.sign_out import sign_out_everywhere
from articles.services.site.mails import send_mail

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCOUNT_SCREEN = "account_of_other"
USERS = "wagtailusers_users:index"


class SuccessorForm(forms.Form):
    """Who goes on with the unfinished work."""

    successor = forms.ModelChoiceField(
        User.objects.none(),
        required=False,
        label=_("Hand over stories and reports to"),
    )

    def __init__(self, *args: Any, account: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  for the types
        field.queryset = User.objects.filter(is_active=True).exclude(pk=account.pk)
        # Without a successor an account with unfinished stories stays as it is.
        field.empty_label = (
            gettext("Choose someone") if unfinished_of(account) else gettext("No one")
        )


class AccountView(WagtailAdminTemplateMixin, TemplateView):
    """One account: end its sessions, take its second factor away, deactivate it."""

    template_name = "articles/accounts/editing/account.html"
    header_icon = "user"

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.account = get_object_or_404(User, pk=pk)
        if not can_manage_account(request.user, self.account):
            raise PermissionDenied
        self.page_title = gettext("Account: %(name)s") % {"name": self.account}
        response: HttpResponse = super().dispatch(request)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(SuccessorForm(account=self.account))

    def post(self, request: HttpRequest) -> HttpResponse:
        wanted = request.POST.get("do", "")
        if wanted == "deactivate":
            return self._deactivate(request)
        if wanted == "sign_out":
            sign_out_everywhere(account=self.account, by=request.user)
            messages.success(
                request, gettext("%(name)s is signed out on every device.") % {"name": self.account}
            )
        if wanted == "unlock":
            unlock(account=self.account, by=request.user)
            messages.success(
                request, gettext("%(name)s can sign in again now.") % {"name": self.account}
            )
        if wanted == "second_factor" and self.account != request.user:
            remove_second_factor(account=self.account, by=request.user)
            self._tell("second_factor_removed")
            messages.success(
                request,
                gettext("The second factor of %(name)s was removed.") % {"name": self.account},
            )
        if wanted == "reactivate":
            reactivate(account=self.account, by=request.user)
            messages.success(
                request, gettext("%(name)s can sign in again.") % {"name": self.account}
            )
        return redirect(ACCOUNT_SCREEN, self.account.pk)

    def _deactivate(self, request: HttpRequest) -> HttpResponse:
        form = SuccessorForm(request.POST, account=self.account)
        if not form.is_valid():
            return self._show(form)
        try:
            handed = deactivate(
                account=self.account,
                successor=form.cleaned_data["successor"],
                by=request.user,
                now=timezone.now(),
            )
        except DeactivationRefused as error:
            form.add_error("successor", str(error))
            return self._show(form)
        messages.success(
            request,
            gettext(
                "%(name)s can no longer sign in. Handed over: %(stories)s stories and "
                "%(reports)s reports. Back in the queue: %(freed)s reports. Locks released: "
                "%(locks)s. Invitations ended: %(invitations)s."
            )
            % {
                "name": self.account,
                "stories": handed.stories,
                "reports": handed.reports,
                "freed": handed.reports_freed,
                "locks": handed.locks,
                "invitations": handed.invitations,
            },
        )
        return redirect(ACCOUNT_SCREEN, self.account.pk)

    def _tell(self, mail: str) -> None:
        if self.account.email:
            send_mail(mail, {"account": self.account}, to=[self.account.email])

    def _show(self, form: SuccessorForm) -> HttpResponse:
        response: HttpResponse = self.render_to_response(
            self.get_context_data(
                form=form,
                account=self.account,
                is_own=self.account == self.request.user,
                has_second_factor=has_second_factor(self.account),
                unfinished=unfinished_of(self.account),
                open_reports=open_reports_of(self.account),
            )
        )
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        users = {"url": reverse(USERS), "label": "Users"}
        return [*self.breadcrumbs_items, users, {"url": "", "label": str(self.account)}]


@hooks.register("register_admin_urls")
def account_urls() -> list[URLPattern]:
    return [path("accounts/<int:pk>/", AccountView.as_view(), name=ACCOUNT_SCREEN)]


@hooks.register("register_user_listing_buttons")
def manage_button(user: User, request_user: Any) -> Iterator[Button]:
    # The screen itself compares rights; here, in a list, that would be several queries a row.
    if request_user.has_perm("articles.change_user") and (
        request_user.is_superuser or not user.is_superuser
    ):
        yield Button(
            "Sessions, second factor, deactivation",
            reverse(ACCOUNT_SCREEN, args=[user.pk]),
            icon_name="lock",
            priority=30,
        )
