"""How often each rule for names was right, as `script/bench reading_confidence` measured it.

Written by that script: change the rules, then run it."""

from __future__ import annotations

from typing import Final

MEASURED: Final[dict[tuple[str, str], float]] = {
    ("organizations", "acronym"): 0.587,
    ("organizations", "body_before_title"): 0.064,
    ("organizations", "governing_noun"): 0.041,
    ("organizations", "head_noun"): 0.971,
    ("organizations", "inner_capital"): 0.465,
    ("organizations", "known_full_name"): 0.89,
    ("organizations", "known_name"): 0.795,
    ("organizations", "loose_head_noun"): 0.618,
    ("organizations", "served"): 0.484,
    ("people", "apposition"): 0.849,
    ("people", "family_name_first"): 0.884,
    ("people", "given_name"): 0.958,
    ("people", "speaks"): 0.388,
    ("people", "surname_speaks"): 0.565,
    ("people", "title_and_full_name"): 0.958,
    ("people", "title_and_surname"): 0.6,
    ("places", "after_preposition"): 0.468,
    ("places", "before_its_state"): 0.333,
    ("places", "country"): 0.958,
    ("places", "direction"): 0.639,
    ("places", "ending"): 0.89,
    ("places", "kind_said"): 0.747,
    ("places", "listed_city"): 0.964,
    ("places", "listed_region"): 0.832,
    ("places", "region"): 0.889,
    ("places", "two_letters"): 0.457,
    ("places", "two_places"): 0.792,
}
