"""Index entries as they should be, to compare with what the index has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.models import SearchEntry
from articles.selectors.search.base import NAME_BREAK
from articles.text import latin_words, search_words

if TYPE_CHECKING:
    import datetime
    from uuid import UUID

    from articles.enums import SearchKind

# A kind of record and the record's key.
type FacetValue = tuple[str, int]
type Identity = tuple[str, int | None, int | None, UUID | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as it should be. `title` and `text` are what readers are shown; `names` are other
    names, which weigh as much as the title."""

    kind: SearchKind
    title: str
    text: str
    record_key: int | None = None
    story_id: int | None = None
    uid: UUID | None = None
    person_key: int | None = None
    section_key: int | None = None
    address: str = ""
    dated_on: datetime.date | None = None
    facets: frozenset[FacetValue] = frozenset()
    names: tuple[str, ...] = ()

    @property
    def identity(self) -> Identity:
        # An event may lead to another story from one day to the next and is the same event.
        return identity_of(self)

    def columns(self) -> dict[str, Any]:
        """The values of the entry's row."""
        return {
            "kind": self.kind.value,
            "record_key": self.record_key,
            "story_id": self.story_id,
            "uid": self.uid,
            "person_key": self.person_key,
            "section_key": self.section_key,
            "address": self.address,
            "title": self.title,
            "text": self.text,
            **self.words(),
            "dated_on": self.dated_on,
        }

    def words(self) -> dict[str, str]:
        """The title and the other names, each also in Latin letters, with NAME_BREAK between."""
        names = [form for name in (self.title, *self.names) for form in _forms(name)]
        return {
            "title_words": f" {NAME_BREAK} ".join(dict.fromkeys(names)),
            "text_words": search_words(self.text),
        }

    def is_in(self, entry: SearchEntry) -> bool:
        """Whether the entry says exactly this."""
        same_words = all(getattr(entry, name) == value for name, value in self.words().items())
        return same_words and all(
            getattr(entry, name) == getattr(self, name)
            for name in (
                "title",
                "text",
                "story_id",
                "person_key",
                "section_key",
                "address",
                "dated_on",
            )
        )


def _forms(name: str) -> list[str]:
    return [form for form in (search_words(name), latin_words(name)) if form]


def identity_of(entry: Draft | SearchEntry) -> Identity:
    """What an entry is of, whatever it says."""
    if entry.record_key is not None:
        return entry.kind, entry.record_key, None, None
    return entry.kind, None, entry.story_id, entry.uid
