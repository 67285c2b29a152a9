"""What changed in a story from one version that readers saw to the next."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from articles.models import (
    ArticlePage,
    Author,
    Organization,
    Person,
    PublishedVersion,
    SourceDocument,
)
from articles.selectors.corrections.public import Notice
from articles.selectors.corrections.versions import notices_by_version, shown_versions, versions_url
from articles.selectors.stories.quotes import speaker_of
from articles.text import ParagraphChange, compare_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import Model

_SPEAKERS: dict[str, type[Model]] = {
    "person": Person,
    "organization": Organization,
    "document": SourceDocument,
}


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the story (headline, text …) with its paragraphs before and after."""

    label: str
    paragraphs: tuple[ParagraphChange, ...]

    def is_same(self) -> bool:
        return all(paragraph.is_same for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Version `number` beside the next one that is shown."""

    title: str
    story_url: str
    versions_url: str
    number: int
    published_at: datetime.datetime
    next_number: int
    next_at: datetime.datetime
    next_is_current: bool
    parts: tuple[PartChange, ...]
    notices: tuple[Notice, ...]

    def changed_parts(self) -> tuple[str, ...]:
        return tuple(part.label for part in self.parts if not part.is_same())


def compare_version(
    story: ArticlePage, versions: list[PublishedVersion], number: int
) -> Comparison | None:
    """What changed after version `number`; None where it is not shown, or is the last."""
    shown = shown_versions(versions)
    numbers = sorted(shown)
    if number not in shown or number == numbers[-1]:
        return None
    old, new = shown[number], shown[numbers[numbers.index(number) + 1]]
    names = _Names.of((old, new))
    notices = notices_by_version(story)
    return Comparison(
        title=story.title,
        story_url=story.address,
        versions_url=versions_url(story.address),
        number=number,
        published_at=old.published_at,
        next_number=new.number,
        next_at=new.published_at,
        next_is_current=new.number == versions[-1].number,
        parts=tuple(_compare(names.parts(old.content), names.parts(new.content))),
        notices=tuple(
            notice for passed in range(number + 1, new.number + 1) for notice in notices[passed]
        ),
    )


def _compare(old: dict[str, list[str]], new: dict[str, list[str]]) -> Iterator[PartChange]:
    for label in old:
        if old[label] or new[label]:
            yield PartChange(label, compare_paragraphs(old[label], new[label]))


@dataclass(frozen=True, slots=True)
class _Names:
    """Today's names of the speakers and authors of some versions."""

    records: dict[str, dict[int, Any]]
    authors: dict[int, str]

    @classmethod
    def of(cls, versions: tuple[PublishedVersion, ...]) -> _Names:
        rows = [row for version in versions for row in version.content["quotes"]]
        records = {
            name: model._default_manager.in_bulk({row[name] for row in rows} - {None})
            for name, model in _SPEAKERS.items()
        }
        written = {author["id"] for version in versions for author in version.content["authors"]}
        return cls(records, dict(Author.objects.filter(pk__in=written).values_list("pk", "name")))

    def parts(self, content: dict[str, Any]) -> dict[str, list[str]]:
        """The parts of a version in reading order, each as paragraphs."""
        return {
            "Headline": [content["title"]],
            "Standfirst": _known(content["standfirst"]),
            "Byline": _known(", ".join(self._authors(content))),
            _("Place and date"): [_line(content)],
            "Text": [text for _uid, text in content["paragraphs"]],
            _("Speakers"): [self._quote(row) for row in content["quotes"]],
            "Sources": [" ".join(filter(None, row)) for row in content["sources"]],
        }

    def _authors(self, content: dict[str, Any]) -> list[str]:
        keys = [author["id"] for author in content["authors"]]
        return [self.authors[key] for key in keys if key in self.authors]

    def _quote(self, row: dict[str, Any]) -> str:
        quote: Any = SimpleNamespace(
            speaker_kind=row["speaker_kind"],
            attributed_as=row["attributed_as"],
            **{name: self.records[name].get(row[name]) for name in _SPEAKERS},
        )
        speaker = speaker_of(quote)
        words = f"“{row['words']}”"
        return f"{words} {speaker.name}" if speaker else words


def _known(text: str) -> list[str]:
    return [text] if text else []


def _line(content: dict[str, Any]) -> str:
    day = datetime.date.fromisoformat(content["published_on"])
    return ", ".join(filter(None, (content["dateline"], f"{day.day} {day:%B %Y}")))
