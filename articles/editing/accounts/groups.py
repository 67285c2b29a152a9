"""Whether a group demands the second factor: a box on the group's own screen."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group, Permission
from django.db.models import QuerySet
from django.template.loader import render_to_string
from wagtail import hooks

from articles.models import GroupSecurity


class GroupSecurityPanel(forms.Form):
    """What Wagtail expects of a panel on the screen of a group."""

    second_factor_required = forms.BooleanField(
        required=False,
        label="Members sign in with a second factor",
        help_text="Who has none is led to set it up at the next step, and gets no further.",
    )

    def __init__(self, data: Any = None, files: Any = None, instance: Group | None = None) -> None:
        self.instance = instance
        kept = GroupSecurity.objects.filter(group=instance).first() if instance else None
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
        return render_to_string("articles/editing/accounts/group_security.html", {"form": self})


@hooks.register("register_permissions")
def rights_that_no_list_has() -> QuerySet:
    """Wagtail's screen of a group shows the rights on models that it has lists for; this one is
    on none."""
    return Permission.objects.filter(
        content_type__app_label="articles", codename="override_approval"
    )


@hooks.register("register_group_permission_panel")
def group_security_panel() -> type[GroupSecurityPanel]:
    return GroupSecurityPanel
