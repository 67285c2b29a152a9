"""Looks for a name byte by byte: in every column, in the files of SQLite, in stored files."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from articles.models import ProtectedName
from articles.safety.names import as_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from django.db.backends.utils import CursorWrapper

_BLOCK = 4 * 1024 * 1024


def written_forms(names: Iterable[str]) -> list[str]:
    """The names as they may be stored: in any case, composed or not, as addresses, escaped."""
    found: set[str] = set()
    for name in names:
        for text in {name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)}:
            cased = {text, text.lower(), text.upper(), text.title()}
            found |= cased | {json.dumps(one)[1:-1] for one in cased}
        found |= {as_slug(name), as_slug(name).replace("-", "_")}
        found |= {name.lower().replace(" ", sign) for sign in ("", "-", "_", "+", "%20")}
    return sorted(found - {""})


def places_saying(names: Iterable[str]) -> list[str]:
    """Where one of the names still is: "table.column", names of files. The sealed list is no such
    place. Reads everything that is stored."""
    forms = written_forms(names)
    return [*_columns(forms), *_database_files(forms), *_stored_files(forms)]


def _columns(forms: list[str]) -> Iterator[str]:
    own = ProtectedName._meta.db_table
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table == own:
                continue
            for column in connection.introspection.get_table_description(cursor, table):
                if _is_said(cursor, table, column.name, forms):
                    yield f"{table}.{column.name}"


def _is_said(cursor: CursorWrapper, table: str, column: str, forms: list[str]) -> bool:
    quote = connection.ops.quote_name
    like = f"lower(CAST({quote(column)} AS text)) LIKE %s ESCAPE '!'"
    likes = " OR ".join([like] * len(forms))
    patterns = [f"%{_escaped(form.lower())}%" for form in forms]
    # Names of tables and columns are the database's own.
    cursor.execute(f"SELECT 1 FROM {quote(table)} WHERE {likes} LIMIT 1", patterns)  # noqa: S608
    return cursor.fetchone() is not None


def _escaped(form: str) -> str:
    return form.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _database_files(forms: list[str]) -> Iterator[str]:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or "memory" in name:
        return
    for ending in ("", "-wal", "-journal"):
        path = settings.BASE_DIR / f"{name}{ending}"
        if path.is_file() and _is_in_file(path, forms):
            yield path.name


def _is_in_file(path: Path, forms: list[str]) -> bool:
    needles = [form.lower().encode() for form in forms]
    overlap = max(map(len, needles))
    last = b""
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            part = last + block.lower()
            if any(needle in part for needle in needles):
                return True
            last = part[-overlap:]
    return False


def _stored_files(forms: list[str]) -> Iterator[str]:
    needles = [form.lower().encode() for form in forms]
    needles += [form.encode("utf-16-le") for form in forms]
    for name in _walk(""):
        with default_storage.open(name) as file:
            data = file.read()
        if any(needle in part.lower() for part in _parts(name, data) for needle in needles):
            yield name


def _walk(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in sorted(files))
    for inner in sorted(folders):
        yield from _walk(f"{folder}{inner}/")


def _parts(name: str, data: bytes) -> Iterator[bytes]:
    """The bytes of the file, its name, and what is packed in it."""
    yield name.encode()
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (package.read(info) for info in package.infolist())
