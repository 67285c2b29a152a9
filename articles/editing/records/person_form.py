"""The form of a person."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.admin.forms.models import WagtailAdminModelForm

from articles.services.records.consents import record_consent_change

_CONSENT = {
    "standing",
    "consent_method",
    "consent_given_on",
    "consent_expires_on",
    "consent_withdrawn_on",
}


class PersonForm(WagtailAdminModelForm):
    """Lets editors and up say what may be public about somebody, and notes who said it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user and not self.for_user.has_perm("articles.change_person"):
            # Whoever may only add people adds private ones.
            for name in _CONSENT & set(self.fields):
                del self.fields[name]
        self._was_named = self.instance.pk is not None and self.instance.is_public()

    def save(self, commit: bool = True) -> Any:
        changed = bool(_CONSENT & set(self.changed_data))
        if changed:
            self.instance.consent_recorded_by = self.for_user
        with transaction.atomic():
            person = super().save(commit=commit)
            if changed and commit:
                record_consent_change(
                    person=person, was_named=self._was_named, by=self.for_user, now=timezone.now()
                )
        return person
