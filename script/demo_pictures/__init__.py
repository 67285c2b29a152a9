"""The pictures of the demo stories, drawn by program: no photograph, no licence, no real place.

`python -m script.demo_pictures` writes the files that `load_demo` takes.
"""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from . import camp, cell, court, fields, letter, masts, press, school

DRAWINGS: dict[str, Callable[[], Image.Image]] = {
    "chechnya-letter": letter.chechnya_letter,
    "sealed-press": press.sealed_press,
    "brackwater": cell.brackwater,
    "saltmarsh": camp.saltmarsh,
    "step-free-vote": school.step_free_vote,
    "court-steps": court.court_steps,
    "lower-fields": fields.lower_fields,
    "location-bill": masts.location_bill,
}


def draw(name: str) -> Image.Image:
    """A picture of 1600 x 1067 pixels, the same each time.

    Raises KeyError where there is no drawing of that name.
    """
    return DRAWINGS[name]()
