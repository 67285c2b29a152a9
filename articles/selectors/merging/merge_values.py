"""Which values the kept record has after a merge, and where the editor has to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.enums import NamingStatus
from articles.models import Event, Organization, Person, Place, SourceDocument, Topic
from articles.models.querysets.public import is_nameable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MERGEABLE: tuple[type[models.Model], ...] = (
    Person,
    Organization,
    Place,
    SourceDocument,
    Event,
    Topic,
)
NAMING_STATUS = "standing"

# Fields that belong together: the values of one record win, never a mixture.
_TOGETHER: dict[type[models.Model], dict[str, tuple[str, ...]]] = {
    Person: {
        NAMING_STATUS: (
            "standing",
            "consent_method",
            "consent_given_on",
            "consent_expires_on",
            "consent_withdrawn_on",
            "consent_recorded_by",
        )
    },
    Place: {"coordinates": ("latitude", "longitude")},
    SourceDocument: {"date": ("date_edtf", "date_as_said")},
    Event: {"date": ("date_edtf", "date_as_said")},
}
# Names stay as other names, addresses lead on, and what is hidden is decided for each topic.
_NEVER = {"name", "slug", "hidden"}


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """One or more fields that are chosen as one; `name` is that of the choice."""

    name: str
    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeOption:
    """What one of the records says."""

    record_id: int
    record: str
    value: str


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """Two records say different things; `chosen` is the key of the record whose value wins."""

    group: ValueGroup
    options: tuple[MergeOption, ...]
    chosen: int


def read_conflicts(records: Sequence[Any], choices: Mapping[str, int]) -> tuple[MergeConflict, ...]:
    """Where the records (the kept one first) contradict one another."""
    found = []
    for group in _groups(type(records[0])):
        holders = [record for record in records if _says(record, group, records)]
        if len({_value(record, group) for record in holders}) > 1:
            options = tuple(MergeOption(one.pk, str(one), _shown(one, group)) for one in holders)
            found.append(MergeConflict(group, options, _winner(group, records, choices).pk))
    return tuple(found)


def merged_values(records: Sequence[Any], choices: Mapping[str, int]) -> dict[str, Any]:
    """The columns that the kept record (the first one) takes over from others."""
    keep = records[0]
    taken: dict[str, Any] = {}
    for group in _groups(type(keep)):
        winner = _winner(group, records, choices)
        if winner is not keep and _value(winner, group) != _value(keep, group):
            for name in group.fields:
                column = keep._meta.get_field(name).attname
                taken[column] = getattr(winner, column)
    if "parent_id" not in taken and getattr(keep, "parent_id", None) is not None:
        taken.update(_parent_outside(records))
    return taken


def strictness(person: Any) -> int:
    """The lower, the less may be said: a withdrawn consent, private, by consent, public."""
    if person.consent_withdrawn_on is not None and person.standing != NamingStatus.PUBLIC_FIGURE:
        return 0
    if not is_nameable(person):
        return 1
    return 3 if person.standing == NamingStatus.PUBLIC_FIGURE else 2


def _winner(group: ValueGroup, records: Sequence[Any], choices: Mapping[str, int]) -> Any:
    chosen = choices.get(group.name)
    for record in records:
        if record.pk == chosen:
            return record
    if group.name == NAMING_STATUS:
        # The first of the strictest: the kept one where it is as strict as the others.
        return min(records, key=strictness)
    holders = [record for record in records if _says(record, group, records)]
    return holders[0] if holders else records[0]


def _groups(kind: type[models.Model]) -> list[ValueGroup]:
    together = _TOGETHER.get(kind, {})
    grouped = {name for fields in together.values() for name in fields}
    single = {
        field.name: (field.name,)
        for field in kind._meta.local_fields
        if field.editable
        and not field.primary_key
        and field.name not in _NEVER
        and field.name not in grouped
    }
    return [
        ValueGroup(name, _label(kind, name, fields), fields)
        for name, fields in (together | single).items()
    ]


def _label(kind: type[models.Model], name: str, fields: tuple[str, ...]) -> str:
    if len(fields) > 1:
        return _("May this person be named?") if name == NAMING_STATUS else capfirst(name)
    return capfirst(str(kind._meta.get_field(name).verbose_name))


def _value(record: Any, group: ValueGroup) -> tuple[Any, ...]:
    if group.name == NAMING_STATUS:
        return (strictness(record), record.standing)
    return tuple(getattr(record, record._meta.get_field(name).attname) for name in group.fields)


def _says(record: Any, group: ValueGroup, records: Sequence[Any]) -> bool:
    """Whether the record says anything here: a default is nothing that somebody decided."""
    if group.name == NAMING_STATUS:
        return True
    if group.fields == ("parent",):
        return not _leads_back(record.parent, records)
    fields = [record._meta.get_field(name) for name in group.fields]
    return any(
        getattr(record, field.attname) not in (None, "", field.get_default()) for field in fields
    )


def _leads_back(parent: Any, records: Sequence[Any]) -> bool:
    """Whether a record above is none, one of those that become one, or stands below one."""
    ours, seen = {record.pk for record in records}, set()
    while parent is not None and parent.pk not in seen:
        if parent.pk in ours:
            return True
        seen.add(parent.pk)
        parent = parent.parent
    return not seen


def _parent_outside(records: Sequence[Any]) -> dict[str, Any]:
    """The kept record cannot stand below one that becomes part of it."""
    return {"parent_id": None} if _leads_back(records[0].parent, records) else {}


def _shown(record: Any, group: ValueGroup) -> str:
    words = []
    for name in group.fields:
        field = record._meta.get_field(name)
        value = getattr(record, name)
        if field.choices:
            value = getattr(record, f"get_{name}_display")()
        if value not in (None, "") and name != "consent_recorded_by":
            words.append(str(value) if name in ("standing", group.name) else _named(field, value))
    return "; ".join(words)


def _named(field: models.Field, value: Any) -> str:
    return f"{field.verbose_name} {value}"
