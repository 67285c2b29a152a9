"""Infers the body that a title belongs to: Rep. sits in the House, a Secretary of State heads the
State Department."""

from __future__ import annotations

from .organizations import Organizations, ReadOrganization
from .registry import PersonRegistry, ReadPerson

_CHAMBERS = (
    ("rep.", "house"),
    ("congressman", "house"),
    ("congresswoman", "house"),
    ("sen.", "senate"),
    ("senator", "senate"),
)


def infer_affiliations(people: PersonRegistry, organizations: Organizations) -> None:
    """Fills the affiliation of people whose title says it and whose body the story names."""
    for person in people.all:
        if person.affiliation:
            found = organizations.find(person.affiliation)
            person.affiliation = found.name if found else person.affiliation
            continue
        body = _body(person, organizations)
        if body is not None:
            person.affiliation = body.name


def _chamber(chamber: str, organizations: Organizations) -> ReadOrganization | None:
    for name in ("{} of representatives", "{}"):
        for prefix in ("u.s. ", ""):
            found = organizations.find(prefix + name.format(chamber))
            if found is not None:
                return found
    return None


def _body(person: ReadPerson, organizations: Organizations) -> ReadOrganization | None:
    title = person.title.lower()
    words = title.removeprefix("u.s. ").split()
    if not words:
        return None
    for head, chamber in _CHAMBERS:
        if head in words:
            return _chamber(chamber, organizations)
    if "secretary of " in title:
        office = title.split("secretary of ", 1)[1].removeprefix("the ")
        return organizations.find(f"{office} department") or organizations.find(
            f"department of {office}"
        )
    for joint in (" to the ", " of the ", " to ", " of "):
        if joint in title:
            found = organizations.find(title.split(joint, 1)[1])
            if found is not None:
                return found
    if person.nation and "minister" in words:
        return organizations.find(f"{person.nation} government")
    return None
