"""The form of a quote inside its story's screen."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.editing.reading.confirming import confirm_row
from articles.editing.stories.uid_rows import UidRowForm, UidRowFormSet
from articles.enums import SpeakerKind
from articles.selectors.review.verifications import Verification, verifications_of

NO_CHOICE = ("", "—")


class QuoteForm(UidRowForm):
    """Who said what; knows the other quotes and the sources of the story."""

    kept: ClassVar = ("uid", "selectors", "anchored", "origin")

    said_in_source = forms.UUIDField(
        required=False,
        widget=forms.Select,
        label=_("Source"),
        help_text=_("One of this story’s sources."),
    )
    continues = forms.UUIDField(
        required=False,
        widget=forms.Select(
            attrs={
                "data-join": _("Join to the quote before"),
                "data-split": _("Make it a quote of its own"),
            }
        ),
        label=_("Continues"),
        help_text=_(
            "The first part, if one sentence splits the quote. Words of another sentence are a "
            "quote of their own."
        ),
    )

    def validate_constraints(self) -> None:
        """Nothing: `clean` ensures what the constraints demand, without a query for each row."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        kind = data.get("speaker_kind")
        for name in ("person", "organization", "document"):
            if name != kind and name in data:
                # The screen hides the choosers of other kinds.
                data[name] = None
        if kind not in (SpeakerKind.PERSON, SpeakerKind.DESCRIBED):
            data["first_hand"] = False
        if not getattr(self, "is_deferred_validation", False):
            self._require_speaker(str(kind or ""), data)
        return data

    def _require_speaker(self, kind: str, data: dict[str, Any]) -> None:
        """On submitting and publishing, not while a draft is saved."""
        if kind == SpeakerKind.DESCRIBED:
            if not data.get("attributed_as"):
                self.add_error(
                    "attributed_as", gettext("Enter how the story describes the speaker.")
                )
        elif kind and kind not in self.errors and not data.get(kind):
            self.add_error(kind, gettext("Choose who said this, or “Described in words only”."))


class QuoteFormSet(UidRowFormSet):
    """All quotes of a story."""

    def _construct_form(self, i: int, **kwargs: Any) -> forms.ModelForm:
        row = super()._construct_form(i, **kwargs)
        confirm_row(row)
        return row

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        own = str(form.instance.uid) if form.instance.pk or index is not None else ""
        form.verification = self._verifications().get(own)
        form.fields["said_in_source"].widget.choices = [NO_CHOICE, *self._source_choices()]
        form.fields["continues"].widget.choices = [
            NO_CHOICE,
            *(choice for choice in self._quote_choices() if choice[0] != own),
        ]

    def _verifications(self) -> dict[str, Verification]:
        """What is known of the quotes as the draft has them."""
        if not hasattr(self, "_known"):
            self._known = verifications_of(self.instance) if self.instance.pk else {}
        return self._known

    def _quote_choices(self) -> list[tuple[str, str]]:
        if not hasattr(self, "_quotes"):
            self._quotes = [(str(q.uid), f"“{q}”") for q in self.instance.quotes.all()]
        return self._quotes

    def _source_choices(self) -> list[tuple[str, str]]:
        if not hasattr(self, "_sources"):
            self._sources = [(str(s.uid), str(s)) for s in self.instance.sources.all()]
        return self._sources

    def clean(self) -> None:
        super().clean()
        quotes = {uid for uid, _label in self._quote_choices()} | self.posted_uids(self.prefix)
        sources = {uid for uid, _label in self._source_choices()} | self.posted_uids("sources")
        for row in self.forms:
            data = getattr(row, "cleaned_data", {})
            first = str(data.get("continues") or "")
            if first == str(row.instance.uid):
                row.add_error("continues", "A quote cannot continue itself.")
            elif first and first not in quotes:
                row.add_error("continues", gettext("The first part is no longer in this story."))
            source = str(data.get("said_in_source") or "")
            if source and source not in sources:
                row.add_error("said_in_source", "This source is no longer in this story.")
