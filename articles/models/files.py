"""Files for download (PDF, tables). Apart from `SourceDocument`, which is a record."""

import secrets

from django.db import models
from wagtail.documents.models import AbstractDocument, Document


def upload_to(instance: "NewsFile", filename: str) -> str:
    """A random name below `files/`: a client's file name may identify a source."""
    ending = filename.rsplit(".", 1)[-1].lower() if "." in filename else "bin"
    return f"files/{secrets.token_hex(16)}.{ending}"


class NewsFile(AbstractDocument):
    """An uploaded file, kept under a random name."""

    file = models.FileField(upload_to=upload_to)

    admin_form_fields = Document.admin_form_fields
