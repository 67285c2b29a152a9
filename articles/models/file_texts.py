"""The words of stored files, for the search for names."""

from __future__ import annotations

from functools import lru_cache

from django.core.files.storage import default_storage

from articles.safety.file_text import HAVE_WORDS, read_file_text


# By name: it is random and never used for other content. In memory alone.
@lru_cache(maxsize=64)
def text_of_file(name: str) -> str:
    """What a stored file says, with the properties that are left in it; "" where it is gone."""
    ending = name.rpartition(".")[2].lower()
    if ending not in HAVE_WORDS:
        return ""  # nobody reads a video into memory for that
    try:
        with default_storage.open(name) as file:
            data = file.read()
    except OSError:
        return ""
    return read_file_text(data, ending=ending)
