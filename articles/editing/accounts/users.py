"""Wagtail's account screens, where nobody can grant more than they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from articles.editing.accounts.people import ACCOUNT_SCREEN, USERS
from articles.models import User
from articles.selectors.accounts.rights import can_appoint, can_manage_account

if TYPE_CHECKING:
    from collections.abc import Iterable

ACCOUNT_RIGHTS_REFUSED = _(
    "You cannot give rights that you do not have. Ask a superuser to add someone to: {}."
)
NOT_YOURS = _(
    "Nothing was changed: {} has more rights than you. Someone with the same rights has to do this."
)


def groups_beyond(user: Any, groups: Iterable[Group]) -> str:
    """The names of those groups that the user may not put anybody into."""
    return ", ".join(sorted(group.name for group in groups if not can_appoint(user, group)))


class _ByMixin(forms.ModelForm):
    """A form of an account that knows who fills it in; a view that does not say so fails."""

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **kwargs)
        # The box is gone, and what is sent for it without a box is not read.
        if not by.is_superuser:
            self.fields.pop("is_superuser", None)

    def clean_groups(self) -> QuerySet[Group]:
        wanted: QuerySet[Group] = self.cleaned_data["groups"]
        kept = self.instance.groups.all() if self.instance.pk else Group.objects.none()
        if beyond := groups_beyond(self.by, wanted.difference(kept)):
            raise ValidationError(ACCOUNT_RIGHTS_REFUSED.format(beyond))
        return wanted


class AccountCreationForm(_ByMixin, UserCreationForm):
    pass


class AccountEditForm(_ByMixin, UserEditForm):
    pass


class _SaysBy:
    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}  # type: ignore[misc]


class AccountCreateView(_SaysBy, CreateView):
    pass


class AccountEditView(_SaysBy, EditView):
    pass


class AccountViewSet(UserViewSet):
    """Named in `NewsroomUsersConfig`, where Wagtail finds it."""

    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    # An account is one person: there is nothing to copy.
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return AccountEditForm if for_update else AccountCreationForm


@hooks.register("before_edit_user")
def change_only_whom_you_manage(request: HttpRequest, user: User) -> HttpResponse | None:
    if not can_manage_account(request.user, user):
        raise PermissionDenied
    if request.method != "POST" or not user.is_active or request.POST.get("is_active"):
        return None
    if user == request.user:  # the form of one's own account has no such box
        return None
    messages.error(
        request, gettext("Nothing was saved. Deactivate the account here and hand over its work.")
    )
    return redirect(ACCOUNT_SCREEN, user.pk)


@hooks.register("before_delete_user")
def deactivate_instead(request: HttpRequest, user: User) -> HttpResponse:
    """With an account Wagtail deletes its comments, and the history loses a name."""
    if not can_manage_account(request.user, user):
        raise PermissionDenied
    messages.error(
        request,
        gettext(
            "Accounts cannot be deleted, because comments and history would lose their "
            "author. Deactivate the account here instead."
        ),
    )
    return redirect(ACCOUNT_SCREEN, user.pk)


@hooks.register("before_bulk_action")
def guard_accounts_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """What is not known here is refused: Wagtail may bring more."""
    if action.model is not User:
        return None
    refusal = (
        _refusal_to_assign(request.user, objects, action)
        if action_type == "assign_role"
        else gettext(
            "Deactivate accounts one at a time, so that someone takes over the work: "
            "choose “Sessions, second factor, deactivation” next to the name."
        )
    )
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect(USERS)


def _refusal_to_assign(user: Any, accounts: list[User], action: Any) -> str:
    role = action.cleaned_form.cleaned_data["role"]
    if beyond := groups_beyond(user, [role]):
        return ACCOUNT_RIGHTS_REFUSED.format(beyond)
    stronger = [str(one) for one in accounts if not can_manage_account(user, one)]
    return NOT_YOURS.format(", ".join(stronger)) if stronger else ""
