"""Queries whose SQL is made once.

Django makes the SQL of a query anew each time that it runs. For a query over six joined tables that
takes a millisecond and more, running it a tenth of that; a story's page runs a dozen of them. A
`Prepared` query is an ordinary queryset, so that models and `published()` stay the one place where
reads are defined; its SQL is kept for each kind of database, with `Parameter`s where values go.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import QuerySet
    from django.db.models.sql.compiler import SQLCompiler

MAX_VALUES = 64


class _Slot(NamedTuple):
    """Where a value goes among the parameters of a statement; of a list, its `place`-th value."""

    name: str
    field: Field
    place: int | None = None

    def value_of(self, values: dict[str, Any]) -> Any:
        given = values[self.name]
        if self.place is None:
            return given
        return given[self.place] if self.place < len(given) else None


class Parameter(Expression):
    """Stands in a queryset's filters for a value that is given when the query runs."""

    def __init__(self, name: str, output_field: Field) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[_Slot, ...]]:
        return "%s", (_Slot(self.name, self.output_field),)


class Parameters(Parameter):
    """The same for a list of at most 64 values, right of `__in`. Unused places are NULL, which is
    in no list."""

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[_Slot, ...]]:
        slots = tuple(_Slot(self.name, self.output_field, place) for place in range(MAX_VALUES))
        return ", ".join(["%s"] * MAX_VALUES), slots


@dataclass(frozen=True, slots=True)
class _Plan:
    sql: str
    params: tuple[Any, ...]
    # Column, its expression, and the functions that make Python values of what the driver gives.
    converters: tuple[tuple[int, Any, tuple[Callable[..., Any], ...]], ...]

    def fill(self, values: dict[str, Any], connection: BaseDatabaseWrapper) -> list[Any]:
        return [
            _prepare(one, one.value_of(values), connection) if isinstance(one, _Slot) else one
            for one in self.params
        ]

    def convert(self, row: Sequence[Any], connection: BaseDatabaseWrapper) -> Sequence[Any]:
        if not self.converters:
            return row
        values = list(row)
        for place, expression, functions in self.converters:
            for function in functions:
                values[place] = function(values[place], expression, connection)
        return values


def _prepare(slot: _Slot, value: Any, connection: BaseDatabaseWrapper) -> Any:
    return None if value is None else slot.field.get_db_prep_value(value, connection)


class Prepared:
    """A queryset that is built once and then run with values.

    `build` returns the queryset, filtered and ordered. It must have the same SQL each time: no
    value in it may change. `columns` are lookups: `person__name` of a row is `row.person.name`.
    The parts of a UNION select their columns themselves, in the order of `columns`.
    """

    def __init__(self, columns: Sequence[str], build: Callable[[], QuerySet]) -> None:
        self._columns = tuple(columns)
        self._shape = _Shape.of(self._columns)
        self._build = build
        self._plans: dict[str, _Plan] = {}

    def rows(self, **values: Any) -> list[Any]:
        """Run the query with `values`, by the names of its parameters; read-only rows that have
        the attributes of the model's instances, as far as there are columns for them."""
        connection = connections[DEFAULT_DB_ALIAS]
        plan = self._plans.get(connection.vendor)
        if plan is None:
            plan = self._plans[connection.vendor] = self._plan(connection)
        with connection.cursor() as cursor:
            cursor.execute(plan.sql, plan.fill(values, connection))
            found = cursor.fetchall()
        return [self._shape.make(plan.convert(row, connection)) for row in found]

    def rows_for(self, name: str, keys: Collection[Any], **values: Any) -> list[Any]:
        """`rows` for a list of keys of any length: no query for none, one for each 64."""
        wanted = sorted(set(keys))
        parts = (wanted[start : start + MAX_VALUES] for start in range(0, len(wanted), MAX_VALUES))
        return [row for part in parts for row in self.rows(**{name: part}, **values)]

    def _plan(self, connection: BaseDatabaseWrapper) -> _Plan:
        queryset = self._build()
        if not queryset.query.combinator:  # the parts of a UNION name their own columns
            queryset = queryset.values_list(*self._columns)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        selected = [column[0] for column in compiler.select[: len(self._columns)]]
        return _Plan(
            sql=sql,
            params=tuple(params),
            converters=tuple(
                (place, expression, tuple(functions))
                for place, (functions, expression) in compiler.get_converters(selected).items()
            ),
        )


@dataclass(frozen=True, slots=True)
class _Shape:
    """Which columns are attributes of a row, and which of a record that the row points to. Such
    a record is None where `marker`, its first column, is NULL."""

    marker: int
    own: tuple[tuple[str, int], ...]
    related: tuple[tuple[str, _Shape], ...]

    @classmethod
    def of(cls, columns: Iterable[str]) -> _Shape:
        return cls._of([(place, name.split("__")) for place, name in enumerate(columns)])

    @classmethod
    def _of(cls, columns: list[tuple[int, list[str]]]) -> _Shape:
        below: dict[str, list[tuple[int, list[str]]]] = {}
        for place, path in columns:
            if len(path) > 1:
                below.setdefault(path[0], []).append((place, path[1:]))
        return cls(
            marker=columns[0][0],
            own=tuple((path[0], place) for place, path in columns if len(path) == 1),
            related=tuple((name, cls._of(rest)) for name, rest in below.items()),
        )

    def make(self, row: Sequence[Any]) -> SimpleNamespace:
        made = SimpleNamespace(**{name: row[place] for name, place in self.own})
        for name, shape in self.related:
            setattr(made, name, None if row[shape.marker] is None else shape.make(row))
        return made
