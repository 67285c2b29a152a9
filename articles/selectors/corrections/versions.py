"""The versions of a story that readers saw, and which of them they may still see."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from articles.models import ArticlePage, Correction, Person, PublishedVersion
from articles.models.querysets.public import is_nameable
from articles.safety.old_versions import reappearing_names
from articles.selectors.corrections.public import Notice, as_notices

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One version in the list. `url` leads to what changed after it; "" where it is the one that
    readers see now, or is not shown. `notices` are what readers were told with it."""

    number: int
    published_at: datetime.datetime
    url: str
    is_current: bool
    is_shown: bool
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class VersionList:
    """All versions of one story, the newest first."""

    title: str
    story_url: str
    url: str
    entries: tuple[VersionEntry, ...]


def versions_url(address: str) -> str:
    """The address of the list of a story's versions."""
    return f"{address}versions/"


def find_versions(address: str) -> tuple[ArticlePage, list[PublishedVersion]] | None:
    """The published story at `address` and its versions, oldest first; two queries."""
    story = ArticlePage.objects.published().filter(address=address).order_by().first()
    if story is None:
        return None
    versions = list(PublishedVersion.objects.filter(article=story).order_by("number"))
    return (story, versions) if versions else None


def read_versions(story: ArticlePage, versions: list[PublishedVersion]) -> VersionList:
    """The list; five queries besides its versions, however many there are."""
    shown = shown_versions(versions)
    current = versions[-1].number
    notices = notices_by_version(story)
    url = versions_url(story.address)
    entries = [
        VersionEntry(
            number=version.number,
            published_at=version.published_at,
            url=f"{url}{version.number}/"
            if version.number in shown and version.number != current
            else "",
            is_current=version.number == current,
            is_shown=version.number in shown,
            notices=tuple(notices[version.number]),
        )
        for version in reversed(versions)
    ]
    return VersionList(story.title, story.address, url, tuple(entries))


def shown_versions(versions: list[PublishedVersion]) -> dict[int, PublishedVersion]:
    """The versions that nobody withheld and that name nobody who is not to be named any more: of
    everybody whom the record of any version knows, today's rule decides. What readers see at the
    story's own address is always among them."""
    current = versions[-1]
    now = _all_words(current.content)
    hidden = _names_not_to_print(versions)
    return {
        version.number: version
        for version in versions
        if version is current
        or (
            version.withheld_at is None
            and not reappearing_names(_all_words(version.content), now, hidden)
        )
    }


def _names_not_to_print(versions: Iterable[PublishedVersion]) -> set[str]:
    """Every name of people who may not be named today. Whose record is gone is among them."""
    kept: dict[int, list[str]] = defaultdict(list)
    for version in versions:
        for person in version.content["people"]:
            kept[person["id"]] += person["names"]
    for person in Person.objects.filter(pk__in=kept).prefetch_related("other_names"):
        if is_nameable(person):
            del kept[person.pk]
        else:
            kept[person.pk] += [person.name, *(other.name for other in person.other_names.all())]
    return {name for names in kept.values() for name in names}


def _all_words(content: dict[str, Any]) -> str:
    """Everything that a version prints in the story's own words."""
    quotes = (part for row in content["quotes"] for part in (row["words"], row["attributed_as"]))
    sources = (part for row in content["sources"] for part in row)
    texts = (text for _, text in content["paragraphs"])
    heads = (content[name] for name in ("title", "kicker", "standfirst", "dateline"))
    return "\n".join((*heads, *texts, *quotes, *sources))


def notices_by_version(story: ArticlePage) -> dict[int, list[Notice]]:
    """What readers were told, by the number of the version that it came with."""
    notices: dict[int, list[Notice]] = defaultdict(list)
    rows = (
        Correction.objects.public().in_force().filter(article=story, version_before__isnull=False)
    )
    for number, notice in as_notices(rows, "version_after__number"):
        notices[number].append(notice)
    return notices
