"""What the filters of all lists have in common."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urlencode

from articles.filters.errors import BadFilter, MoreThanOne, TooMany
from articles.filters.fields import MAX_FILTER_VALUES, Declared, declared_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Active:
    """One value that narrows a list: `value` as an address has it, `says` as people write it.
    Of a record `says` is the last part of its address: who prints it knows the name."""

    parameter: str
    label: str
    value: str
    says: str
    names_record: bool


@dataclass(frozen=True)
class Filter:
    """Subclasses are frozen dataclasses whose fields are made by `declare`; what is not asked for
    is None, or the empty tuple where there may be several values. `paged_by` is the field that
    says behind which row the page begins."""

    paged_by: ClassVar[str] = "before"

    @classmethod
    def declared(cls) -> Iterator[tuple[str, Declared]]:
        """The attributes with their declarations, in the one order of an address."""
        for each in fields(cls):
            yield each.name, declared_of(each.metadata)

    @classmethod
    def parse(cls, parameters: Mapping[str, Sequence[str]]) -> Self:
        """The filter that an address asks for: `parameters` are all values of each parameter.

        Empty values, as a form sends them, and parameters that nobody knows are passed over.
        Raises a BadFilter.
        """
        values = {}
        for name, field in cls.declared():
            texts = [text for each in parameters.get(field.parameter, ()) if (text := each.strip())]
            values[name] = _read(field, texts)
        return cls._checked(cls(**values))

    @classmethod
    def parse_what_fits(
        cls, parameters: Mapping[str, Sequence[str]]
    ) -> tuple[Self, tuple[BadFilter, ...]]:
        """The filter without the parameters that have no answer, and what is wrong with each."""
        asked = dict(parameters)
        wrong: list[BadFilter] = []
        while True:
            try:
                return cls.parse(asked), tuple(wrong)
            except BadFilter as error:
                # Each names a parameter that is there.
                del asked[error.parameter]
                wrong.append(error)

    def to_query(self) -> str:
        """The one query string of this filter, without "?"; "" where nothing is asked for."""
        return urlencode(list(self._pairs()))

    def address(self, path: str) -> str:
        """Where `path` answers with this filter."""
        query = self.to_query()
        return f"{path}?{query}" if query else path

    def with_(self, parameter: str, value: str) -> Self:
        """The first page of this filter with one more value, or another one where there is place
        for one. Raises a BadFilter."""
        name, field = self._find(parameter)
        texts = [*self._texts(name, field), value] if field.many else [value]
        return self._checked(replace(self.first_page(), **{name: _read(field, texts)}))

    def without(self, parameter: str, value: str | None = None) -> Self:
        """The first page of this filter without that value, or without any for `parameter`."""
        name, field = self._find(parameter)
        kept = [] if value is None else [text for text in self._texts(name, field) if text != value]
        return replace(self.first_page(), **{name: _read(field, kept)})

    def first_page(self) -> Self:
        """The same list from its beginning."""
        return self.after(None)

    def after(self, cursor: Any) -> Self:
        """The page of this list that begins after `cursor`; None for the first."""
        page: dict[str, Any] = {self.paged_by: cursor}
        return replace(self, **page)

    @property
    def cursor(self) -> Any:
        """Behind which row the page begins; None for the first."""
        return getattr(self, self.paged_by)

    def active(self) -> tuple[Active, ...]:
        """What narrows the list, for links that take each of it away."""
        return tuple(
            Active(
                parameter=field.parameter,
                label=field.label,
                value=field.kind.write(value),
                says=field.kind.says(value),
                names_record=field.names_record,
            )
            for name, field in self.declared()
            if field.is_choice
            for value in self._values(name, field)
        )

    def is_bare(self) -> bool:
        """Whether the list is asked for as it is: all of it, from its beginning."""
        return self == type(self)()

    @classmethod
    def _checked(cls, found: Self) -> Self:
        """`found`, whose values fit each other. Raises a BadFilter."""
        return found

    @classmethod
    def _find(cls, parameter: str) -> tuple[str, Declared]:
        """KeyError where the filter has no such parameter: that is an error of ours."""
        found = {field.parameter: (name, field) for name, field in cls.declared()}
        return found[parameter]

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for name, field in self.declared():
            for text in self._texts(name, field):
                yield field.parameter, text

    def _texts(self, name: str, field: Declared) -> list[str]:
        return [field.kind.write(value) for value in self._values(name, field)]

    def _values(self, name: str, field: Declared) -> tuple[Any, ...]:
        value = getattr(self, name)
        if field.many:
            return tuple(value)
        return () if value is None else (value,)


def _read(field: Declared, texts: Sequence[str]) -> Any:
    """The value of a field: of several ones each once, in one order."""
    found = {field.kind.read(field.label, text, field.parameter) for text in texts}
    if field.many:
        if len(found) > MAX_FILTER_VALUES:
            raise TooMany(field.label, MAX_FILTER_VALUES, field.parameter)
        return tuple(sorted(found))
    if len(found) > 1:
        raise MoreThanOne(field.label, field.parameter)
    return next(iter(found), None)
