"""Reads a story's record: JSON in the shape of docs/record-format.md."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from articles import dates
from articles.enums import StatusKind
from articles.services.importing.errors import ImportRefused
from articles.services.importing.record_shapes import check_shapes, check_unique
from articles.text import clean_text, without_broken_signs_in

_LISTS = ("people", "organizations", "places", "documents", "events", "quotes", "sources")
# What a thing of each list must have, besides an id where others point to it.
_NEEDED = {
    "people": ("id", "name"),
    "organizations": ("id", "name"),
    "places": ("name",),
    "documents": ("id",),
    "events": ("what",),
    "quotes": ("text",),
    "sources": ("title", "url"),
}


@dataclass(frozen=True)
class RecordFile:
    """A checked record: every list is there, every reference leads somewhere."""

    data: dict[str, Any]
    digest: str

    def rows(self, name: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.data[name]
        return rows

    def text(self, name: str) -> str:
        return str(self.data.get(name) or "").strip()

    def topic_names(self) -> list[str]:
        topics = self.data.get("topics") or {}
        names = topics.get("names") or topics.get("suggested") or []
        return [str(name) for name in names]


EMPTY_RECORD = RecordFile(data={name: [] for name in _LISTS}, digest="")


def read_record_file(data: bytes) -> RecordFile:
    """Parse and check a record. Raises ImportRefused naming the place that is wrong."""
    try:
        record = without_broken_signs_in(json.loads(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise ImportRefused("The record is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise ImportRefused(
            f"The record is not valid JSON: {error.msg} in line {error.lineno}."
        ) from error
    except RecursionError as error:
        raise ImportRefused("The record is nested too deeply to be one.") from error
    if not isinstance(record, dict):
        raise ImportRefused("The record must be one JSON object.")
    for name in _LISTS:
        record[name] = _rows(record.get(name) or [], name)
    check_shapes(record)
    record = {key: _clean(value) for key, value in record.items()}
    check_unique(record)
    _check_references(record)
    _check_statuses(record)
    _check_dates(record)
    return RecordFile(data=record, digest=hashlib.sha256(data).hexdigest())


def _rows(rows: Any, name: str) -> list[dict[str, Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ImportRefused(f"“{name}” of the record must be a list of objects.")
    for number, row in enumerate(rows, start=1):
        for key in _NEEDED[name]:
            if not row.get(key):
                raise ImportRefused(f"Number {number} of “{name}” in the record has no “{key}”.")
    return rows


def _clean(value: Any) -> Any:
    """Without invisible characters, except in a quote's text: offsets count them."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {key: one if key == "text" else _clean(one) for key, one in value.items()}
    return value


def as_list(value: Any) -> list[Any]:
    """One reference or several, as the format allows both."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list) else [value]


def said_of(quote: dict[str, Any]) -> str:
    """When a quote was said, as EDTF: given alone, or as `{"iso", "as_said"}` like an event's."""
    said = quote.get("said")
    return str((said.get("iso") if isinstance(said, dict) else said) or "")


def _check_references(record: dict[str, Any]) -> None:
    known = {row["id"] for name in _LISTS for row in record[name] if isinstance(row.get("id"), str)}
    for where, reference in _references(record):
        if reference not in known:
            raise ImportRefused(f"The record has nothing called “{reference}” ({where}).")


def _references(record: dict[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, Any]] = []
    for row in record["people"]:
        found.append((f"affiliation of {row['name']}", row.get("affiliation")))
    for row in record["organizations"]:
        found.append((f"parent of {row['name']}", row.get("parent")))
    for row in record["documents"]:
        for key in ("addressee", "author", "organization", "body", "signatories_named"):
            found += [(f"{key} of {row['id']}", one) for one in as_list(row.get(key))]
    for row in record["events"]:
        for key in ("actors", "documents"):
            found += [(f"{key} of {row['what']}", one) for one in as_list(row.get(key))]
    for number, row in enumerate(record["quotes"], start=1):
        speaker = row.get("speaker") or {}
        for value in (
            speaker.get("ref"),
            speaker.get("reported_by"),
            row.get("addressee"),
            row.get("continued_from"),
        ):
            found.append((f"quote {number}", value))
    return [(where, str(value)) for where, value in found if value]


def _check_statuses(record: dict[str, Any]) -> None:
    kinds = {kind.value for kind in StatusKind}
    for row in record["documents"]:
        for status in row.get("statuses") or ():
            if status.get("kind") not in kinds or not status.get("date"):
                raise ImportRefused(
                    f"{row['id']}: each of “statuses” needs a “date”, and as “kind” one of "
                    f"{', '.join(sorted(kinds))}."
                )


def _check_dates(record: dict[str, Any]) -> None:
    found = [
        (row["id"], row.get(key)) for row in record["documents"] for key in ("date", "adopted")
    ]
    found += [
        (row["id"], status["date"])
        for row in record["documents"]
        for status in row.get("statuses") or ()
    ]
    found += [(row["what"], (row.get("date") or {}).get("iso")) for row in record["events"]]
    found += [(row["text"], said_of(row)) for row in record["quotes"]]
    for where, value in found:
        try:
            dates.parse(str(value or ""))
        except dates.InvalidDate as error:
            raise ImportRefused(f"{where}: {error}") from error
    for row in record["sources"]:
        try:
            date.fromisoformat(row.get("accessed_on") or "2000-01-01")
        except ValueError as error:
            raise ImportRefused(
                f"{row['title']}: there is no date {row['accessed_on']}."
            ) from error
