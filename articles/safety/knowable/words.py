"""The words by which a fact about somebody is known, by kind."""

from __future__ import annotations

import re
from typing import Final

AGE, PLACE, JOB, RELATIVE, DATE = "age", "place", "job", "relative", "date"
INJURY, LIKENESS, SCHOOL = "injury", "picture", "school"
FACT_KINDS: Final = (AGE, PLACE, JOB, RELATIVE, DATE, INJURY, LIKENESS, SCHOOL)

_NUMBERS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
    "forty fifty sixty seventy eighty ninety"
).split()
_DECADES = "twent|thirt|fort|fift|sixt|sevent|eight|ninet"
_COUNT = "(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|several|\\d+)"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"

_RELATIVES: Final = (
    "mother father parents brother brothers sister sisters son sons daughter daughters wife "
    "husband partner fiancé fiancée uncle aunt cousin cousins nephew niece grandmother "
    "grandfather grandparents grandson granddaughter grandchildren children child baby twin "
    "stepfather stepmother stepson stepdaughter widow widower orphan in-laws mother-in-law "
    "father-in-law"
).split()
_JOBS: Final = (
    "accountant activist actor actress architect artist athlete baker banker barber beekeeper "
    "blacksmith builder butcher captain caretaker carpenter cashier chef civil-servant cleaner "
    "clerk coach colonel conductor conscript cook courier dancer dentist doctor docker driver "
    "economist editor electrician engineer farmer farmhand fisherman firefighter florist "
    "footballer gardener guard guide hairdresser historian imam interpreter janitor jeweller "
    "journalist judge labourer lawyer lecturer librarian lieutenant locksmith mason mayor "
    "mechanic midwife miner monk musician nun nurse officer painter paramedic pastor pharmacist "
    "photographer physician pianist pilot plumber poet policeman policewoman porter postman "
    "priest professor programmer prosecutor publisher rabbi receptionist reporter researcher "
    "sailor salesman saleswoman scientist seamstress secretary sergeant shepherd shopkeeper "
    "singer smith social-worker soldier student surgeon surveyor tailor taxi-driver teacher "
    "technician trader translator tutor vet violinist waiter waitress watchman weaver welder "
    "writer"
).split()
_WORKPLACES: Final = (
    "army authority bakery bank border cannery council court embassy factory farm foundry garage "
    "guard hospital hotel kitchen laboratory library market mill mine ministry museum navy "
    "newspaper office pharmacy plant police port post prison quarry railway restaurant shipyard "
    "shop station theatre warehouse workshop"
).split()
_SCHOOLS = "school|university|college|institute|academy|kindergarten|faculty|seminary|polytechnic"
_HARMS: Final = (
    "broken burned burnt scarred wounded injured blinded paralysed paralyzed amputated maimed "
    "disfigured crippled"
).split()
_BODY = (
    "arms?|legs?|hands?|fingers?|thumbs?|eyes?|ears?|jaw|neck|face|cheek|back|foot|feet|toes?"
    "|shoulders?|knees?|hips?|ribs?|spine|nose|head|skull|chest|stomach|wrists?|teeth|tooth|skin"
)
_MARKS = "scars?|limp|stutter|tattoos?|stick|cane|crutch(?:es)?|wheelchair|prosthesis|birthmark"
_WHERE = rf"(?: (?:on|in|across) (?:his|her|their) (?:\w+ )?(?:{_BODY})\b)?"
_CAPITAL = r"[A-Z][\w’'-]+(?:\s+(?:(?:of|the|St)\s+)?[A-Z][\w’'-]+)*"


def _any(words: list[str]) -> str:
    return "|".join(sorted((word.replace("-", "[ -]") for word in words), key=len, reverse=True))


