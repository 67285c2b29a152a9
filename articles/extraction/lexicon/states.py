"""The states and territories of the United States: name, postal code, AP abbreviation."""

from __future__ import annotations

from typing import Final

_ROWS: Final = """
Alabama|AL|Ala. Alaska|AK| Arizona|AZ|Ariz. Arkansas|AR|Ark. California|CA|Calif. Colorado|CO|Colo.
Connecticut|CT|Conn. Delaware|DE|Del. Florida|FL|Fla. Georgia|GA|Ga. Hawaii|HI| Idaho|ID|
Illinois|IL|Ill. Indiana|IN|Ind. Iowa|IA| Kansas|KS|Kan. Kentucky|KY|Ky. Louisiana|LA|La. Maine|ME|
Maryland|MD|Md. Massachusetts|MA|Mass. Michigan|MI|Mich. Minnesota|MN|Minn. Mississippi|MS|Miss.
Missouri|MO|Mo. Montana|MT|Mont. Nebraska|NE|Neb. Nevada|NV|Nev. New_Hampshire|NH|N.H.
New_Jersey|NJ|N.J. New_Mexico|NM|N.M. New_York|NY|N.Y. North_Carolina|NC|N.C. North_Dakota|ND|N.D.
Ohio|OH| Oklahoma|OK|Okla. Oregon|OR|Ore. Pennsylvania|PA|Pa. Rhode_Island|RI|R.I.
South_Carolina|SC|S.C. South_Dakota|SD|S.D. Tennessee|TN|Tenn. Texas|TX|Tex. Utah|UT| Vermont|VT|Vt.
Virginia|VA|Va. Washington|WA|Wash. West_Virginia|WV|W.Va. Wisconsin|WI|Wis. Wyoming|WY|Wyo.
District_of_Columbia|DC|D.C. Puerto_Rico|PR|P.R. Guam|GU| American_Samoa|AS|
U.S._Virgin_Islands|VI|V.I. Northern_Mariana_Islands|MP|
"""

STATE_CODES: Final[dict[str, str]] = {}
STATE_NAMES: Final[dict[str, str]] = {}
# The abbreviation of copy by postal code; short names have none.
STATE_ABBREVIATIONS: Final[dict[str, str]] = {}
for _row in _ROWS.split():
    _name, _code, _abbreviation = _row.replace("_", " ").split("|")
    STATE_NAMES[_code] = _name
    STATE_CODES[_name.lower()] = _code
    STATE_CODES[_code.lower()] = _code
    if _abbreviation:
        STATE_ABBREVIATIONS[_code] = _abbreviation
        STATE_CODES[_abbreviation.lower()] = _code
        STATE_CODES[_abbreviation.lower().rstrip(".")] = _code
FULL_NAMES: Final = frozenset(name.lower() for name in STATE_NAMES.values())
# Older and longer forms that still stand in copy.
STATE_CODES.update(
    {"penn.": "PA", "oreg.": "OR", "nebr.": "NE", "cal.": "CA", "kans.": "KS", "wisc.": "WI"}
)

PARTY_NAMES: Final = {
    "D": "Democratic",
    "R": "Republican",
    "I": "Independent",
    "L": "Libertarian",
    "G": "Green",
    "DFL": "Democratic",
}


def named_state(written: str) -> str:
    """The postal code of a state written in full, as an abbreviation with its full stop, or as a
    capital code: "Mass" alone is a service, "Miss" a lady."""
    low = written.lower()
    if low in FULL_NAMES or (low.endswith(".") and low in STATE_CODES):
        return STATE_CODES[low]
    return written if len(written) == 2 and written in STATE_NAMES else ""


def state_code(written: str) -> str:
    """The postal code of a state in any of its written forms, empty where it is none."""
    low = written.strip().lower()
    return STATE_CODES.get(low) or STATE_CODES.get(low.rstrip(".")) or ""
