"""The two actions on the screen of a person's consent."""

from __future__ import annotations

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from articles.enums import ConsentMethod

_NOTE_HELP = _("For colleagues: where the recording or letter is kept, and who was there.")


class RecordConsentForm(forms.Form):
    """How and when somebody agreed to be named, and until when."""

    method = forms.ChoiceField(
        label="How did they agree?", choices=[("", "Choose…"), *ConsentMethod.choices()]
    )
    given_on = forms.DateField(label="When?", widget=AdminDateInput, initial=timezone.localdate)
    expires_on = forms.DateField(
        label=_("Until when?"),
        required=False,
        widget=AdminDateInput,
        help_text=_(
            "The last day they may be named. Leave empty if the consent has no end date. After "
            "that day, the person automatically becomes private."
        ),
    )
    note = forms.CharField(label="Note", required=False, max_length=255, help_text=_NOTE_HELP)


class WithdrawConsentForm(forms.Form):
    """When somebody said that they do not want to be named any more."""

    withdrawn_on = forms.DateField(
        label=_("When did they withdraw it?"), widget=AdminDateInput, initial=timezone.localdate
    )
    note = forms.CharField(label="Note", required=False, max_length=255, help_text=_NOTE_HELP)
