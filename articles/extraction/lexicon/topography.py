"""Words that tell a place from other names."""

from __future__ import annotations

from typing import Final

# "the city of X", "the German city of X", "X, a town in"
PLACE_WORDS: Final = {
    "city": "city",
    "town": "city",
    "village": "city",
    "capital": "city",
    "port": "city",
    "suburb": "city",
    "district": "region",
    "province": "region",
    "region": "region",
    "republic": "region",
    "county": "region",
    "state": "state",
    "island": "region",
    "territory": "region",
    "peninsula": "region",
    "neighborhood": "city",
    "neighbourhood": "city",
    "borough": "city",
    "settlement": "city",
    "camp": "city",
    "oblast": "region",
    "municipality": "city",
    "country": "country",
    "valley": "region",
    "prefecture": "region",
}
DIRECTIONS: Final = frozenset(
    (
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "upper",
        "lower",
    )
)
# Last words of a place's name.
ENDINGS: Final = {
    "county": "region",
    "island": "region",
    "islands": "region",
    "valley": "region",
    "city": "city",
    "springs": "city",
    "beach": "city",
    "river": "region",
    "lake": "region",
    "mountains": "region",
    "province": "region",
    "peninsula": "region",
    "heights": "city",
    "square": "city",
    "street": "city",
    "avenue": "city",
    "park": "city",
    "airport": "city",
    "strip": "region",
    "desert": "region",
    "coast": "region",
    "bay": "region",
    "hills": "city",
}
PLACE_PREPOSITIONS: Final = frozenset(
    ("in", "near", "from", "outside", "across", "around", "throughout")
)
# Capitals of belief, people and time that follow the same prepositions and are no place.
NEVER: Final = frozenset(
    "muslim muslims christian christians jew jews jewish islam islamic christianity judaism"
    " catholic catholics hindu hindus buddhist buddhists sikh sikhs protestant republican"
    " republicans democrat democrats democratic english spanish french arabic internet god"
    " ramadan easter christmas thanksgiving english-language bible quran koran web twitter"
    " facebook instagram youtube".split()
)
# Names of two places at least: a state and a city, a state and a country.
UNCLEAR: Final = frozenset(("washington", "new york", "georgia", "jordan", "congo", "guinea"))
