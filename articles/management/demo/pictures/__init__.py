"""The pictures of the demo stories, drawn by program: no photograph, no licence, no real place."""

from __future__ import annotations

from collections.abc import Callable

from articles.management.demo.pictures import governments, interiors, landscapes, thresholds

DRAWINGS: dict[str, Callable[[], bytes]] = {
    "chechnya-letter": governments.chechnya_letter,
    "sealed-press": interiors.sealed_press,
    "brackwater": interiors.brackwater,
    "saltmarsh": landscapes.saltmarsh,
    "step-free-vote": thresholds.step_free_vote,
    "court-steps": thresholds.court_steps,
    "lower-fields": landscapes.lower_fields,
    "location-bill": governments.location_bill,
}


def draw(name: str) -> bytes:
    """A JPEG of 1600 x 1067 pixels, the same bytes each time.

    Raises KeyError where there is no drawing of that name.
    """
    return DRAWINGS[name]()
