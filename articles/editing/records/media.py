"""The admin's forms of pictures and files: readers see no file that nobody has reviewed."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from articles.models.files import clean_upload
from articles.safety.files import UnsafeFile
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
    """The form behind every upload of a file in the admin.

    The upload itself is emptied into the clean file as well: where another field of the form is
    wrong, Wagtail keeps the upload (`wagtail.models.UploadedFile`) until the form is filled in.
    """

    def clean_file(self) -> Any:
        upload = super().clean_file()
        if "file" not in self.changed_data or not upload:
            return upload
        try:
            clean = clean_upload(upload.name, upload)
        except UnsafeFile as error:
            raise ValidationError(str(error), code="unsafe_file") from error
        overwrite_upload(upload, clean)
        return clean


def overwrite_upload(upload: Any, clean: Any) -> None:
    """Leave nothing in an upload but the clean file."""
    upload.seek(0)
    upload.truncate()
    upload.write(clean.read())
    upload.flush()
    upload.seek(0)
    clean.seek(0)
    upload.size = clean.size
