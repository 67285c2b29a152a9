"""Infers the body that a title belongs to: Rep. sits in the House, a Secretary of State heads the
State Department."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from .lexicon.bodies import BODIES_BEFORE
from .organizations import Organizations, ReadOrganization
from .registry import PersonRegistry, ReadPerson

# How many names of bodies before and behind "the group" are looked at, and in a story of how many
# bodies the one court or police can be told.
_NEAR = 30
_FEW = 60
# "The Oslo government" and what only a title tells are no answer to "the group".
_UNFIT = frozenset(("governing_noun", "body_before_title", "acronym"))
_SERVE: tuple[tuple[frozenset[str], Callable[[ReadOrganization], bool]], ...] = (
    (frozenset(("justice", "coroner")), lambda one: one.kind == "court"),
    (
        frozenset("insp. sgt. supt. det. constable inspector superintendent".split()),
        lambda one: "police" in one.name.lower().split(),
    ),
)
_CHAMBERS = (
    ("rep.", "house"),
    ("congressman", "house"),
    ("congresswoman", "house"),
    ("sen.", "senate"),
    ("senator", "senate"),
)


def infer_affiliations(people: PersonRegistry, organizations: Organizations) -> None:
    """Fills the affiliation of people whose title says it and whose body the story names."""
    named = _named(organizations)
    bodies = list(dict.fromkeys(one for _, one in named))
    bodies = bodies if len(bodies) <= _FEW else []
    for person in people.all:
        if person.affiliation:
            found = organizations.find(person.affiliation)
            person.affiliation = found.name if found else person.affiliation
            continue
        body = _owner(person, named) or _body(person, organizations, bodies)
        if body is not None:
            person.affiliation = body.name


def _chamber(chamber: str, organizations: Organizations) -> ReadOrganization | None:
    for name in ("{} of representatives", "{}"):
        for prefix in ("u.s. ", ""):
            found = organizations.find(prefix + name.format(chamber))
            if found is not None:
                return found
    return None


def _body(
    person: ReadPerson, organizations: Organizations, bodies: list[ReadOrganization]
) -> ReadOrganization | None:
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
    return _by_office(words, bodies)


def _named(organizations: Organizations) -> list[tuple[int, ReadOrganization]]:
    """Where which body is named that "the group" can mean, in order."""
    return sorted(
        (
            (span.start, one)
            for one in organizations.all()
            if one.named and one.rule not in _UNFIT
            for span in one.mentions
        ),
        key=lambda pair: pair[0],
    )


def _owner(
    person: ReadPerson, named: list[tuple[int, ReadOrganization]]
) -> ReadOrganization | None:
    """What "the group", "the ministry" or "its" means in a person's title: the body of that kind
    or with that noun that was named last, else the first one with the noun that follows."""
    if person.owner is None:
        return None
    word, at = person.owner
    kinds = BODIES_BEFORE.get(word)
    here = bisect_left(named, at, key=lambda pair: pair[0])
    near = named[max(0, here - _NEAR) : here][::-1]
    near += named[here : here + _NEAR] if kinds is None else []
    for _, one in near:
        if (word in one.name.lower().split()) if kinds is None else _fits(one, kinds):
            return one
    return None


def _fits(one: ReadOrganization, kinds: tuple[str, ...]) -> bool:
    return not kinds or one.kind in kinds


def _by_office(words: list[str], bodies: list[ReadOrganization]) -> ReadOrganization | None:
    """The one body of the story that people with this office serve: a justice at the High Court,
    an inspector of the police, "the … Commission" for "Ana Ruiz, deputy chief commissioner"."""
    found: list[ReadOrganization] = []
    if words[-1] == "commissioner" and len(words) > 1:
        found = [one for one in bodies if "commission" in one.name.lower().split()]
    else:
        fits = next((fits for offices, fits in _SERVE if offices & set(words)), None)
        found = [one for one in bodies if fits(one)] if fits else []
    return found[0] if len(found) == 1 else None
