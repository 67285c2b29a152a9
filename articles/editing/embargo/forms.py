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
            else:
                self._ask_about_the_clock(moment)
        return data

    def _ask_about_the_clock(self, moment: datetime.datetime) -> None:
        """In the night in which the clock changes an hour comes twice, or not at all: nobody knows
        then which one is meant, and an hour too early gives the story away."""
        zone = timezone.get_current_timezone()
        first, second = moment.replace(tzinfo=zone), moment.replace(tzinfo=zone, fold=1)
        if first.utcoffset() == second.utcoffset():
            return
        back = first.astimezone(datetime.UTC).astimezone(zone).replace(tzinfo=None)
        words = (
            gettext("The clocks change that night, and this time comes twice. Choose another.")
            if back == moment
            else gettext("The clocks change that night, and there is no such time. Choose another.")
        )
        self.add_error("time", words)


class LiftForm(forms.Form):
    """Why it ends before its time."""

    reason = forms.CharField(
        label=_("Why lift it early?"),
        help_text=_("Kept in the story’s history."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
