"""The admin's forms of pictures and files: readers see no file that nobody has reviewed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from articles.selectors.site.media import is_in_public_use

IN_USE = _(
    "This file is published, so it cannot be replaced. Upload the new file and use it "
    "in the story instead: that change will be reviewed."
)


class KeepsWhatReadersSee:
    """Refuses a new file beside its field, before Wagtail's forms delete the old one."""

    cleaned_data: dict[str, Any]
    changed_data: list[str]
    instance: Any

    def clean_file(self) -> Any:
        if "file" in self.changed_data and self.instance.pk and is_in_public_use(self.instance):
            raise ValidationError(IN_USE, code="in_use")
        return self.cleaned_data["file"]


class NewsFileForm(KeepsWhatReadersSee, BaseDocumentForm):
    """The form behind every upload of a file in the admin."""
