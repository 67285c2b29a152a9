"""Proposals as cards: what a person needs to see, and what they may change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.fuzzy_dates import say_date
from articles.selectors.records.telling_apart import tell_apart
from articles.services.reading.decisions import CHOICES, RECORD, ROLES
from articles.services.reading.shapes import MatchKind, ProposalKind, ProposalState
from articles.text import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from articles.services.reading.shapes import ArticleReading, ReadProposal

HEADINGS = {
    ProposalKind.QUOTE: "Quotes",
    ProposalKind.PERSON: "People",
    ProposalKind.ORGANIZATION: "Organizations",
    ProposalKind.DOCUMENT: "Documents",
    ProposalKind.EVENT: "Events",
    ProposalKind.PLACE: "Places",
    ProposalKind.DATE: "Dates",
    ProposalKind.TOPIC: "Topics",
}
_LABELS = {
    "name": "Name",
    "title": "Title",
    "affiliation": "Organization",
    "party": "Party",
    "state": "U.S. state",
    "words": _("Exact words in the story"),
    "said": _("Date said"),
    "role": _("Role"),
    "organization_kind": _("Type"),
    "document_kind": _("Type"),
    "date": "Date",
    "place_kind": _("Type"),
    "speaker_kind": "Said by",
    "speaker": "Speaker",
    "attributed_as": _("Speaker described as"),
    "verb": "Verb",
    RECORD: _("Record"),
}
_OWN_LABELS = {
    (ProposalKind.DOCUMENT, "name"): "Title",
    (ProposalKind.EVENT, "name"): "What happened",
}

_LEGISLATIVE = ("party", "state")
_ELECTED = re.compile(
    r"\b(rep|reps|sen|sens|gov|representative|congress(man|woman|member)|senator|governor|assembly"
    r"(man|woman|member)|councillor|councilmember|delegate|mayor|deputy|MP|MEP|MdB|member of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Field:
    """A value that can be changed; `choices` are (value, label), none for free words."""

    name: str
    field: str
    label: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ProposalCard:
    """One proposal on the screen. `decision` is what was chosen before: "accept", "reject", ""."""

    proposal: ReadProposal
    heading: str
    facts: tuple[tuple[str, str], ...]
    match: str
    fields: tuple[Field, ...]
    decision: str = ""
    is_open: bool = False

    @property
    def key(self) -> str:
        return self.proposal.key

    @property
    def percent(self) -> int | None:
        sure = self.proposal.confidence
        return None if sure is None else round(sure * 100)

    @property
    def is_decided(self) -> bool:
        """A dated expression is only shown: its event, document or quote is decided about."""
        return self.proposal.state != ProposalState.SHOWN

    @property
    def confirms(self) -> bool:
        return self.proposal.state == ProposalState.UNCONFIRMED

    @property
    def threshold(self) -> str:
        """The confidence from which on "accept all" takes it; empty where it never does."""
        return f"{self.proposal.confidence:.3f}" if self.proposal.stands_at(0) else ""


@dataclass(frozen=True)
class Group:
    """The cards of one kind."""

    kind: ProposalKind
    heading: str
    cards: tuple[ProposalCard, ...]


@dataclass(frozen=True)
class PostedAnswers:
    """What was chosen and changed on the screen, by the proposals' keys."""

    decisions: Mapping[str, str]
    edits: Mapping[str, Mapping[str, str]]


NO_ANSWERS = PostedAnswers({}, {})


def groups_of(
    reading: ArticleReading, state: tuple[ProposalState, ...], answers: PostedAnswers
) -> list[Group]:
    """The proposals in these states by kind; kinds without any are left out."""
    by_key = reading.by_key()
    told = tell_apart(
        pk
        for one in reading.proposals
        if one.kind == ProposalKind.PERSON and one.match.match == MatchKind.SEVERAL
        for pk, _name in one.match.records
    )
    found = []
    for kind, heading in HEADINGS.items():
        cards = tuple(
            _card(one, by_key, answers, told)
            for one in reading.proposals
            if one.kind == kind and one.state in state
        )
        if cards:
            found.append(Group(kind, heading, cards))
    return found


