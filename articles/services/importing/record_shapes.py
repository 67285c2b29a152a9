"""What each value of a record may be. Databases differ in what they refuse; this does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from articles.services.importing.errors import ImportRefused
from articles.text import name_key

MOST_ROWS = 500
_NAME, _SHORT, _WORD, _LONG, _WEB = 255, 120, 40, 20_000, 500

ShapeCheck = Callable[[Any], bool]


def _text(most: int) -> ShapeCheck:
    return lambda value: isinstance(value, str) and len(value) <= most


def _number(least: float, most: float) -> ShapeCheck:
    return lambda value: (
        isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
    )


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31


def _list_of(check: ShapeCheck) -> ShapeCheck:
    return lambda value: isinstance(value, list) and all(check(one) for one in value)


def _one_or_list(check: ShapeCheck) -> ShapeCheck:
    return lambda value: check(value) or _list_of(check)(value)


def _one_of(*checks: ShapeCheck) -> ShapeCheck:
    return lambda value: any(check(value) for check in checks)


def _object(**checks: ShapeCheck) -> ShapeCheck:
    return lambda value: (
        isinstance(value, dict)
        and all(value.get(key) is None or check(value[key]) for key, check in checks.items())
    )


def _truth(value: Any) -> bool:
    return isinstance(value, bool)


def _span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(_whole(one) for one in value)


_ID = _text(_SHORT)
_NAMES = _list_of(_text(_NAME))
_ADDRESS = _text(_WEB)

SHAPES: dict[str, dict[str, ShapeCheck]] = {
    "people": {
        "id": _ID,
        "name": _text(_NAME),
        "other_names": _NAMES,
        "wikidata_id": _text(20),
        "bioguide_id": _text(10),
        "title": _text(160),
        "affiliation": _ID,
        "party": _text(20),
        "party_label": _text(_SHORT),
        "state": _text(6),
        "state_in_text": _text(20),
        "role_in_story": _one_or_list(_text(_NAME)),
        "described_as": _text(_NAME),
        "name_in_text": _text(_NAME),
        "mentions": _list_of(_span),
        "standing": _text(_WORD),
        "consent": _object(method=_text(_WORD), given_on=_text(10)),
        "biography": _text(_LONG),
    },
    "organizations": {
        "id": _ID,
        "name": _text(_NAME),
        "other_names": _NAMES,
        "aliases_in_text": _NAMES,
        "type": _text(_SHORT),
        "abbreviation": _text(20),
        "named": _truth,
        "role_in_story": _one_or_list(_text(_NAME)),
        "described_as": _text(_NAME),
        "name_in_text": _text(_NAME),
        "mentions": _list_of(_span),
        "parent": _ID,
        "description": _text(_LONG),
    },
    "places": {
        "name": _text(_NAME),
        "type": _text(60),
        "iso": _text(10),
        "country": _text(2),
        "latitude": _number(-90, 90),
        "longitude": _number(-180, 180),
    },
    "documents": {
        "id": _ID,
        "type": _text(_WORD),
        "title": _text(_NAME),
        "number": _text(60),
        "date": _text(60),
        "adopted": _text(60),
        "as_said": _text(_SHORT),
        "author": _one_or_list(_ID),
        "organization": _one_or_list(_ID),
        "body": _one_or_list(_ID),
        "addressee": _one_or_list(_ID),
        "signatories_named": _list_of(_ID),
        "signatories_other": _object(count=_whole),
        "description": _text(_LONG),
        "statuses": _list_of(
            _object(kind=_text(_WORD), date=_text(60), note=_text(_NAME), url=_ADDRESS)
        ),
        "excerpt": _text(200_000),
        "url": _ADDRESS,
        "archived_url": _ADDRESS,
        "quotes": _list_of(_ID),
    },
    "events": {
        "id": _ID,
        "what": _text(_NAME),
        "description": _text(_LONG),
        "date": _object(iso=_text(60), as_said=_text(_SHORT)),
        "place": _text(_NAME),
        "actors": _one_or_list(_ID),
        "documents": _one_or_list(_ID),
        "background": _truth,
    },
    "quotes": {
        "id": _ID,
        "text": _text(_LONG),
        "start": _whole,
        "end": _whole,
        "speaker": _object(
            kind=_text(_WORD),
            ref=_ID,
            name=_text(_NAME),
            reported_by=_ID,
            document=_ID,
        ),
        "speaker_surface": _text(_NAME),
        "first_hand": _truth,
        "verb": _text(_WORD),
        "medium": _text(_SHORT),
        "said": _one_of(_text(60), _object(iso=_text(60), as_said=_text(_SHORT))),
        "addressee": _ID,
        "said_in": _text(_WEB),
        "continued_from": _ID,
        "not_alone": _truth,
        "language": _text(35),
        "original_words": _text(_LONG),
        "translated_by": _text(_SHORT),
    },
    "sources": {
        "title": _text(_NAME),
        "url": _ADDRESS,
        "publisher": _text(160),
        "accessed_on": _text(10),
        "archived_url": _ADDRESS,
    },
}
STORY: dict[str, ShapeCheck] = {
    "headline": _text(_NAME),
    "kicker": _text(80),
    "standfirst": _text(2000),
    "language": _text(35),
    "slugline": _text(80),
    "dateline": _text(_NAME),
    "byline": _NAMES,
    "section": _text(_NAME),
    "topics": _object(names=_list_of(_text(100)), suggested=_list_of(_text(100))),
}


def check_shapes(record: dict[str, Any]) -> None:
    """Raise ImportRefused for the first value that is of another kind, too long or out of range."""
    _check(record, STORY, "The record")
    for name, checks in SHAPES.items():
        rows = record[name]
        if len(rows) > MOST_ROWS:
            raise ImportRefused(
                f"The record has {len(rows):,} {name}; {MOST_ROWS} is the most that one story "
                "may have."
            )
        for number, row in enumerate(rows, start=1):
            _check(row, checks, f"Number {number} of “{name}”")


def check_unique(record: dict[str, Any]) -> None:
    """Raise ImportRefused where two things of a list have one id, or two people one identifier."""
    for name in SHAPES:
        _refuse_twins(record[name], "id", name)
    for key in ("wikidata_id", "bioguide_id"):
        _refuse_twins(record["people"], key, "people")
    for name in ("people", "organizations"):
        _refuse_namesakes(record[name], name)


def _refuse_twins(rows: list[dict[str, Any]], key: str, name: str) -> None:
    seen: set[str] = set()
    for value in (row[key] for row in rows if row.get(key)):
        if value in seen:
            raise ImportRefused(f"Two of “{name}” have the {key} “{value}”.")
        seen.add(value)


def _refuse_namesakes(rows: list[dict[str, Any]], name: str) -> None:
    """Two of one name, unless an identifier of each says that they differ."""
    seen: dict[str, dict[str, Any]] = {}
    for row in rows:
        key = name_key(row["name"])
        if row.get("named") is False:
            continue
        if key in seen and not (_is_identified(row) and _is_identified(seen[key])):
            raise ImportRefused(
                f"Two of “{name}” have the name “{row['name']}”: “{seen[key]['id']}” and "
                f"“{row['id']}”. Use one id for both, or give each a “wikidata_id” or a "
                "“bioguide_id”."
            )
        seen[key] = row


def _is_identified(row: dict[str, Any]) -> bool:
    return bool(row.get("wikidata_id") or row.get("bioguide_id"))


def _check(row: dict[str, Any], checks: dict[str, ShapeCheck], where: str) -> None:
    for key, check in checks.items():
        value = row.get(key)
        if value is not None and not check(value):
            raise ImportRefused(
                f"{where}: “{key}” is not what it may be. It is of another kind, too long or out "
                f"of range: {_shown(value)}"
            )


def _shown(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= 80 else f"{words[:79]}…"
