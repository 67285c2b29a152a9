"""Forms for one reader's report."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.enums import ReportState
from articles.models.reader_reports import LONGEST_ANSWER, LONGEST_NOTE
from articles.selectors.reader_reports.queue import canned_replies, moderators

_OUTCOMES = (
    (ReportState.ANSWERED.value, _("Still open: we replied or asked a question")),
    (ReportState.CLOSED_CHANGED.value, _("Closed: we made a change")),
    (ReportState.CLOSED_NO_CHANGE.value, _("Closed: no change")),
)


class AnswerForm(forms.Form):
    """What the reader sees who types the code, and the outcome of the report."""

    canned = forms.ModelChoiceField(
        label=_("Canned reply"),
        queryset=None,
        required=False,
        empty_label=_("Choose a reply, then press “Insert”"),
    )
    answer = forms.CharField(
        label=_("Answer to the reader"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=(
            _(
                "Anyone with the code can read this: name no one, and repeat nothing harmful. It "
                "is our only way to reach the reader."
            )
        ),
    )
    state = forms.ChoiceField(
        label=_("Outcome"),
        choices=_OUTCOMES,
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["canned"].queryset = canned_replies()


class GiveForm(forms.Form):
    """Who looks at it."""

    to = forms.ModelChoiceField(
        label=_("Assign to"), queryset=None, required=False, empty_label=_("No one")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = moderators()


class NoteForm(forms.Form):
    """A note for colleagues."""

    note = forms.CharField(
        label=_("Note for colleagues"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Not shown to the reader."),
    )