def _card(
    one: ReadProposal,
    by_key: Mapping[str, ReadProposal],
    answers: PostedAnswers,
    told: Mapping[int, str],
) -> ProposalCard:
    edits = answers.edits.get(one.key, {})
    return ProposalCard(
        proposal=one,
        heading=f"“{_short(one.label)}”" if one.kind == ProposalKind.QUOTE else _short(one.label),
        facts=tuple((term, value) for term, value in _facts(one, by_key) if value),
        match=_match(one),
        fields=_fields(one, edits, told),
        decision=answers.decisions.get(one.key, ""),
        is_open=any(one.fields.get(name, "") != value for name, value in edits.items()),
    )


def _match(one: ReadProposal) -> str:
    """“David Cicilline, already in the newsroom”, “new person”."""
    match, kind = one.match, one.kind.label.lower()
    if one.state == ProposalState.UNCONFIRMED:
        return ProposalState.UNCONFIRMED.label
    if one.kind == ProposalKind.DATE:
        return (
            gettext("found in the text")
            if one.state == ProposalState.SHOWN
            else gettext("the story’s date")
        )
    if match.match == MatchKind.NEW:
        if one.kind == ProposalKind.QUOTE:
            return gettext("The speaker will be added too")
        return (
            (gettext("new %(kind)s, private") % {"kind": kind})
            if one.kind == ProposalKind.PERSON
            else (gettext("new %(kind)s") % {"kind": kind})
        )
    if one.kind == ProposalKind.TOPIC:
        return gettext("existing topic")
    if match.match == MatchKind.NO_RECORD:
        return (
            gettext("speaker described in words")
            if one.kind == ProposalKind.QUOTE
            else gettext("described in words, no record")
        )
    names = ", ".join(dict.fromkeys(name for _key, name in match.records))
    if one.kind == ProposalKind.QUOTE and match.match == MatchKind.SEVERAL:
        return gettext("%(names)s: choose the right one in the speaker’s own proposal") % {
            "names": names
        }
    return f"{names}, {match.match.label}" if names else match.match.label


def _facts(one: ReadProposal, by_key: Mapping[str, ReadProposal]) -> list[tuple[str, str]]:
    if one.kind == ProposalKind.QUOTE:
        return _quote_facts(one, by_key)
    if one.source is None:
        return []
    facts = {
        ProposalKind.PERSON: _person_facts,
        ProposalKind.ORGANIZATION: _role_facts,
        ProposalKind.DOCUMENT: _document_facts,
        ProposalKind.EVENT: _event_facts,
        ProposalKind.PLACE: _place_facts,
        ProposalKind.DATE: lambda one: _date_facts(one, by_key),
    }.get(one.kind)
    return facts(one) if facts else []


def _quote_facts(one: ReadProposal, by_key: Mapping[str, ReadProposal]) -> list[tuple[str, str]]:
    if one.source is None:
        return [("Speaker", one.row.attributed_as)]
    fields, parties = one.fields, one.parties
    said = fields["attributed_as"]
    speaker = fields["speaker"] or said or gettext("no one named")
    words = f" (“{said}”)" if said and name_key(said) != name_key(speaker) else ""
    document = by_key.get(parties.get("document", ""))
    reporter = one.source.reported_by
    return [
        ("Speaker", f"{speaker}{words}"),
        ("Verb", fields["verb"]),
        ("Reported by", reporter.name if reporter else ""),
        ("In", document.label if document and document.label != speaker else ""),
        ("Said", say_date(fields["said"])),
        ("Continues", _words_of(by_key.get(parties.get("continues", "")))),
    ]


def _words_of(one: ReadProposal | None) -> str:
    if one is None:
        return ""
    return f"“{_short(one.label, 50)}”"


