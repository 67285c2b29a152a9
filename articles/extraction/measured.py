"""How often each rule for names was right, as `script/bench reading_confidence` measured it.

Written by that script: change the rules, then run it."""

from __future__ import annotations

from typing import Final

MEASURED: Final[dict[tuple[str, str], float]] = {
    ("organizations", "acronym"): 0.575,
    ("organizations", "body_before_title"): 0.064,
    ("organizations", "governing_noun"): 0.041,
    ("organizations", "head_noun"): 0.89,
    ("organizations", "known_full_name"): 0.89,
    ("organizations", "known_name"): 0.79,
    ("people", "apposition"): 0.76,
    ("people", "coordinated_with_person"): 0.529,
    ("people", "family_name_first"): 0.744,
    ("people", "given_name"): 0.96,
    ("people", "speaks"): 0.362,
    ("people", "surname_speaks"): 0.495,
    ("people", "title_and_full_name"): 0.952,
    ("people", "title_and_surname"): 0.655,
    ("places", "after_preposition"): 0.87,
    ("places", "before_its_state"): 0.366,
    ("places", "country"): 0.957,
    ("places", "direction"): 0.576,
    ("places", "ending"): 0.89,
    ("places", "kind_said"): 0.75,
    ("places", "region"): 0.889,
    ("places", "two_places"): 0.792,
}