PATTERNS: Final[dict[str, tuple[re.Pattern[str], ...]]] = {
    AGE: (
        re.compile(r"\b\d{1,2}(?:-|\s)years?(?:-|\s)old\b", re.I),
        re.compile(r"\baged? (?:of )?\d{1,2}\b", re.I),
        re.compile(rf"\bin (?:his|her|their) (?:early |mid-?|late )?(?:{_DECADES})ies\b"),
        re.compile(r"\bin (?:his|her|their) teens\b|\b(?:a )?teenager\b"),
        re.compile(r"\b(?:man|woman|boy|girl|person) of \d{1,2}\b"),
        re.compile(r"(?<=\bis )\d{1,2}(?=[.,;]| and\b| now\b)|(?<=\bnow )\d{1,2}(?=[.,;])"),
        re.compile(r"(?<=\bturned )\d{1,2}\b|(?<=, )\d{1,2}(?=[,.])"),
        re.compile(rf"\b(?:is|was|turned) (?:{_any(_NUMBERS)})(?:-\w+)?\b(?= then|[.,])"),
    ),
    PLACE: (
        re.compile(
            rf"(?<=\bfrom )(?:the )?{_CAPITAL}|(?<=\bnear ){_CAPITAL}|(?<=\boutside ){_CAPITAL}"
            rf"|(?<=\bleft ){_CAPITAL}|(?<=\bmoved to ){_CAPITAL}|(?<=\bborn in ){_CAPITAL}"
            rf"|(?<=\bin ){_CAPITAL}|(?<=\bat ){_CAPITAL}|(?<=\bof ){_CAPITAL}(?=[.,;]|$)"
        ),
    ),
    JOB: (
        re.compile(rf"\b(?:retired |former )?(?:{_any(_JOBS)})\b"),
        re.compile(
            rf"(?:(?<=\bat the )|(?<=\bfor the )|(?<=\bin the )|(?<=\bin a )|(?<=\bat a ))"
            rf"(?:\w+ )?(?:{_any(_WORKPLACES)})\b"
        ),
        re.compile(r"(?<=\bsells )\w+|(?:(?<=\btaught )|(?<=\bteaches ))(?!(?:at|in|the)\b)[a-z]+"),
        re.compile(r"(?<=\bdrives a )(?:bus|taxi|lorry|truck|tram|train|ambulance)\b"),
    ),
    RELATIVE: (
        re.compile(
            rf"(?:(?<=\bhis )|(?<=\bher )|(?<=\btheir )|(?<=’s )|(?<='s )|(?<=\bwhose ))"
            rf"(?:(?:\w+ ){{0,2}})?(?:{_any(_RELATIVES)})\b",
            re.I,
        ),
        re.compile(rf"\b(?:mother|father) of {_COUNT}\b"),
        re.compile(rf"\b(?:has|have|with) (?:a |{_COUNT} )(?:\w+ )?(?:{_any(_RELATIVES)})\b"),
    ),
    DATE: (
        re.compile(rf"\b(?:on|since|in|until|by) \d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b"),
        re.compile(rf"\b(?:in|since|until) (?:{_MONTHS})(?: \d{{4}})?\b(?! \d)"),
        re.compile(r"\b(?:in|since|until) (?:19|20)\d\d\b"),
        re.compile(rf"\b(?:on|last|since|next) (?:{_DAYS})\b", re.I),
        re.compile(rf"\b{_COUNT} (?:days?|weeks?|months?|years?) ago\b", re.I),
    ),
    INJURY: (
        re.compile(rf"\b(?:{_any(_HARMS)})\b(?: \w+){{0,3}}? (?:{_BODY})\b"),
        re.compile(
            rf"\b(?:lost|broke|missing|injured|hurt|burned) (?:(?:a|an|his|her|their|both|one|two"
            rf"|three) )?(?:\w+ )?(?:{_BODY})\b"
        ),
        re.compile(rf"\b(?:has|with|have|uses|on) (?:a |an )?(?:\w+ )?(?:{_MARKS})\b{_WHERE}"),
        re.compile(rf"\b(?:has|with|have) one (?:{_BODY})\b"),
        re.compile(
            rf"\b(?:shot|hit|stabbed|burned) (?:\w+ )?(?:in|on) (?:\w+ ){{1,2}}(?:{_BODY})\b"
        ),
        re.compile(r"\b(?:deaf|blind|mute|paralysed|paralyzed)\b(?: in one (?:ear|eye))?"),
    ),
    LIKENESS: (
        re.compile(
            r"\b(?:photographs?|photos?|pictures?|portraits?|videos?|films?|footage|selfies?|pictured)\b",
            re.I,
        ),
    ),
    SCHOOL: (
        re.compile(rf"\b{_CAPITAL} (?i:{_SCHOOLS})\b(?: (?:of|in|at) {_CAPITAL})?"),
        re.compile(
            rf"\b(?:(?:primary|secondary|high|medical|law|art|night|evening|village) )?"
            rf"(?i:{_SCHOOLS})(?: (?:of|in|at|for) (?:{_CAPITAL}|[a-z]+\b))+"
        ),
        re.compile(r"\bstudie[ds] \w+ (?:at|in) [A-Z]\w+(?: [A-Z]\w+)?"),
    ),
}
