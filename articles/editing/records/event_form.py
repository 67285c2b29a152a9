"""The form of an event."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.snippets.widgets import AdminSnippetChooser

from articles.models import SourceDocument
from articles.selectors.embargo.visibility import without_hidden

# How many documents can be added at a time.
_MORE = ("another_document", "one_more_document")


class EventForm(WagtailAdminModelForm):
    """Its documents with a tick each, and choosers for more: a newsroom has thousands. Documents of
    which somebody may not know are neither shown nor lost."""

    another_document = forms.ModelChoiceField(
        SourceDocument.objects.all(), required=False, label=_("Add a document")
    )
    one_more_document = forms.ModelChoiceField(
        SourceDocument.objects.all(), required=False, label=_("Add one more")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "documents" not in self.fields:
            return
        own = {row.pk for row in self.instance.documents.all()} if self.instance.pk else set()
        known = without_hidden(SourceDocument.objects.all(), self.for_user)
        shown = known.filter(pk__in=own)
        self._unseen = SourceDocument.objects.filter(pk__in=own).exclude(pk__in=shown.values("pk"))
        documents = self.fields["documents"]
        documents.queryset, documents.required = shown, False
        documents.widget = forms.CheckboxSelectMultiple(choices=documents.choices)
        documents.help_text = _("Untick those that do not belong to the event.") if own else ""
        for name in _MORE:
            self.fields[name].queryset = known
            self.fields[name].widget = AdminSnippetChooser(SourceDocument)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "documents" in data:
            added = [data[name] for name in _MORE if data.get(name)]
            chosen = [*data["documents"], *self._unseen, *added]
            data["documents"] = list({one.pk: one for one in chosen}.values())
        return data
