"""The admin's forms of pictures: a file that cannot be kept is an error beside its field."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import willow
from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from articles.editing.records.covering import COVER_SCREEN
from articles.editing.records.media import KeepsWhatReadersSee, overwrite_upload
from articles.models.images import CleanPicture, clean_picture
from articles.safety.pictures import UnsafePicture

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class SafeImageField(WagtailImageField):
    """Cleans to the picture written anew.

    The upload itself is emptied into it as well: where another field of the form is wrong,
    Wagtail keeps the upload (`wagtail.models.UploadedFile`) until the form is filled in.
    """

    def to_python(self, data: UploadedFile | None) -> CleanPicture | None:
        upload = FileField.to_python(self, data)
        if upload is None:
            return None
        self.check_image_file_size(upload)
        try:
            picture = clean_picture(upload)
        except UnsafePicture as error:
            raise ValidationError(str(error), code="invalid_image") from error
        _overwrite(upload, picture)
        # Wagtail's own code reads the decoded picture from here.
        picture.image = willow.Image.open(BytesIO(picture.read()))
        picture.seek(0)
        return picture


def _overwrite(upload: UploadedFile, picture: CleanPicture) -> None:
    overwrite_upload(upload, picture)
    upload.name = picture.name
    upload.content_type = picture.content_type


class NewsImageForm(KeepsWhatReadersSee, BaseImageForm):
    """The form behind every upload of the admin: library, several at once, chooser, edit.

    The form that follows an upload proposes as credit what the file said; it counts when it is
    saved.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "credit" in self.fields and self.instance.found_credit and not self.instance.credit:
            self.initial["credit"] = self.instance.found_credit
            self.fields["credit"].help_text = _(
                "The file says so. Leave it only if this name may be printed."
            )
        if "file" in self.fields:
            old = self.fields["file"]
            self.fields["file"] = SafeImageField(
                label=old.label, required=old.required, widget=old.widget
            )
            if self.instance.pk:
                self.fields["file"].help_text = format_html(
                    '<a href="{}">{}</a>',
                    reverse(COVER_SCREEN, args=[self.instance.pk]),
                    _("Cover faces, plates or badges…"),
                )
