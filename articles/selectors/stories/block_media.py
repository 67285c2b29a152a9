"""What a story's blocks name beside pictures: files, other stories, what stands at other sites."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from articles.models import ArticlePage, NewsFile
from articles.selectors.records.names import Name
from articles.syndication.embeds import Embed, find_embed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_ONE_FILE = ("video", "audio")
MEDIA_BLOCKS = frozenset((*_ONE_FILE, "files", "embed", "related_story"))


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file of the library: its address, its ending, and its size in bytes."""

    url: str
    ending: str
    size: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class BlockMedia:
    """What one block shows; None and empty for what it has not, or readers may not see."""

    file: ShownFile | None = None
    captions: ShownFile | None = None
    files: tuple[ShownFile, ...] = ()
    embed: Embed | None = None
    story: Name | None = None


NO_MEDIA = BlockMedia()


@dataclass(frozen=True, slots=True)
class FoundMedia:
    """The files and public stories that some blocks name, by key."""

    files: dict[int, ShownFile] = field(default_factory=dict)
    stories: dict[int, Name] = field(default_factory=dict)


def read_block_media(blocks: Sequence[Mapping[str, Any]]) -> FoundMedia:
    """One query for all files and one for all stories, none where no block names one."""
    files = {key for raw in blocks for key in _files_of(raw)}
    stories = {raw["value"].get("story") for raw in blocks if raw["type"] == "related_story"}
    return FoundMedia(_read_files(files), _read_stories({key for key in stories if key}))


def media_of(raw: Mapping[str, Any], found: FoundMedia) -> BlockMedia:
    """What this block shows of what was found."""
    kind, value = raw["type"], raw["value"]
    if kind in _ONE_FILE:
        return BlockMedia(
            file=found.files.get(value.get("file") or 0),
            captions=found.files.get(value.get("captions") or 0),
        )
    if kind == "files":
        return BlockMedia(files=tuple(_listed(value, found)))
    if kind == "embed":
        return BlockMedia(embed=find_embed(value.get("url") or ""))
    return BlockMedia(story=found.stories.get(value.get("story") or 0))


def _listed(value: Mapping[str, Any], found: FoundMedia) -> Iterator[ShownFile]:
    for row in _rows(value):
        if file := found.files.get(row.get("file") or 0):
            yield ShownFile(file.url, file.ending, file.size, row.get("label") or "")


def _rows(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [row.get("value", row) for row in value.get("files") or ()]


def _files_of(raw: Mapping[str, Any]) -> Iterator[int]:
    value = raw["value"]
    if raw["type"] in _ONE_FILE:
        yield from (key for name in ("file", "captions") if (key := value.get(name)))
    elif raw["type"] == "files":
        yield from (key for row in _rows(value) if (key := row.get("file")))


def _read_files(keys: Iterable[int]) -> dict[int, ShownFile]:
    rows = NewsFile.objects.filter(pk__in=keys).values_list("pk", "file", "file_size")
    return {
        pk: ShownFile(reverse("media", kwargs={"name": name}), name.rpartition(".")[2], size or 0)
        for pk, name, size in (rows if keys else ())
    }


def _read_stories(keys: Iterable[int]) -> dict[int, Name]:
    rows = ArticlePage.objects.published().filter(pk__in=keys).order_by()
    columns = rows.values_list("pk", "title", "address")
    return {pk: Name(title, address) for pk, title, address in (columns if keys else ())}
