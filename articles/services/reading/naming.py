"""Everybody in a story with whether readers may learn their name, and why they probably may."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.enums import NamingStatus, OrganizationKind, PersonRole
from articles.models.story_words import names_of, read_passages
from articles.services.reading.shapes import ProposalKind
from articles.text import name_key, names_in_text

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from articles.models import ArticlePage, Person
    from articles.services.reading.shapes import ArticleReading

_PEOPLE_OF_QUOTES = ("person", "reported_by_person", "addressee_person")
# Offices that nobody holds outside a state. What may be held in a club or a company as well
# ("president", "secretary") counts only where no body is named, or where it is a public one.
_PUBLIC_OFFICE = re.compile(
    r"\b(rep|reps|sen|sens|gov|representatives?|senators?|congress(man|woman|member)|governor|mayor"
    r"|(prime |foreign |defen[cs]e |interior |justice |health )?ministers?|secretary of state"
    r"|secretary-general|attorney general|ambassador|chancellor|member of (congress|parliament)"
    r"|mps?|meps?|king|queen|head of state)\b",
    re.IGNORECASE,
)
_MAYBE_PUBLIC = re.compile(
    r"\b(vice[- ])?(president|secretary|commissioner|director|chief|chair(man|woman)?|judge"
    r"|prosecutor|general|spokes(person|man|woman))\b",
    re.IGNORECASE,
)
# "A former aide to the minister" and "the president's wife" hold no office.
_OF_SOMEBODY = re.compile(
    r"(\b(aide|adviser|advisor|assistant|wife|husband|son|daughter|brother|sister|lawyer|driver"
    r"|candidate)\b|['’]s\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingRow:
    """One person of a story. `office` is the public office that the text gives, for which "public
    figure" is proposed; `named_in` are the places where a private person's name stands; `words` is
    what the story calls them."""

    person_id: int
    name: str
    standing: str
    is_public: bool
    words: str
    roles: tuple[str, ...]
    office: str = ""
    named_in: tuple[str, ...] = ()
    consent_method: str = ""
    consent_given_on: datetime.date | None = None
    consent_expires_on: datetime.date | None = None

    @property
    def is_proposed(self) -> bool:
        """Whether one press may say of this person that they are a public figure."""
        return bool(self.office) and self.standing == NamingStatus.PRIVATE and not self.is_public


def naming_rows(draft: ArticlePage, reading: ArticleReading | None) -> tuple[NamingRow, ...]:
    """Everybody with a record in the draft, in the order of its rows, those who speak after them.
    Who was public or named once, and is not any more, is never proposed again."""
    people: dict[int, Person] = {}
    told: dict[int, list[str]] = {}
    roles: dict[int, dict[str, None]] = {}
    for person, words, role in _everybody(draft):
        people.setdefault(person.pk, person)
        told.setdefault(person.pk, []).append(words)
        roles.setdefault(person.pk, {})[role] = None
    offices = _offices(reading) if reading else {}
    passages = read_passages(draft)
    rows = []
    for pk, person in people.items():
        is_public = person.is_public()
        office = offices.get(pk) or offices.get(name_key(person.name), "")
        named = () if is_public else _places(passages, names_of(person))
        rows.append(
            NamingRow(
                person_id=pk,
                name=person.name,
                standing=person.standing,
                is_public=is_public,
                words=next((words for words in told[pk] if words), ""),
                roles=tuple(role for role in roles[pk] if role),
                office="" if person.consent_withdrawn_on else office,
                named_in=named,
                consent_method=person.consent_method,
                consent_given_on=person.consent_given_on,
                consent_expires_on=person.consent_expires_on,
            )
        )
    return tuple(rows)


def public_office(title: str, body: str, kind: str = "") -> str:
    """The office if the words say that it is a public one, else "".

    >>> public_office("Rep.", "")
    'Rep.'
    >>> public_office("President", "Human Rights Campaign", "advocacy")
    ''
    >>> public_office("aide to the prime minister", "")
    ''
    """
    if not title or _OF_SOMEBODY.search(title):
        return ""
    whole = f"{title}, {body}" if body else title
    if _PUBLIC_OFFICE.search(title):
        return whole
    is_public_body = bool(kind) and OrganizationKind.of(kind).is_public_body
    if _MAYBE_PUBLIC.search(title) and (is_public_body or (not body and _is_head(title))):
        return whole
    return ""


def _is_head(title: str) -> bool:
    return title.strip().casefold().split()[-1] == "president"


def _everybody(draft: Any) -> Iterator[tuple[Any, str, str]]:
    for row in draft.person_mentions.all():
        if row.person is not None:
            silent = row.role == PersonRole.MENTIONED
            yield row.person, row.described_as, "" if silent else PersonRole.label_of(row.role)
    for quote in draft.quotes.all():
        for name in _PEOPLE_OF_QUOTES:
            person = getattr(quote, name)
            if person is not None:
                speaks = name == "person"
                yield person, quote.attributed_as if speaks else "", _("quoted") if speaks else ""


def _offices(reading: ArticleReading) -> dict[Any, str]:
    """By the key of the person, and by their name."""
    kinds = {
        name_key(one.fields["name"]): one.fields["organization_kind"]
        for one in reading.proposals
        if one.kind == ProposalKind.ORGANIZATION and one.source is not None
    }
    found: dict[Any, str] = {}
    for one in reading.proposals:
        if one.kind != ProposalKind.PERSON or one.source is None:
            continue
        body = one.source.affiliation
        office = public_office(one.source.title, body, kinds.get(name_key(body), ""))
        # Of two people of one name the text cannot say whose office it is.
        if office and len(one.match.records) < 2:
            found[getattr(one.row, "person_id", None) or one.match.pk] = office
            found[name_key(one.fields["name"])] = office
    return {key: office for key, office in found.items() if key}


def _places(passages: list[Any], names: tuple[str, ...]) -> tuple[str, ...]:
    found = [one.place for one in passages if names_in_text(one.text, names)]
    return tuple(dict.fromkeys(found))
