"""The forms of an embargo."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput


class EmbargoForm(forms.Form):
    """Until when, in the newsroom's time, and why. `cleaned_data["until"]` is the moment."""

    day = forms.DateField(label=_("Ends on"), widget=AdminDateInput)
    time = forms.TimeField(label="At", widget=AdminTimeInput)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Visible to the embargo desk only."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "day" in data and "time" in data:
            moment = datetime.datetime.combine(data["day"], data["time"])
            try:
                data["until"] = timezone.make_aware(moment)
            except (OverflowError, ValueError):
                self.add_error("day", gettext("Choose a date in this century."))
        return data


class LiftForm(forms.Form):
    """Why it ends before its time."""

    reason = forms.CharField(
        label=_("Why lift it early?"),
        help_text=_("Kept in the story’s history."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
