"""The form of a retired address."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from articles.models import is_hidden_from


class RetiredAddressForm(WagtailAdminModelForm):
    """Notes who retired the address."""

    data: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The chooser offers no story that is kept from somebody. Of a key that was typed not even
        # the headline may come back, with which the chooser would show what was sent.
        named = str(self.data.get(self.add_prefix("article"), "")) if self.is_bound else ""
        self._names_hidden = (
            named.isdecimal() and len(named) < 19 and is_hidden_from(self.for_user, int(named))
        )
        if self._names_hidden:
            self.data = {**self.data.dict(), self.add_prefix("article"): ""}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self._names_hidden:
            self.add_error("article", _("There is no such story. Choose another."))
        return cleaned

    def save(self, commit: bool = True) -> Any:
        if self.instance.pk is None:
            self.instance.retired_by = self.for_user
        return super().save(commit=commit)
