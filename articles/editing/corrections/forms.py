"""Forms for what readers are told, with guidance for who writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.enums import ChangeKind, CorrectionKind
from articles.services.corrections.corrections import CorrectionRefused, plain_paragraphs

if TYPE_CHECKING:
    from articles.models import ArticlePage

_KINDS = {
    ChangeKind.CORRECTION: _("Correction: we got something wrong"),
    ChangeKind.CLARIFICATION: _("Clarification: it was right, but could be misunderstood"),
    ChangeKind.UPDATE: _("Update: something has happened since"),
    ChangeKind.EDITORS_NOTE: _("Editor’s note: anything else readers should know"),
    ChangeKind.MINOR: _("Minor: no need to tell readers (spelling, a broken link, a photo credit)"),
}
_ROWS = {"rows": 6}
_TEXT_HELP = _(
    "Say what was wrong and what is right: “An earlier version said the hearing was on "
    "Monday. It was on Tuesday.” Do not repeat anything harmful, and name no one the "
    "story does not name. Leave a blank line between paragraphs. A published notice "
    "cannot be edited."
)
_MINOR_HELP = _(" For a minor change, give the reason: it stays in the newsroom.")


class ParagraphsField(forms.CharField):
    """Plain paragraphs, cleaned as the services keep them."""

    widget = forms.Textarea(attrs=_ROWS)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return plain_paragraphs(text)
        except CorrectionRefused as error:
            raise forms.ValidationError(str(error)) from error


class CorrectionForm(forms.Form):
    """What readers are told. A minor change is a choice only where there is a change."""

    kind = forms.ChoiceField(label=_("Type of notice"), widget=forms.RadioSelect)
    text = ParagraphsField(label=_("Notice to readers"), help_text=_TEXT_HELP)
    quote_uid = forms.ChoiceField(
        label=_("Quote concerned"),
        required=False,
        help_text=_("Only if a quote was wrong or attributed to the wrong person."),
    )

    def __init__(self, *args: Any, article: ArticlePage, with_minor: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [
            (kind.value, label)
            for kind, label in _KINDS.items()
            if with_minor or kind != ChangeKind.MINOR
        ]
        if with_minor:
            self.fields["text"].help_text += _MINOR_HELP
        rows = [
            (str(quote.uid), f"“{Truncator(quote.words).chars(80)}”")
            for quote in article.quotes.all()
        ]
        if rows:
            self.fields["quote_uid"].choices = [("", gettext("No particular quote")), *rows]
        else:
            del self.fields["quote_uid"]

    def is_minor(self) -> bool:
        return bool(self.cleaned_data["kind"] == ChangeKind.MINOR)

    def notice_kind(self) -> CorrectionKind:
        """The kind that readers see; of a minor change they see none."""
        return CorrectionKind.of(self.cleaned_data["kind"])


class RetractionForm(forms.Form):
    """The notice that takes the place of a story."""

    headline = forms.CharField(
        label=_("Headline"),
        max_length=255,
        help_text=_("Change it if the headline itself is wrong or harmful."),
    )
    text = ParagraphsField(
        label=_("Notice to readers"),
        help_text=(
            _(
                "Say why you are retracting the story and what in it is unreliable. Do not repeat "
                "the accusation or the name that should not have been there."
            )
        ),
    )


class WithholdForm(forms.Form):
    """Why nobody is to see an old version, or the words of a replaced notice, any more."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1_000,
        help_text=_(
            "Kept in the newsroom’s history. Readers see only that it is no longer available."
        ),
    )
