"""The list of stories, as filtered by a reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from articles.filters import UPDATED, Cursor, UpdateCursor
from articles.models import ArticlePage, OrganizationMention, PersonMention
from articles.models.querysets.filtered import find_records
from articles.models.querysets.public import nameable
from articles.selectors.lists.filtering import (
    FilterBar,
    FilterChoice,
    make_bar,
    narrow_by,
    topics_by_story,
)
from articles.selectors.stories.cards import StoryCard, make_cards

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from articles.filters import StoryFilter
    from articles.models.querysets.filtered import Records
    from articles.selectors.lists.filtering import Narrowing
    from articles.selectors.site.page_frame import PageFrame

PATH = "/stories/"
_FORM = ("section", "year", "from", "to", "updated_since")


@dataclass(frozen=True, slots=True)
class StoryListScreen:
    """One page of stories; `orders` are the two orders, the one that it has without address.
    `archive_url` leads to the newest year, "" where that is not known."""

    bar: FilterBar
    cards: tuple[StoryCard, ...]
    sections: tuple[FilterChoice, ...]
    orders: tuple[FilterChoice, ...]
    archive_url: str


def read_stories(wanted: StoryFilter, page_frame: PageFrame) -> StoryListScreen:
    """At most six queries. Raises UnknownRecord."""
    records = find_records(wanted)
    rows, older = read_filtered(wanted, records, settings.ADVOCACY_PAGE_SIZE)
    bar = make_bar(
        wanted,
        records,
        path=PATH,
        form=_FORM,
        narrow=_narrow(wanted, rows),
        older=older,
    )
    is_newest = rows and wanted.before is None and not wanted.is_by_update
    return StoryListScreen(
        bar=bar,
        cards=tuple(make_cards(rows, page_frame)),
        sections=tuple(
            FilterChoice(item.title, item.url.strip("/"))
            for item in page_frame.sections
            if item.in_menus
        ),
        orders=tuple(_orders(wanted)),
        archive_url=f"/{rows[0].published_on.year:04d}/" if is_newest else "",
    )


def read_filtered(
    wanted: StoryFilter, records: Records, size: int
) -> tuple[list[ArticlePage], Cursor | UpdateCursor | None]:
    """`size` stories of the page that `wanted` asks for, and the cursor of the next one."""
    stories = ArticlePage.objects.published().matching(wanted, records).for_listing()
    if wanted.is_by_update:
        stories = stories.last_updated_first()
        if isinstance(wanted.before, UpdateCursor):
            stories = stories.updated_before(wanted.before.updated_at, wanted.before.pk)
    else:
        stories = stories.newest_first()
        if isinstance(wanted.before, Cursor):
            stories = stories.before(wanted.before.published_on, wanted.before.pk)
    rows = list(stories[: size + 1])
    if len(rows) <= size:
        return rows, None
    last = rows[size - 1]
    if wanted.is_by_update:
        return rows[:size], UpdateCursor(last.updated_at, last.pk)
    return rows[:size], Cursor(last.published_on, last.pk)


def _narrow(wanted: StoryFilter, rows: Sequence[ArticlePage]) -> Iterator[Narrowing]:
    """Choices out of the stories of the page, so that each of them leaves something."""
    keys = [row.pk for row in rows]
    yield narrow_by(wanted, PATH, "topic", "Topics", topics_by_story(keys))
    if not wanted.person:
        people = PersonMention.objects.filter(nameable("person__"), page__in=keys).order_by()
        named = people.values_list("person__slug", "person__name")
        yield narrow_by(wanted, PATH, "person", "People", named)
    if not wanted.organization:
        mentions = OrganizationMention.objects.filter(page__in=keys, organization__isnull=False)
        called = mentions.order_by().values_list(F("organization__slug"), F("organization__name"))
        yield narrow_by(wanted, PATH, "organization", "Organizations", called)


def _orders(wanted: StoryFilter) -> Iterator[FilterChoice]:
    newest = wanted.without("order")
    updated = newest.with_("order", UPDATED)
    yield FilterChoice(_("Newest first"), newest.address(PATH) if wanted.is_by_update else "")
    yield FilterChoice(
        _("Last updated first"), "" if wanted.is_by_update else updated.address(PATH)
    )
