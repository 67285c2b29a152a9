"""Files for download (PDF, tables). Apart from `SourceDocument`, which is a record."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.documents.models import AbstractDocument, Document

from articles.safety.files import UnsafeFile
from articles.safety.metadata import clean_file

if TYPE_CHECKING:
    from django.core.files.base import File


def upload_to(instance: NewsFile, filename: str) -> str:
    """A random name below `files/`: a client's file name may identify a source."""
    return f"files/{secrets.token_hex(16)}.{_ending(filename) or 'bin'}"


def _ending(filename: str) -> str:
    return filename.rsplit(".", 1)[-1].lower() if "." in filename else ""


class CleanFile(ContentFile):
    """A file without metadata, ready to be kept."""


def clean_upload(name: str, content: File) -> CleanFile:
    """`content` without what it says about the people who made it; one that is so already as it
    is. Raises UnsafeFile for a file that is too large, not what its name says, or cannot be
    cleaned."""
    if isinstance(content, CleanFile):
        return content
    limit = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    if content.size > limit:
        raise UnsafeFile(
            _("This file is too big: the limit is %(limit)s.") % {"limit": filesizeformat(limit)}
        )
    ending = _ending(name)
    if ending not in settings.WAGTAILDOCS_EXTENSIONS:
        raise UnsafeFile(_("Files of this type are not accepted."))
    content.seek(0)
    return CleanFile(clean_file(content.read(), ending=ending), name=name)


class CheckedFieldFile(FieldFile):
    """Every write to the storage passes here, whichever view, command or task it comes from."""

    instance: NewsFile

    def save(self, name: str, content: File, save: bool = True) -> None:
        clean = clean_upload(name, content)
        self.instance.sha256 = hashlib.sha256(clean.read()).hexdigest()
        clean.seek(0)
        super().save(name, clean, save)


class CheckedFileField(models.FileField):
    """Django's field of files, and the same column in the database."""

    attr_class = CheckedFieldFile

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs


class NewsFile(AbstractDocument):
    """An uploaded file, kept under a random name.

    `save()` raises UnsafeFile for a new file that cannot be kept, before anything is written.
    """

    file = CheckedFileField(upload_to=upload_to)
    # After the file: fields are written in this order, and the file's turn fills it in. Readers
    # check with it that a copy is the same; the library's own hash is not made for that.
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        indexes = [models.Index(fields=["file"], name="news_file_by_name")]

    def clean(self) -> None:
        super().clean()
        try:
            self._check_new_file()
        except UnsafeFile as error:
            raise ValidationError({"file": str(error)}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Before Django opens its transaction, which an error inside would spoil for the caller.
        self._check_new_file()
        fields = kwargs.get("update_fields")
        if fields is not None and "file" in fields:
            kwargs["update_fields"] = {*fields, "sha256"}
        super().save(*args, **kwargs)

    def _check_new_file(self) -> None:
        given: Any = self.file
        if given and not given._committed:
            name = given.name or ""
            # Assigned anew: size and hash are those of what is kept.
            clean = clean_upload(name, given.file)
            self.file, self.file_size = clean, clean.size

    @property
    def url(self) -> str:
        """The address of the one view that decides who may have the file."""
        return reverse("media", kwargs={"name": self.file.name})
