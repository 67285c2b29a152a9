"""The two actions on the screen of a person's consent."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from wagtail.admin.widgets import AdminDateInput

from articles.enums import ConsentMethod

_NOTE_HELP = "For colleagues: where the recording or the letter is kept, who was there."


class RecordConsentForm(forms.Form):
    """How and when somebody agreed to be named, and until when."""

    method = forms.ChoiceField(
        label="How did they agree?", choices=[("", "Choose…"), *ConsentMethod.choices()]
    )
    given_on = forms.DateField(label="When?", widget=AdminDateInput, initial=timezone.localdate)
    expires_on = forms.DateField(
        label="Until when?",
        required=False,
        widget=AdminDateInput,
        help_text="The last day on which they may be named. Leave it empty for a consent without "
        "an end. After that day the person is private by itself.",
    )
    note = forms.CharField(label="Note", required=False, max_length=255, help_text=_NOTE_HELP)


class WithdrawConsentForm(forms.Form):
    """When somebody said that they do not want to be named any more."""

    withdrawn_on = forms.DateField(
        label="When did they say so?", widget=AdminDateInput, initial=timezone.localdate
    )
    note = forms.CharField(label="Note", required=False, max_length=255, help_text=_NOTE_HELP)
