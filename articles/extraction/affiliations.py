"""Infers the body that a title belongs to: Rep. sits in the House, a Secretary of State heads the
State Department."""

from __future__ import annotations

from collections.abc import Callable

from .lexicon.bodies import BODIES_BEFORE
from .organizations import Organizations, ReadOrganization
from .registry import PersonRegistry, ReadPerson

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
    for person in people.all:
        if person.affiliation:
            found = organizations.find(person.affiliation)
            person.affiliation = found.name if found else person.affiliation
            continue
        body = _owner(person, organizations) or _body(person, organizations)
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
    return _by_office(person, words, organizations)


def _owner(person: ReadPerson, organizations: Organizations) -> ReadOrganization | None:
    """What "the group", "the ministry" or "its" means in a person's title: the body of that kind
    or with that noun that was named last, else the first one that follows."""
    if person.owner is None:
        return None
    word, at = person.owner
    kinds = BODIES_BEFORE.get(word)
    fitting = [
        (span.start, one)
        for one in organizations.all()
        if one.named and one.rule not in _UNFIT
        for span in one.mentions
        if (word in one.name.lower().split() if kinds is None else _fits(one, kinds))
    ]
    before = [pair for pair in fitting if pair[0] < at]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return min(fitting, key=lambda pair: pair[0])[1] if fitting and kinds is None else None


def _fits(one: ReadOrganization, kinds: tuple[str, ...]) -> bool:
    return not kinds or one.kind in kinds


def _by_office(
    person: ReadPerson, words: list[str], organizations: Organizations
) -> ReadOrganization | None:
    """The one body of the story that people with this office serve: a justice at the High Court,
    an inspector of the police."""
    if words[-1] == "commissioner" and len(words) > 1:
        # "the … Commission said. Ana Ruiz, deputy chief commissioner, …"
        named = [one for one in organizations.all() if "commission" in one.name.lower().split()]
        return named[0] if len(named) == 1 else None
    for offices, fits in _SERVE:
        if offices & set(words):
            bodies = [one for one in organizations.all() if one.named and fits(one)]
            return bodies[0] if len(bodies) == 1 else None
    return None
