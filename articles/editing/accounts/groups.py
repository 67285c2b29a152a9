"""The screen of a group: nobody gives more than they have; and whether a second factor is asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.users.views.groups import CreateView, EditView, GroupViewSet

from articles.editing.accounts.rights_log import log_given_places
from articles.models import GroupSecurity
from articles.selectors.accounts.abilities import read_abilities
from articles.selectors.accounts.rights import PlacedRights, Rights, can_hand_out, rights_of_group

GROUP_RIGHTS_REFUSED = _(
    "Nothing was saved: you cannot give the group rights that you do not have. "
    "Ask a superuser, or someone who has them."
)


class GroupSecurityPanel(forms.Form):
    """What Wagtail expects of a panel on the screen of a group."""

    second_factor_required = forms.BooleanField(
        required=False,
        label=_("Require a second factor to sign in"),
        help_text=_("Members without one must set it up before they can continue."),
    )

    def __init__(self, data: Any = None, files: Any = None, instance: Group | None = None) -> None:
        self.instance = instance
        stored = instance if instance and instance.pk else None
        kept = GroupSecurity.objects.filter(group=stored).first() if stored else None
        initial = {"second_factor_required": bool(kept and kept.second_factor_required)}
        super().__init__(data, files, prefix="group_security", initial=initial)

    def save(self, commit: bool = True) -> None:
        if self.instance is None or not self.has_changed():
            return
        wanted = self.cleaned_data["second_factor_required"]
        security, made = GroupSecurity.objects.get_or_create(
            group=self.instance, defaults={"second_factor_required": wanted}
        )
        if not made:
            security.second_factor_required = wanted
            security.save()

    def as_admin_panel(self) -> str:
        group = self.instance if self.instance and self.instance.pk else None
        abilities = read_abilities([group])[group.pk] if group else ""
        context = {"form": self, "abilities": abilities}
        return render_to_string("articles/accounts/editing/group_security.html", context)


@hooks.register("register_permissions")
def rights_that_no_list_has() -> QuerySet:
    """Wagtail's screen of a group shows the rights on models that it has lists for; these are
    on none."""
    return Permission.objects.filter(
        content_type__app_label="articles",
        codename__in=("override_approval", "archive_approval"),
    )


@hooks.register("register_group_permission_panel")
def group_security_panel() -> type[GroupSecurityPanel]:
    return GroupSecurityPanel


class _WithinOwnRights:
    """Refuses what is new in the form and beyond the rights of whoever sends it."""

    request: Any
    object: Group
    permission_panel_forms: list[Any]
    produced_error_message: str

    def is_valid(self, form: forms.ModelForm) -> bool:
        if not super().is_valid(form):  # type: ignore[misc]
            return False
        had = rights_of_group(self.object) if self.object.pk else Rights()
        if can_hand_out(self.request.user, self._wanted(form).beyond(had)):
            return True
        form.add_error(None, GROUP_RIGHTS_REFUSED)
        self.produced_error_message = GROUP_RIGHTS_REFUSED
        return False

    def _wanted(self, form: forms.ModelForm) -> Rights:
        places = [
            row
            for panel in self.permission_panel_forms
            if isinstance(panel, forms.BaseFormSet)
            for row in panel.cleaned_data
            if not row.get("DELETE")
        ]
        return Rights(
            frozenset(right.pk for right in form.cleaned_data["permissions"]),
            _of_places(places, "page"),
            _of_places(places, "collection"),
        )

    def process_form(self) -> HttpResponse:
        with transaction.atomic():
            had = rights_of_group(self.object) if self.object.pk else Rights()
            response: HttpResponse = super().process_form()  # type: ignore[misc]
            if self.object.pk:
                log_given_places(group=self.object, had=had)
            return response


def _of_places(rows: list[dict[str, Any]], kind: str) -> PlacedRights:
    return frozenset(
        (row[kind].path, right.pk) for row in rows if row.get(kind) for right in row["permissions"]
    )


class GroupCreateView(_WithinOwnRights, CreateView):
    pass


class GroupEditView(_WithinOwnRights, EditView):
    pass


class NewsroomGroupViewSet(GroupViewSet):
    """Named in `NewsroomUsersConfig`, where Wagtail finds it."""

    add_view_class = GroupCreateView
    edit_view_class = GroupEditView
