"""The form of a person."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm

_CONSENT = {"standing", "consent_method", "consent_given_on", "consent_withdrawn_on"}


class PersonForm(WagtailAdminModelForm):
    """Notes who recorded what may be said in public about somebody."""

    def save(self, commit: bool = True) -> Any:
        if _CONSENT & set(self.changed_data):
            self.instance.consent_recorded_by = self.for_user
        return super().save(commit=commit)
