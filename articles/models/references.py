"""One update of Wagtail's reference index for a record and all its children."""

from typing import Any

from django.db import models

from articles.wagtail_compat.reference_index import one_reference_update


class ReferencesOnce(models.Model):
    """Saves a record with its children and indexes its references once, at the end."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with one_reference_update(self):
            super().save(*args, **kwargs)
