"""The form of a retired address."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm


class RetiredAddressForm(WagtailAdminModelForm):
    """Notes who retired the address."""

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None:
            self.instance.retired_by = self.for_user
        return super().save(commit=commit)
