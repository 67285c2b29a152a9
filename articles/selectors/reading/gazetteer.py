"""What the newsroom knows about names in a story: the gazetteer for reading it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import batched
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from articles.enums import NamingStatus, OrganizationKind
from articles.extraction import (
    Gazetteer,
    KnownOrganization,
    KnownPerson,
    KnownPlace,
    KnownTopic,
)
from articles.models import Membership, Organization, Person, Place, Topic
from articles.selectors.embargo.visibility import hidden_in
from articles.selectors.reading.topic_words import words_about
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from articles.models import ArticlePage
    from articles.models.names import NamedRecord

MAX_NAME_WORDS = 9  # words: “House Permanent Select Committee on Intelligence of the …”
# Names that one query asks for: databases limit the parameters of a statement.
NAMES_AT_ONCE = 5_000
_WORD = re.compile(r"\S+")
_AROUND = " \t\n\"“”„‘’'«»()[],;:!?—–"


@dataclass(frozen=True)
class StoryNames:
    """Keys of what may be a name in a text (see `articles.text.name_key`), and of single words."""

    names: frozenset[str]
    words: frozenset[str]


def names_in(text: str) -> StoryNames:
    """Every run of up to MAX_NAME_WORDS words of one paragraph that begins with a capital or a
    digit; the work grows linearly with the text."""
    names: set[str] = set()
    words: set[str] = set()
    for paragraph in text.split("\n"):
        tokens = [found[0] for found in _WORD.finditer(paragraph)]
        for at, token in enumerate(tokens):
            bare = token.strip(_AROUND)
            if not bare or bare[0].islower():
                continue
            words.add(_without_genitive(name_key(bare)))
            for end in range(at + 1, min(at + MAX_NAME_WORDS, len(tokens)) + 1):
                names |= _keys(tokens[at:end])
    return StoryNames(frozenset(names), frozenset(words))


def _keys(tokens: list[str]) -> set[str]:
    key = name_key(" ".join(tokens).strip(_AROUND))
    return {key, _without_genitive(key)}


def _without_genitive(key: str) -> str:
    return key.removesuffix("'s").removesuffix("'")


def gazetteer_for(*, article: ArticlePage, text: str) -> Gazetteer:
    """The records whose names stand in `text`, with their posts on the story's date, but for those
    that an embargo hides; all topics that neither it nor anybody hides.

    The number of queries does not depend on how much the newsroom or the story has.
    """
    found, hidden = names_in(text), hidden_in(article.pk)
    return Gazetteer(
        people=_without(hidden[Person], _people(article, found)),
        organizations=_without(hidden[Organization], _organizations(found.names)),
        places=_without(hidden[Place], _places(found.names)),
        topics=tuple(_topics(hidden[Topic])),
    )


def _without[Known: (KnownPerson, KnownOrganization, KnownPlace)](
    hidden: set[int], known: Iterator[Known]
) -> tuple[Known, ...]:
    return tuple(one for one in known if int(one.key) not in hidden)


def _keys_of(records: Any, names: Iterable[str]) -> set[int]:
    """The primary keys of the rows that are known under one of these names."""
    model: type[NamedRecord] = records.model
    found: set[int] = set()
    has_others = any(field.name == "other_names" for field in model._meta.get_fields())
    for part in batched(sorted(names), NAMES_AT_ONCE):
        found.update(records.filter(name_key__in=part).values_list("pk", flat=True))
        if has_others:
            others = records.filter(other_names__name_key__in=part)
            found.update(others.values_list("pk", flat=True))
    return found


def _people(article: ArticlePage, found: StoryNames) -> Iterator[KnownPerson]:
    in_story = {row.person_id for row in article.person_mentions.all() if row.person_id}
    surnames = _surnames(found.words, in_story)
    keys = _keys_of(Person.objects.order_by(), found.names) | set(surnames)
    posts = Prefetch(
        "memberships", queryset=Membership.objects.on(article.published_on).for_labels()
    )
    rows = Person.objects.filter(pk__in=keys).prefetch_related("other_names", posts)
    for person in rows.order_by("pk"):
        extra = (surnames[person.pk],) if person.pk in surnames else ()
        yield _person(person, extra)


def _surnames(words: frozenset[str], in_story: set[int]) -> dict[int, str]:
    """Whom a surname alone means here: people of this story, and public figures who are the only
    ones of that surname. A private person is never guessed from a surname."""
    holders: dict[str, list[tuple[int, str]]] = {}
    rows = Person.objects.order_by("pk").values_list("pk", "name", "name_key", "standing")
    for pk, name, key, standing in rows.iterator():
        surname = key.rsplit(" ", 1)[-1]
        if " " in key and surname in words:
            allowed = pk in in_story or standing == NamingStatus.PUBLIC_FIGURE
            written = name.rsplit(" ", 1)[-1]
            holders.setdefault(surname, []).append((pk, written if allowed else ""))
    found = {}
    for people in holders.values():
        mine = [person for person in people if person[0] in in_story] or people
        if len(mine) == 1 and mine[0][1]:
            found[mine[0][0]] = mine[0][1]
    return found


def _person(person: Person, surnames: tuple[str, ...]) -> KnownPerson:
    post: Any = next(iter(person.memberships.all()), None)
    others = tuple(other.name for other in person.other_names.all())
    if post is None:
        return KnownPerson(str(person.pk), person.name, others + surnames)
    code = post.area.code if post.area else ""
    return KnownPerson(
        key=str(person.pk),
        name=person.name,
        other_names=others + surnames,
        title=post.role,
        party=(post.party.abbreviation or post.party.name) if post.party else "",
        state=code.removeprefix("US-"),
        affiliation=post.organization.name if post.organization else "",
    )


def _organizations(names: frozenset[str]) -> Iterator[KnownOrganization]:
    keys = _keys_of(Organization.objects.order_by(), names)
    rows = Organization.objects.filter(pk__in=keys).prefetch_related("other_names")
    for row in rows.order_by("pk"):
        others = [other.name for other in row.other_names.all()]
        if row.abbreviation and row.kind != OrganizationKind.PARTY:
            others.append(row.abbreviation)
        yield KnownOrganization(str(row.pk), row.name, tuple(others), row.kind)


def _places(names: frozenset[str]) -> Iterator[KnownPlace]:
    keys = _keys_of(Place.objects.order_by(), names)
    for row in Place.objects.filter(pk__in=keys).order_by("pk"):
        others = (row.abbreviation,) if row.abbreviation else ()
        yield KnownPlace(str(row.pk), row.name, others, row.kind, row.code or row.country)


def _topics(hidden: set[int]) -> Iterator[KnownTopic]:
    shown = Topic.objects.shown().exclude(pk__in=hidden)
    for topic in shown.order_by("pk").prefetch_related("synonyms"):
        synonyms = tuple(synonym.name for synonym in topic.synonyms.all())
        about = words_about((topic.name, *synonyms))
        yield KnownTopic(str(topic.pk), topic.name, (*synonyms, *about))
