"""Which cleaner a file needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from articles.safety.files import UnsafeFile, check_file
from articles.safety.metadata.captions import clean_captions
from articles.safety.metadata.office import clean_office
from articles.safety.metadata.pdf import clean_pdf
from articles.safety.metadata.sound_and_film import SOUND_AND_FILM, clean_sound_or_film

_CLEANERS: Final[dict[str, Callable[[bytes], bytes]]] = {"pdf": clean_pdf, "vtt": clean_captions}
_OFFICE: Final = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
# Nothing but their words.
_PLAIN: Final = ("txt", "csv")


def clean_file(data: bytes, *, ending: str) -> bytes:
    """`data` without metadata; a clean file stays as it is. Raises UnsafeFile for what is not what
    `ending` says, or cannot be cleaned."""
    ending = ending.lower()
    check_file(data, ending=ending)
    if ending in _OFFICE:
        return clean_office(data, ending=ending)
    if ending in SOUND_AND_FILM:
        return clean_sound_or_film(data, ending=ending)
    if ending in _CLEANERS:
        return _CLEANERS[ending](data)
    if ending in _PLAIN:
        return data
    raise UnsafeFile("Files of this type are not accepted.")
