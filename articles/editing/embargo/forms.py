"""The forms of an embargo."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput


class EmbargoForm(forms.Form):
    """Until when, in the newsroom's time, and why. `cleaned_data["until"]` is the moment."""

    day = forms.DateField(label="Ends on", widget=AdminDateInput)
    time = forms.TimeField(label="At", widget=AdminTimeInput)
    reason = forms.CharField(
        label="Why nobody may know of it yet",
        help_text="Kept with the embargo; only the embargo desk reads it.",
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
                self.add_error("day", "Choose a day of this century.")
        return data


class LiftForm(forms.Form):
    """Why it ends before its time."""

    reason = forms.CharField(
        label="Why it is lifted before its time",
        help_text="Kept in the story's history.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
