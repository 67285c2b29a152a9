"""Forms for one reader's report."""

from __future__ import annotations

from typing import Any

from django import forms

from articles.enums import ReportState
from articles.models.reader_reports import LONGEST_ANSWER, LONGEST_NOTE
from articles.selectors.reader_reports.queue import canned_replies, moderators

_OUTCOMES = (
    (ReportState.ANSWERED.value, "Still open: the answer is a question or a first word"),
    (ReportState.CLOSED_CHANGED.value, "Closed: we changed something"),
    (ReportState.CLOSED_NO_CHANGE.value, "Closed: we changed nothing"),
)


class AnswerForm(forms.Form):
    """What the reader sees who types the code, and what became of the report."""

    canned = forms.ModelChoiceField(
        label="Begin with a canned reply",
        queryset=None,
        required=False,
        empty_label="Choose one, and press “Put it into the answer”",
    )
    answer = forms.CharField(
        label="Answer to the reader",
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=(
            "Anybody who has the code reads it: name nobody, and repeat nothing that could do "
            "harm. We cannot write to the reader in any other way."
        ),
    )
    state = forms.ChoiceField(
        label="What became of it?",
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
        label="Give it to", queryset=None, required=False, empty_label="Nobody"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = moderators()


class NoteForm(forms.Form):
    """A note for colleagues."""

    note = forms.CharField(
        label="Note for colleagues",
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text="The reader never sees it.",
    )
