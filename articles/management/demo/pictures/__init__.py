"""The pictures of the demo stories, drawn by program: no photograph, no licence, no real place."""

from __future__ import annotations

from collections.abc import Callable

from articles.management.demo.pictures import (
    camp,
    cell,
    court,
    fields,
    letter,
    masts,
    press,
    school,
)

DRAWINGS: dict[str, Callable[[], bytes]] = {
    "chechnya-letter": letter.chechnya_letter,
    "sealed-press": press.sealed_press,
    "brackwater": cell.brackwater,
    "saltmarsh": camp.saltmarsh,
    "step-free-vote": school.step_free_vote,
    "court-steps": court.court_steps,
    "lower-fields": fields.lower_fields,
    "location-bill": masts.location_bill,
}


def draw(name: str) -> bytes:
    """A JPEG of 1600 x 1067 pixels, the same bytes each time.

    Raises KeyError where there is no drawing of that name.
    """
    return DRAWINGS[name]()
