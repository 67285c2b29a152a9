"""Languages of stories and of quotes."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

LONGEST_TAG = 35  # RFC 5646, 4.4.1
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def is_language(value: str) -> bool:
    """Whether this is a language tag (BCP 47)."""
    return len(value) <= LONGEST_TAG and bool(_LANGUAGE.fullmatch(value))


def validate_language(value: str) -> None:
    """Refuse what is no language tag (BCP 47)."""
    if not is_language(value):
        raise ValidationError(gettext("Write a language as its code: “ru”, “ar”, “es-MX”."))
