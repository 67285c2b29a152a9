"""Which records a list from A to Z shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from articles.enums import DocumentKind, OrganizationKind
from articles.filters.base import Filter
from articles.filters.cursors import NameCursor
from articles.filters.fields import COUNTRY, LETTER, SLUG, ParameterType, choices, declare

_ORGANIZATIONS = {kind.value: kind.label for kind in OrganizationKind}
_DOCUMENTS = {kind.value: kind.label for kind in DocumentKind}


def _cursor(label: str, text: str, parameter: str) -> NameCursor:
    return NameCursor.parse(text)


@dataclass(frozen=True)
class RecordFilter(Filter):
    """Records of one sort: from a letter on, or behind the last one of the page before."""

    paged_by: ClassVar[str] = "after_name"
    called: ClassVar[str]

    start: str | None = declare("from", "From", LETTER, is_choice=False)
    after_name: NameCursor | None = declare(
        "after", "Page", ParameterType(_cursor), is_choice=False
    )

    def after(self, cursor: NameCursor | None) -> Self:
        """A letter is a place in the list like the end of a page."""
        return replace(self, start=None, after_name=cursor)

    def from_letter(self, letter: str) -> Self:
        """The same list from the first name on that begins with this letter."""
        return replace(self.first_page(), start=letter)

    @staticmethod
    def kinds() -> tuple[tuple[str, str], ...]:
        """What `kind` may be, with its labels; nothing where there are no kinds."""
        return ()


@dataclass(frozen=True)
class TopicFilter(RecordFilter):
    """All topics."""

    called: ClassVar[str] = "Topics"


@dataclass(frozen=True)
class AuthorFilter(RecordFilter):
    """All authors."""

    called: ClassVar[str] = "Authors"


@dataclass(frozen=True)
class PersonFilter(RecordFilter):
    """People who have or had a post in an organization."""

    called: ClassVar[str] = "People"

    organization: str | None = declare("organization", "Organization", SLUG)


@dataclass(frozen=True)
class OrganizationFilter(RecordFilter):
    """Organizations of a kind."""

    called: ClassVar[str] = "Organizations"

    kind: str | None = declare("kind", "Type", choices(_ORGANIZATIONS))

    @staticmethod
    def kinds() -> tuple[tuple[str, str], ...]:
        return tuple(_ORGANIZATIONS.items())


@dataclass(frozen=True)
class DocumentFilter(RecordFilter):
    """Documents of a kind that somebody wrote, received or signed."""

    called: ClassVar[str] = "Documents"

    kind: str | None = declare("kind", "Type", choices(_DOCUMENTS))
    person: str | None = declare("person", "Person", SLUG)
    organization: str | None = declare("organization", "Organization", SLUG)

    @staticmethod
    def kinds() -> tuple[tuple[str, str], ...]:
        return tuple(_DOCUMENTS.items())


@dataclass(frozen=True)
class PlaceFilter(RecordFilter):
    """Places in a country."""

    called: ClassVar[str] = "Places"

    country: str | None = declare("country", "Country", COUNTRY)