def _short(words: str, length: int = 110) -> str:
    """The words, cut between two of them; all of them stand in the evidence."""
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0]} …"


def _person_facts(one: ReadProposal) -> list[tuple[str, str]]:
    source = one.source
    party = "-".join(part for part in (source.party, source.state) if part)
    post = gettext("will be added to the record, unless you clear it under “Edit”")
    return [
        ("Title", source.title),
        ("Party and state", party),
        ("Affiliation", source.affiliation),
        ("New post", post if one.adds_post else ""),
        *_role_facts(one),
    ]


def _role_facts(one: ReadProposal) -> list[tuple[str, str]]:
    return [(gettext("Role"), _label(ROLES[one.kind], one.fields["role"]))]


def _document_facts(one: ReadProposal) -> list[tuple[str, str]]:
    source = one.source
    signed = ", ".join(source.signatories)
    others = source.other_signatories_text or (
        (gettext("%(number)s others") % {"number": source.other_signatories})
        if source.other_signatories
        else ""
    )
    return [
        (gettext("Type"), _label(CHOICES["document_kind"], one.fields["document_kind"])),
        ("Date", say_date(one.fields["date"])),
        ("From", ", ".join(source.authors)),
        ("To", source.addressee),
        ("Signed by", " and ".join(part for part in (signed, others) if part)),
    ]


def _event_facts(one: ReadProposal) -> list[tuple[str, str]]:
    source = one.source
    return [
        ("Date", say_date(one.fields["date"]) or gettext("no date")),
        ("Place", source.place),
        (gettext("Participants"), ", ".join(source.actors)),
    ]


def _place_facts(one: ReadProposal) -> list[tuple[str, str]]:
    where = gettext("dateline") if one.source.dateline else ""
    return [(gettext("Type"), one.fields["place_kind"]), ("In the story", where)]


def _date_facts(one: ReadProposal, by_key: Mapping[str, ReadProposal]) -> list[tuple[str, str]]:
    told = [
        other.label
        for other in by_key.values()
        if other.kind == ProposalKind.EVENT
        and getattr(other.source, "date_span", None) in one.spans
    ]
    return [
        (gettext("Date"), say_date(one.source.edtf)),
        (gettext("Precision"), getattr(one.source, "precision", "day")),
        (
            "Dates",
            "; ".join(told)
            or ("" if one.state == ProposalState.SHOWN else gettext("the story itself")),
        ),
    ]


def _label(choices: Any, value: str) -> str:
    return next((member.label for member in choices if member.value == value), value)


def _fields(
    one: ReadProposal, edits: Mapping[str, str], told: Mapping[int, str]
) -> tuple[Field, ...]:
    found = []
    if one.match.match == MatchKind.SEVERAL and one.kind != ProposalKind.QUOTE:
        offered = tuple(
            (str(pk), f"{name} ({told.get(pk) or f'no. {pk}'})") for pk, name in one.match.records
        )
        found.append(_field(one, RECORD, edits, (("", gettext("Choose one")), *offered)))
    for name in one.fields:
        if name in _LEGISLATIVE and not _may_hold_a_seat(one, edits):
            continue
        choices = ROLES.get(one.kind) if name == "role" else CHOICES.get(name)
        found.append(_field(one, name, edits, tuple(choices.choices()) if choices else ()))
    return tuple(found)


def _may_hold_a_seat(one: ReadProposal, edits: Mapping[str, str]) -> bool:
    """Whether party and state are worth asking for: the text gives one, or a seat in a parliament
    or an office that people are elected to."""
    told = {**one.fields, **edits}
    return bool(told.get("party") or told.get("state") or _ELECTED.search(told.get("title", "")))


def _field(
    one: ReadProposal, name: str, edits: Mapping[str, str], choices: tuple[tuple[str, str], ...]
) -> Field:
    label = _OWN_LABELS.get((one.kind, name), _LABELS[name])
    value = edits.get(name, one.fields.get(name, ""))
    return Field(f"edit:{one.key}:{name}", name, label, value, choices)
