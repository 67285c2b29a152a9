"""Puts other words in the place of a name, in every row of the database. The registry says how."""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, models, transaction
from wagtail.fields import StreamField
from wagtail.models import Revision

from articles.models import ArticlePage
from articles.safety.names import NamesIndex, find_names, replace_in_json, replace_names
from articles.services.history.sealing import LOGS, redact_history
from articles.services.merging.decisions import carry_over
from articles.services.protection.registry import (
    Rewrite,
    stored_models,
    text_fields,
    treatment_of,
)
from articles.text import name_key

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

_AT_ONCE = 200
_TRIES = 50


@dataclass
class Plan:
    """What has the name in it: new values by model and key of the row, and rows that go."""

    values: dict[type[models.Model], dict[Any, dict[str, Any]]] = field(default_factory=dict)
    dropped: dict[type[models.Model], list[Any]] = field(default_factory=dict)

    def keys(self, model: type[models.Model]) -> set[Any]:
        return {*self.values.get(model, {}), *self.dropped.get(model, ())}

    def counted(self) -> list[tuple[str, int]]:
        """Tables with the number of rows in which the name is."""
        found: Counter[str] = Counter()
        for model, rows in self.values.items():
            found[model._meta.label_lower] += len(rows)
        for model, gone in self.dropped.items():
            found[model._meta.label_lower] += len(gone)
        return sorted(found.items())


def plan_rewriting(
    index: NamesIndex, words: Mapping[str, str], tell: Callable[[str], None] = lambda _: None
) -> Plan:
    """Read every text of the database; nothing is changed. Raises NameStays."""
    plan = Plan()
    for model in stored_models():
        names = [one for one in text_fields(model) if treatment_of(one).rewrite in _WAYS]
        if names:
            tell(model._meta.label_lower)
            _look_through(model, names, index, words, plan)
    return plan


def _look_through(
    model: type[models.Model],
    fields: list[models.Field],
    index: NamesIndex,
    words: Mapping[str, str],
    plan: Plan,
) -> None:
    rows = model._base_manager.order_by("pk").only(*(one.attname for one in fields))
    for row in rows.iterator(chunk_size=_AT_ONCE):
        new: dict[str, Any] = {}
        for one in fields:
            way = treatment_of(one).rewrite
            value = _plain(one, row)
            if not value:
                continue
            if way in (Rewrite.DROPPED, Rewrite.RECODED):
                if find_names(index, _unpacked(row, value, way)):
                    plan.dropped.setdefault(model, []).append(row.pk)
                continue
            changed = _WAYS[way](index, value, words)
            if changed != value:
                new[one.name] = changed
        if new:
            plan.values.setdefault(model, {})[row.pk] = new


def _plain(one: models.Field, row: models.Model) -> Any:
    value = one.value_from_object(row)
    if isinstance(one, StreamField):
        return list(value.raw_data)
    if isinstance(one, models.FileField):
        return value.name
    return value


def _unpacked(row: Any, value: Any, way: Rewrite) -> str:
    return json.dumps(row.get_decoded(), ensure_ascii=False) if way is Rewrite.RECODED else value


def _in_json(index: NamesIndex, value: Any, words: Mapping[str, str]) -> Any:
    # As it is stored: dates within are texts then.
    stored = json.loads(json.dumps(value, cls=DjangoJSONEncoder))
    new = replace_in_json(index, stored, words)
    return value if new == stored else new


_WAYS: dict[Rewrite, Callable[[NamesIndex, Any, Mapping[str, str]], Any]] = {
    Rewrite.WORDS: replace_names,
    Rewrite.ADDRESS: lambda index, value, words: replace_names(
        index, value, words, as_address=True
    ),
    Rewrite.KEY: lambda index, value, words: (
        value if (new := replace_names(index, value, words)) == value else name_key(new)
    ),
    Rewrite.JSON: _in_json,
    Rewrite.DROPPED: lambda index, value, words: value,
    Rewrite.RECODED: lambda index, value, words: value,
}


# --- Writing --------------------------------------------------------------------------------------


def write_plan(plan: Plan, *, now: datetime.datetime) -> None:
    """Write what was planned, past every rule of publication: nothing goes live that was not, and
    what was approved with the name is approved without it. In a transaction."""
    _keep_decisions(plan)
    _redact(plan, now)
    for model, rows in plan.values.items():
        for key, new in rows.items():
            _update(model, key, new)
    for model, gone in plan.dropped.items():
        model._base_manager.filter(pk__in=gone).delete()


def _keep_decisions(plan: Plan) -> None:
    kind = ArticlePage._meta
    changed = plan.values.get(Revision, {})
    revisions = Revision.objects.filter(pk__in=changed, content_type__model=kind.model_name)
    for revision in revisions.iterator(chunk_size=50):
        if "content" in changed[revision.pk]:
            before = copy.deepcopy(revision.content)
            carry_over(revision=revision, before=before, after=changed[revision.pk]["content"])


def _redact(plan: Plan, now: datetime.datetime) -> None:
    """The sealed history is told that details of its entries go."""
    for log, model in LOGS.items():
        changed = plan.values.get(model, {})
        if changed:
            entries = model._base_manager.filter(pk__in=changed)
            redact_history(log=log, entries=entries, now=now)


def _update(model: type[models.Model], key: Any, new: dict[str, Any]) -> None:
    rows = model._base_manager.filter(pk=key)
    for number in range(1, _TRIES):
        try:
            with transaction.atomic():
                rows.update(**dict(_stored(model, new, number)))
            return
        except IntegrityError:
            # Two records may not have one name or one address.
            continue
    raise IntegrityError(f"No free name for {model._meta.label_lower} {key}")


def _stored(
    model: type[models.Model], new: dict[str, Any], number: int
) -> Iterator[tuple[str, Any]]:
    for name, value in new.items():
        one = model._meta.get_field(name)
        if isinstance(one, StreamField):
            yield name, one.to_python(json.dumps(value))
        elif isinstance(value, str):
            yield name, _numbered(one, value, number)
        else:
            yield name, value


def _numbered(one: Any, value: str, number: int) -> str:
    """`value` within the length of the column; with a number from the second try on."""
    tail = ("/" if value.endswith("/") else "") if number > 1 else ""
    is_address = treatment_of(one).rewrite is Rewrite.ADDRESS
    suffix = f"{'-' if is_address else ' '}{number}{tail}" if number > 1 else ""
    bare = value.removesuffix("/") if tail else value
    return bare[: (one.max_length or 10**9) - len(suffix)] + suffix
