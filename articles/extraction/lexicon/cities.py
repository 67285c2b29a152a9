"""Names of cities and regions of the whole world, of GeoNames (script/place_names.py)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final
from unicodedata import combining, normalize

_FILE: Final = Path(__file__).with_name("place_names.txt")
# What English calls otherwise than GeoNames, and what is no city and no division of a country.
_MORE: Final = {
    "city": "kiev odessa bombay calcutta rangoon saigon peking macau macao the_hague gaza_city"
    " mecca medina jeddah sanaa aleppo homs idlib raqqa mosul basra kharkiv bakhmut"
    " mariupol grozny lyon"
    " seville florence venice naples munich cologne zurich geneva bata malabo nusantara kabul"
    " east_jerusalem tel_aviv phnom_penh sao_paulo mexico_city dushanbe astana",
    "region": "latin_america middle_east north_africa sub-saharan_africa horn_of_africa sahel"
    " maghreb levant balkans caucasus siberia donbas crimea tigray darfur kordofan kurdistan"
    " rakhine xinjiang tibet kashmir balochistan persian_gulf gulf_of_mexico red_sea black_sea"
    " mediterranean mediterranean_sea south_china_sea east_china_sea taiwan_strait andes himalayas"
    " sahara amazon_basin americas scandinavia benelux catalonia chechnya dagestan ingushetia"
    " abkhazia south_ossetia nagorno-karabakh transnistria west_bank gaza gaza_strip sinai"
    " golan_heights central_asia south_asia southeast_asia east_asia eastern_europe"
    " western_europe central_america pacific atlantic indian_ocean pacific_ocean atlantic_ocean"
    " baltic_sea caspian_sea persian_gulf strait_of_hormuz",
}


# Capitals that speak for their governments: as the subject of "said" nobody's surname.
GOVERNMENT_SEATS: Final = frozenset(
    "beijing moscow kyiv kiev tehran delhi islamabad kabul ankara riyadh jerusalem cairo nairobi"
    " kampala kigali addis khartoum pretoria abuja accra dakar algiers rabat tunis tripoli baghdad"
    " damascus beirut amman doha dubai sanaa muscat tokyo seoul pyongyang taipei manila hanoi"
    " bangkok jakarta naypyidaw dhaka colombo kathmandu astana tashkent bishkek dushanbe ashgabat"
    " baku yerevan tbilisi minsk warsaw berlin brussels paris rome madrid lisbon vienna budapest"
    " belgrade sarajevo pristina skopje bucharest athens ottawa canberra caracas bogota havana"
    " managua lima quito brasilia harare lusaka kinshasa juba mogadishu asmara djibouti".split()
)


@lru_cache(maxsize=1)
def place_kinds() -> dict[str, str]:
    """Name in small letters without accents -> city or region."""
    found: dict[str, str] = {}
    kind = ""
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif not line.startswith("#"):
            found.setdefault(line, kind)
    for kind, names in _MORE.items():
        found |= {name.replace("_", " "): kind for name in names.split()}
    return found


@lru_cache(maxsize=4096)
def place_kind(name: str) -> str:
    """City or region, where a place of the world has the name; empty where none is known."""
    low = name.lower()
    if not low.isascii():
        low = "".join(char for char in normalize("NFD", low) if not combining(char))
    return place_kinds().get(low, "")
