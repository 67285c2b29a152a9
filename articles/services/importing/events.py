"""Events of the record, with who took part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from articles.models import Event
from articles.services.importing.making import candidates_by_key
from articles.services.importing.record_file import as_list
from articles.text import name_key

if TYPE_CHECKING:
    from articles.services.importing.making import Making


def make_events(making: Making) -> None:
    """Match each event by its words and date, else make it."""
    rows = making.record.rows("events")
    known = candidates_by_key(Event, [row["what"] for row in rows])
    for number, row in enumerate(rows):
        same_words = known.get(name_key(row["what"])[:255], [])
        event = next((one for one in same_words if one.date_edtf == _date(row)), None)
        is_new = event is None
        if event is None:
            event = _create(making, row)
        making.events[str(row.get("id") or f"event {number}")] = event
        making.keep("event", event, is_new=is_new)


def _date(row: dict[str, Any]) -> str:
    return str((row.get("date") or {}).get("iso") or "")


def _create(making: Making, row: dict[str, Any]) -> Event:
    event = Event(
        name=row["what"][:255],
        description=str(row.get("description") or ""),
        date_edtf=_date(row),
        date_as_said=str((row.get("date") or {}).get("as_said") or ""),
        place=_place(making, row),
    )
    event.documents = [making.documents[one] for one in as_list(row.get("documents"))]
    for order, reference in enumerate(as_list(row.get("actors"))):
        party = making.party(reference)
        event.participants.create(
            sort_order=order, role="" if party else making.words.get(reference, ""), **party
        )
    event.save()
    return event


def _place(making: Making, row: dict[str, Any]) -> Any:
    """ "Hamburg, Germany" is the place Hamburg."""
    name = str(row.get("place") or "")
    return making.places.get(name_key(name)) or making.places.get(name_key(name.split(",")[0]))
