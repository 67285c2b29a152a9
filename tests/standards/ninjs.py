"""What ninjs 3.1 asks of an item: by IPTC's own schema where it is here, and always by its rules
for what we use, in words of our own, so that a run without the schema is not blind."""

import datetime
import json
import os
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import pytest

# Where script/standards puts what it copies or downloads.
SCHEMA = Path(os.environ.get("ADVOCACY_STANDARDS", ".local/standards")) / "ninjs-schema_3.1.json"


def is_address(value):
    parts = urlsplit(value)
    return (
        bool(parts.scheme and (parts.netloc or parts.path)) and value.isascii() and " " not in value
    )


def is_moment(value):
    """RFC 3339: a date, a time with seconds and an offset."""
    try:
        return datetime.datetime.fromisoformat(value).tzinfo is not None and "T" in value
    except ValueError:
        return False


def _is_text(value):
    return isinstance(value, str) and value != ""


def _is_count(value):
    return type(value) is int and value >= 0


def _one_of(*words):
    return lambda value: value in words


TEXT, ADDRESS, MOMENT, COUNT = _is_text, is_address, is_moment, _is_count
TYPES = "text audio video picture graphic composite component event planning".split()
_VALUES = {"role": TEXT, "contentType": TEXT, "value": TEXT}
_NAMED = {"name": TEXT, "rel": TEXT, "uri": ADDRESS, "literal": TEXT}
# Plain members of an item, and what each of them must be.
PLAIN = {
    "uri": ADDRESS,
    "type": _one_of(*TYPES),
    "representationType": _one_of("full", "partial"),
    "pubStatus": _one_of("usable", "withheld", "canceled"),
    **dict.fromkeys(["firstCreated", "versionCreated", "contentCreated"], MOMENT),
    **dict.fromkeys(["profile", "language", "title", "by", "located"], TEXT),
}
# Lists of objects: what each object may have; no other member is allowed.
LISTS = {
    "headlines": _VALUES,
    "descriptions": _VALUES,
    "bodies": _VALUES | {"charCount": COUNT, "wordCount": COUNT},
    "people": _NAMED,
    "organisations": _NAMED,
    "objects": _NAMED,
    "places": _NAMED,
    "events": _NAMED | {"id": TEXT},
    "subjects": _NAMED | {"creator": TEXT, "relevance": COUNT, "confidence": COUNT},
    "infoSources": {"name": TEXT, "role": TEXT, "uri": ADDRESS, "literal": TEXT},
    "altIds": {"role": TEXT, "value": TEXT},
    "renditions": {
        **dict.fromkeys(["name", "contentType", "title"], TEXT),
        "href": ADDRESS,
        "width": COUNT,
        "height": COUNT,
    },
}
_STANDARD = {"name": TEXT, "version": TEXT, "schema": ADDRESS}
_REQUIRED = {"headlines": "value", "descriptions": "value", "bodies": "value", "renditions": "name"}


def faults(item, extra=frozenset(), required=("uri",)):
    """What is wrong with the item, one line each."""
    found = [f"{name} is missing" for name in required if not item.get(name)]
    for name, value in item.items():
        if name in PLAIN:
            found += [] if PLAIN[name](value) else [f"{name}: {value!r}"]
        elif name in LISTS:
            for one in value:
                found += _of_object(name, one, LISTS[name])
        elif name == "standard":
            found += _of_object(name, value, _STANDARD)
        elif name == "associations":
            for one in value:
                found += faults(one, extra={"name", "rel"}, required=("name", "uri"))
        elif name not in extra or not _is_text(value):
            found.append(f"{name} is no member")
    return found


def _of_object(name, value, allowed):
    needed = _REQUIRED.get(name)
    found = [f"{name} has no {needed}"] if needed and needed not in value else []
    for member, said in value.items():
        if member not in allowed:
            found.append(f"{name}.{member} is no member")
        elif not allowed[member](said):
            found.append(f"{name}.{member}: {said!r}")
    return found


def read_validator():
    """IPTC's schema, with its formats. Skips where it is not here."""
    if not SCHEMA.exists():
        pytest.skip(f"needs IPTC's schema, which script/standards --fetch downloads: {SCHEMA}")
    formats = jsonschema.FormatChecker(formats=())
    formats.checks("uri")(is_address)
    formats.checks("date-time")(is_moment)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(schema, format_checker=formats)
