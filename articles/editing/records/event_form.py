"""The form of an event."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms.models import WagtailAdminModelForm

from articles.selectors.embargo.visibility import without_hidden


class EventForm(WagtailAdminModelForm):
    """Offers the documents of which somebody may know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "documents" in self.fields:
            documents = self.fields["documents"]
            documents.queryset = without_hidden(documents.queryset, self.for_user)
