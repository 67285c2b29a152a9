"""Bylines as people write them: one string, several names, jobs and dates beside them."""

from __future__ import annotations

import re
from html import unescape

_DATE_TAIL = re.compile(r",?\s*(?:on\s+)?[A-Z][a-z]+ \d{1,2},? \d{4}\s*$")
_PARTS = re.compile(r"\s*(?:,\s*(?:and|&)\s+|[,;]|\s(?:and|&|et|und|y)\s)\s*")
_JOB = re.compile(
    r"\b(?:director|engineer|manager|intern|president|officer|editor|fellow|lead|counsel|founder"
    r"|coordinator|chair|developer|reporter|correspondent|staff|writer|head|researcher|analyst"
    r"|administrator|professor|attorney|organizer|strategist|isrg|ceo|cto|cfo|phd|jr\.?|sr\.?)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:by|par|von|por|de|av)\s+(?=\S)", re.IGNORECASE)


def split_names(text: str) -> tuple[str, ...]:
    """Names in their order; what is only somebody's job is none."""
    plain = " ".join(unescape(re.sub(r"<[^<>]*>", "", text)).split()).strip("\"'“”")
    plain = _BY.sub("", _DATE_TAIL.sub("", plain))
    parts = [part.strip(" .\"'“”") for part in _PARTS.split(plain)]
    names = [
        part for place, part in enumerate(parts) if part and (not place or not _JOB.search(part))
    ]
    return tuple(dict.fromkeys(names))
