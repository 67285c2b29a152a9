"""The form of a check: a tick and a note for each item, and a note on the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MAX_CHECK_NOTE_LENGTH = 2_000


class ChecklistForm(forms.Form):
    """`items` are the questions of the checklist, in order; `answers()` what was answered."""

    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=MAX_CHECK_NOTE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "For the author or the next person. Required to fail the check or send the story back."
        ),
    )
    is_blocking = forms.BooleanField(
        label=_("If sent back, block publication until this is resolved"),
        required=False,
    )

    def __init__(self, *args: Any, items: list[str], **kwargs: Any) -> None:
        self.items = items
        super().__init__(*args, **kwargs)
        for number, item in enumerate(items):
            self.fields[f"ticked-{number}"] = forms.BooleanField(label=item, required=False)
            self.fields[f"note-{number}"] = forms.CharField(
                label=gettext("Note on: %(item)s") % {"item": item},
                required=False,
                max_length=MAX_CHECK_NOTE_LENGTH,
            )

    def rows(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        for number in range(len(self.items)):
            yield self[f"ticked-{number}"], self[f"note-{number}"]

    def answers(self) -> list[dict[str, object]]:
        """A row for each item, as `Check.answers` keeps them. Only for a valid form."""
        return [
            {
                "item": item,
                "ticked": self.cleaned_data[f"ticked-{number}"],
                "note": self.cleaned_data[f"note-{number}"].strip(),
            }
            for number, item in enumerate(self.items)
        ]


def remembered(answers: list[dict[str, Any]], items: list[str]) -> dict[str, object]:
    """What an earlier check said of the same items, to begin with."""
    known = {answer["item"]: answer for answer in answers}
    first: dict[str, object] = {}
    for number, item in enumerate(items):
        answer = known.get(item, {})
        first[f"note-{number}"] = answer.get("note", "")
    return first
