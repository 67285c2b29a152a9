"""The record of one story: who, which organization, which document, when."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.enums import (
    DocumentKind,
    OrganizationKind,
    OrganizationRole,
    PersonRole,
)
from articles.models import ArticlePage
from articles.models.fuzzy_dates import say_date
from articles.models.memberships import post_label
from articles.models.querysets.public import is_nameable
from articles.selectors.records.names import (
    Name,
    name_document,
    name_organization,
    name_person,
    place_url,
)
from articles.selectors.stories.links import web_address
from articles.selectors.stories.rows import count_signatures, read_children, read_posts
from articles.text import names_in_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from articles.models import (
        DocumentMention,
        Event,
        EventMention,
        OrganizationMention,
        PersonMention,
        SourceDocument,
    )

# "Mentioned" says nothing that the list itself does not say.
_SILENT = {PersonRole.MENTIONED.value, OrganizationRole.MENTIONED.value}
_ROLES = {role.value: role.label for role in (*OrganizationRole, *PersonRole)}
# The same for readers, who have not seen the newsroom's lists.
_ROLES_IN_WORDS = {
    PersonRole.SUBJECT.label: _("the story is about them"),
    PersonRole.SPEAKER.label: _("quoted"),
    PersonRole.SIGNATORY.label: _("signed a document"),
    PersonRole.ADDRESSEE.label: _("was written to"),
    PersonRole.OFFICIAL.label: _("official"),
    PersonRole.WITNESS.label: _("witness"),
    PersonRole.AUTHOR.label: _("wrote a document"),
    OrganizationRole.AUTHORITY.label: _("made a decision"),
    OrganizationRole.ACCUSED.label: _("accused by others"),
    OrganizationRole.PUBLISHER.label: _("published a document"),
}


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person in a story. Of a private one `name` is the story's own words, and all there is."""

    name: Name
    posts: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """What they do in the story, for readers."""
        return _in_words(self.roles)


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    name: Name
    kind: str
    roles: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """What it does in the story, for readers."""
        return _in_words(self.roles)


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document; `signed` is "2 named and 51 other signatories"."""

    name: Name
    kind: str
    number: str = ""
    date: str = ""
    signed: str = ""
    url: str = ""
    archived_url: str = ""
    date_edtf: str = ""


@dataclass(frozen=True, slots=True)
class EventEntry:
    name: str
    date: str
    place: str
    is_background: bool
    edtf: str = ""
    place_url: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What "The record" prints beside a story. `public_people` are the keys of people who may
    be named: everything that relates stories to one another goes by these alone."""

    people: tuple[PersonEntry, ...]
    organizations: tuple[OrganizationEntry, ...]
    documents: tuple[DocumentEntry, ...]
    events: tuple[EventEntry, ...]
    public_people: frozenset[int]

    def is_empty(self) -> bool:
        return not (self.people or self.organizations or self.documents or self.events)

    def summary(self) -> str:
        """The record in one line: "11 people · 1 document"."""
        people, organizations = len(self.people), len(self.organizations)
        documents, events = len(self.documents), len(self.events)
        counted = (
            (people, ngettext("%(n)d person", "%(n)d people", people)),
            (
                organizations,
                ngettext("%(n)d organization", "%(n)d organizations", organizations),
            ),
            (documents, ngettext("%(n)d document", "%(n)d documents", documents)),
            (events, ngettext("%(n)d event", "%(n)d events", events)),
        )
        return " · ".join(words % {"n": number} for number, words in counted if number)


def _in_words(roles: Iterable[str]) -> str:
    return ", ".join(str(_ROLES_IN_WORDS.get(role, role)) for role in roles)


def read_record(article: ArticlePage) -> Record:
    """Six queries, however long the record is."""
    mentions = read_children(article, "person_mentions")
    public = frozenset(
        mention.person_id for mention in mentions if mention.person and is_nameable(mention.person)
    )
    return Record(
        people=_people(mentions, _posts(public, article.published_on)),
        organizations=_organizations(read_children(article, "organization_mentions")),
        documents=_documents(read_children(article, "document_mentions")),
        events=list_events(read_children(article, "event_mentions")),
        public_people=public,
    )


def _posts(people: frozenset[int], day: datetime.date) -> dict[int, list[str]]:
    """Each person's posts as they were on the day of the story."""
    posts: dict[int, list[str]] = defaultdict(list)
    for post in read_posts(people, day):
        posts[post.person_id].append(post_label(post))
    return posts


