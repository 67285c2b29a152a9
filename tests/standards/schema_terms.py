"""The terms of schema.org: which types there are, and which properties each of them has."""

import os
import re
from pathlib import Path

import pytest

# Where script/standards puts it; the list is not ours to pass on.
TERMS = Path(os.environ.get("ADVOCACY_STANDARDS", ".local/standards")) / "schema.d.ts"
_INTERFACE = re.compile(r"^(?:export )?interface (\w+) extends ([^{]+)\{(.*?)^\}", re.M | re.S)
_PROPERTY = re.compile(r'^ {4}"([^"]+)"\??:', re.M)
_ID = {"@type", "@id"}


def read_terms():
    """Type -> its properties, with those of every type above it. Skips where there are none."""
    if not TERMS.exists():
        pytest.skip(f"needs the terms of schema.org, which script/standards downloads: {TERMS}")
    text = TERMS.read_text(encoding="utf-8")
    own, above = {}, {}
    for name, parents, body in _INTERFACE.findall(text):
        own[name] = set(_PROPERTY.findall(body))
        above[name] = re.findall(r"\w+", parents)
    found = {}
    for name in own:
        if name.endswith("Leaf"):
            found[name.removesuffix("Leaf")] = _properties(name, own, above)
    assert len(found) > 700, "the list of terms cannot be read"
    return found


def _properties(name, own, above):
    found = set(own.get(name, ()))
    for parent in above.get(name, ()):
        found |= _properties(parent, own, above)
    return found


def faults(data, terms):
    """What in the JSON-LD is no term of schema.org, as (type, member); and every term used."""
    wrong, used = set(), set()
    for thing in things(data):
        kind = thing.get("@type")
        if kind is None:  # names another thing of the same page
            wrong |= {("", name) for name in thing if name not in {"@id", "@context", "@graph"}}
            continue
        used.add(kind)
        if kind not in terms:
            wrong.add((kind, ""))
        for name in set(thing) - _ID:
            used.add(f"{kind}.{name}")
            if name not in terms.get(kind, ()):
                wrong.add((kind, name))
    return wrong, used


def things(data):
    """Every object in the JSON, at any depth."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from things(value)
    elif isinstance(data, list):
        for value in data:
            yield from things(value)
