"""What is to be printed in the place of a name."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ReplaceForm(forms.Form):
    """The words, and that somebody means it."""

    words = forms.CharField(
        label=_("Print instead"),
        help_text=_("The pseudonym, or the story’s own words: “a man who fled”."),
        max_length=255,
    )
    is_sure = forms.BooleanField(
        label=_("I know that this cannot be undone."),
    )
