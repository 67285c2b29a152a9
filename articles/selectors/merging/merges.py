"""What the merge screens show: what would move, what would become public, past merges."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.permission_policies.pages import PagePermissionPolicy

from articles.enums import NamingStatus
from articles.models import ArticlePage, ImportedFrom, Person, Quote, RecordMerge
from articles.models.querysets.public import is_nameable
from articles.models.record_keys import keys_to
from articles.selectors.merging.merge_values import MergeConflict, read_conflicts
from articles.selectors.merging.references import References, read_references
from articles.selectors.records.record_uses import records_naming
from articles.selectors.records.story_uses import NamedIn, stories_naming, versions_naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db import models

    from articles.models import User

# More titles than this nobody reads; the rest is counted.
TITLES = 50
_SEES = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story that names a duplicate; `state` is "Live", "Draft" or "Scheduled"."""

    article_id: int
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do. `unseen` stories name a duplicate as well, and are only counted:
    the person who asks may not know them. `counts` are pairs of a label and a number."""

    keep: models.Model
    duplicates: tuple[models.Model, ...]
    conflicts: tuple[MergeConflict, ...]
    warnings: tuple[str, ...]
    stories: tuple[StoryLine, ...]
    unseen: int
    records: tuple[models.Model, ...]
    counts: tuple[tuple[str, int], ...]


def preview_merge(
    keep: models.Model,
    duplicates: Sequence[models.Model],
    *,
    user: User,
    choices: Mapping[str, int] | None = None,
) -> MergePreview:
    """What merging the duplicates into `keep` would do, as `user` may know it."""
    records = [keep, *duplicates]
    stories = _stories(duplicates)
    seen = visible_stories([line.article_id for line in stories], user)
    lines = [line for line in stories if line.article_id in seen]
    return MergePreview(
        keep=keep,
        duplicates=tuple(duplicates),
        conflicts=read_conflicts(records, choices or {}),
        warnings=tuple(_warnings(records)) if isinstance(keep, Person) else (),
        stories=tuple(lines[:TITLES]),
        unseen=len(stories) - len(lines[:TITLES]),
        records=tuple(
            dict.fromkeys(one for record in duplicates for one in records_naming(record))
        ),
        counts=tuple(_counts(read_references(keep, duplicates))),
    )


def read_merges(kinds: Iterable[Any]) -> models.QuerySet:
    """The merges of these kinds of records, the newest first."""
    merges = RecordMerge.objects.filter(content_type__in=kinds)
    people = merges.select_related("content_type", "merged_by", "undone_by")
    return people.defer("moves").prefetch_related("removed")


def _stories(duplicates: Sequence[models.Model]) -> list[StoryLine]:
    found: dict[int, NamedIn] = {}
    for record in duplicates:
        found.update({story.article_id: story for story in stories_naming(record)})
    scheduled = versions_naming(duplicates).filter(approved_go_live_at__isnull=False)
    waiting = {int(pk) for pk in scheduled.values_list("object_id", flat=True)}
    return [_line(story, waiting) for story in found.values()]


def _line(story: NamedIn, waiting: set[int]) -> StoryLine:
    state = "Scheduled" if story.article_id in waiting else "Live" if story.live else "Draft"
    return StoryLine(story.article_id, story.title, state)


def visible_stories(keys: Iterable[int], user: User) -> set[int]:
    """Those of the stories that the tree of pages shows to `user`, and that no embargo hides."""
    known = PagePermissionPolicy().instances_user_has_any_permission_for(user, _SEES)
    found = ArticlePage.objects.visible_to(user).filter(pk__in=list(keys))
    return set(found.filter(pk__in=known.values("pk")).values_list("pk", flat=True))


def _counts(found: References) -> Iterable[tuple[str, int]]:
    rows = Counter(move.model for move in found.moves if move.model is not ArticlePage)
    rows.update(model for model, _keys in found.spare)
    for model, number in sorted(rows.items(), key=lambda row: _label(row[0])):
        yield _label(model), number


def _label(model: type[models.Model]) -> str:
    if model._meta.auto_created:
        return "Documents of events"
    if model is ImportedFrom:
        return _("Import sources")
    name = capfirst(str(model._meta.verbose_name_plural))
    return f"{name} (rows of live stories and drafts)" if keys_to(model, ArticlePage) else name


def _warnings(people: Sequence[Any]) -> Iterable[str]:
    """Merging somebody private with somebody public goes one of two ways, and both show."""
    private = [person for person in people if not is_nameable(person)]
    public = [person for person in people if is_nameable(person)]
    if not (private and public):
        return
    hidden, shown = _names(private), _names(public)
    yield (
        f"{hidden} must not be named in public, and {shown} may be. They become one person, and "
        "unless you choose otherwise below that person is private."
    )
    unworded = _quotes_without_words(public)
    yield (
        f"If it stays private: the page of {shown} disappears, their name is taken out of every "
        "story's record, and only the stories' own words remain"
        + (f"; {unworded} of their quotes have none, and need some." if unworded else ".")
    )
    yield (
        f"If you choose “{NamingStatus.PUBLIC_FIGURE.label}” or a consent: every mention, quote "
        f"and signature of {hidden} is printed with the name and a link at once, in "
        f"{_live_stories(private)}, and {hidden} stands on the public page as "
        "another name. Do that only if you know that it is the same person and puts nobody in "
        "danger."
    )


def _names(people: Sequence[Any]) -> str:
    return ", ".join(f"“{person}”" for person in people)


def _quotes_without_words(people: Sequence[Any]) -> int:
    quotes = Quote.objects.filter(person__in=[person.pk for person in people], attributed_as="")
    return quotes.filter(page__in=ArticlePage.objects.published().values("pk")).count()


def _live_stories(people: Sequence[Any]) -> str:
    stories = ArticlePage.objects.none()
    for person in people:
        stories = stories | ArticlePage.objects.published().naming(person)
    count = stories.count()
    return "1 live story" if count == 1 else f"{count} live stories"
