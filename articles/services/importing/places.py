"""Places of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.models import Place
from articles.services.importing.making import candidates_by_key, only_match
from articles.text import name_key

if TYPE_CHECKING:
    from articles.services.importing.making import Making


def make_places(making: Making) -> None:
    """Match each place by its ISO 3166-2 code or its name, else make it."""
    rows = making.record.rows("places")
    known = candidates_by_key(Place, [row["name"] for row in rows])
    codes = [code for code in (_code(row) for row in rows) if code]
    by_code = {place.code: place for place in Place.objects.filter(code__in=codes)}
    for row in rows:
        place = by_code.get(_code(row)) or only_match(
            known.get(name_key(row["name"]), []), row["name"], "merge them first"
        )
        is_new = place is None
        if place is None:
            place = Place.objects.create(**_fields(row))
        making.places[name_key(row["name"])] = place
        making.keep("place", place, is_new=is_new)


def area_of(making: Making, state: str, as_written: str, name: str = "") -> Place | None:
    """The place of a seat: "RI", written "R.I.", called "Rhode Island". None for no state."""
    if not state:
        return None
    code = f"US-{state.upper()}"
    place = Place.objects.filter(code=code).first()
    if place is None:
        place = Place.objects.create(
            name=name or as_written or state, code=code, country="US", kind="US state"
        )
        making.keep("place", place, is_new=True)
    # "R.I." is how copy shortens it; "Rhode Island" or "Maine" is the name once more.
    if as_written.endswith(".") and not place.abbreviation:
        place.abbreviation = as_written
        place.save(update_fields=["abbreviation"])
    return place


def _code(row: dict[str, Any]) -> str:
    iso = str(row.get("iso") or "")
    return iso if "-" in iso else ""


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    iso = str(row.get("iso") or "")
    return {
        "name": row["name"],
        "kind": str(row.get("type") or "")[:60],
        "country": str(row.get("country") or iso[:2])[:2].upper(),
        "code": _code(row),
        "latitude": row.get("latitude"),
        "longitude": row.get("longitude"),
    }