def _people(
    mentions: Iterable[PersonMention], posts: dict[int, list[str]]
) -> tuple[PersonEntry, ...]:
    entries: dict[object, PersonEntry] = {}
    for mention in mentions:
        name = name_person(mention.person, mention.described_as)
        if name is None or _gives_away(mention):
            continue
        if not name.url:
            entries.setdefault(name, PersonEntry(name))
            continue
        known = entries.get(mention.person_id)
        roles = known.roles if known else ()
        if mention.role not in _SILENT:
            roles = (*roles, _ROLES[mention.role])
        held = tuple(posts.get(mention.person_id, ()))
        entries[mention.person_id] = PersonEntry(name, held, tuple(dict.fromkeys(roles)))
    return tuple(entries.values())


def _gives_away(mention: PersonMention) -> bool:
    """Whether the story's own words for a private person are their name: the record, which other
    programs read, leaves them out, whatever the text says."""
    person = mention.person
    if person is None or is_nameable(person):
        return False
    return bool(names_in_text(mention.described_as, (person.name,)))


def _organizations(mentions: Iterable[OrganizationMention]) -> tuple[OrganizationEntry, ...]:
    entries: dict[Name, OrganizationEntry] = {}
    for mention in mentions:
        name = name_organization(mention.organization, mention.described_as)
        if name is None:
            continue
        known = entries.get(name)
        roles = known.roles if known else ()
        if mention.role not in _SILENT:
            roles = (*roles, _ROLES[mention.role])
        kind = _kind(OrganizationKind, mention.organization)
        entries[name] = OrganizationEntry(name, kind, tuple(dict.fromkeys(roles)))
    return tuple(entries.values())


def _kind(kinds: type[OrganizationKind] | type[DocumentKind], record: object) -> str:
    """The label of a record's kind; nothing for "other"."""
    kind = getattr(record, "kind", "other")
    return "" if kind == "other" else kinds.label_of(kind)


def _documents(mentions: list[DocumentMention]) -> tuple[DocumentEntry, ...]:
    signed = count_signatures([mention.document_id for mention in mentions])
    entries: dict[Name, DocumentEntry] = {}
    for mention in mentions:
        name = name_document(mention.document, mention.described_as)
        if name is not None:
            entries.setdefault(name, make_document_entry(mention.document, name, signed))
    return tuple(entries.values())


def make_document_entry(
    document: SourceDocument | None, name: Name, signed: dict[int, tuple[int, int]]
) -> DocumentEntry:
    if document is None:
        return DocumentEntry(name, "")
    named, unnamed = signed.get(document.pk, (0, 0))
    return DocumentEntry(
        name,
        kind=_kind(DocumentKind, document),
        number=document.number,
        date=say_date(document.date_edtf),
        signed=count_signatories(named, unnamed + document.other_signatories),
        url=web_address(document.url),
        archived_url=web_address(document.archived_url),
        date_edtf=document.date_edtf,
    )


def count_signatories(named: int, others: int) -> str:
    """How many signed, in words: "2 named and 51 other signatories"; empty for nobody."""
    if named and others:
        return f"{named} named and {others} other {'signatory' if others == 1 else 'signatories'}"
    total = named or others
    if not total:
        return ""
    return f"{total} {'signatory' if total == 1 else 'signatories'}"


def list_events(mentions: Iterable[EventMention]) -> tuple[EventEntry, ...]:
    """Events as pages print them, in order of time."""
    return tuple(
        EventEntry(
            name=mention.event.name,
            date=say_date(mention.event.date_edtf) or mention.event.date_as_said,
            place=mention.event.place.name if mention.event.place else "",
            is_background=mention.role == "background",
            edtf=mention.event.date_edtf,
            place_url=place_url(mention.event.place),
        )
        for mention in in_order_of_time(mentions)
    )


def in_order_of_time(mentions: Iterable[EventMention]) -> list[EventMention]:
    """By the first day that an event may have been, by the last one where only that is known
    ("until 2017"); those without a date at the end."""
    known = [mention for mention in mentions if mention.event is not None]
    return sorted(known, key=lambda mention: _first_day(mention.event) or datetime.date.max)


def _first_day(event: Event) -> datetime.date | None:
    return event.date_earliest or event.date_latest
