"""Open work in the newsroom: the lists behind the home screen and the list of stories."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Length, Substr
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, WorkflowState, get_default_page_content_type
from wagtail.permissions import policy_registry

from articles.enums import DeskList
from articles.models import ArticlePage, Embargo
from articles.models.steps import is_own_edit
from articles.selectors.home.desk_lists import DESK_LISTS

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from django.db.models import QuerySet

OWN_CHANGE_REASON = _("you made the last change, so someone else has to approve it")
EMBARGO_ENDS = "embargo ends"
# How many are counted on the home screen: more is "100 or more".
MAX_ENTRIES = 100


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A story on the home screen: whose version it is, the time (or day) that matters in this
    list, and what should be known before it is opened."""

    pk: int
    title: str
    who: str
    at: datetime.date | None
    section: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeskPart:
    """The first rows of a list, and how many there are (at most MOST)."""

    desk: DeskList
    rows: tuple[DeskRow, ...]
    count: int

    @property
    def is_longer(self) -> bool:
        return self.count > len(self.rows)


def stories_of(user: Any) -> QuerySet:
    """The stories of which `user` may know in the newsroom."""
    policy = policy_registry.get_by_type(Page)
    return ArticlePage.objects.filter(
        pk__in=policy.explorable_instances(user).order_by().values("pk")
    )


def stories_on(
    desk: DeskList, user: Any, now: datetime.datetime, *, among: QuerySet | None = None
) -> QuerySet:
    """The stories of one list, in its order, with `desk_at`: the time that matters there. `among`:
    only of these, which the caller has narrowed to what `user` may know."""
    return DESK_LISTS[desk](stories_of(user) if among is None else among, user, now)


def read_desk(user: Any, now: datetime.datetime, *, rows: int = 5) -> list[DeskPart]:
    """Every list that has something for `user`. Two queries for each at most, one for what all of
    them print, and what the notes cost."""
    known = stories_of(user)
    firsts = {desk: _first(stories_on(desk, user, now, among=known), rows) for desk in DeskList}
    printed = _printed({pk for times, _count in firsts.values() for pk, _at in times})
    parts = (
        DeskPart(
            desk,
            # One that was deleted in between is in no row.
            tuple(DeskRow(pk=pk, at=at, **printed[pk]) for pk, at in times if pk in printed),
            count,
        )
        for desk, (times, count) in firsts.items()
        if times
    )
    return [_noted(part, user) for part in parts]


def _first(stories: QuerySet, rows: int) -> tuple[list[tuple[int, Any]], int]:
    """Keys and times of the first rows, and how many there are. Nothing is joined here that only
    those few rows need: beyond eight tables PostgreSQL joins as it is told, with every story."""
    times = list(stories.values_list("pk", "desk_at")[:rows])
    count = len(times)
    if count == rows:
        count = stories.order_by()[:MAX_ENTRIES].count()
    return times, count


def _printed(keys: set[int]) -> dict[int, dict[str, str]]:
    """Headline, who changed it last, and section of each story."""
    parent = Page.objects.filter(
        path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    )
    stories = ArticlePage.objects.filter(pk__in=keys).order_by()
    found = stories.annotate(section_title=Subquery(parent.values("title")[:1])).values_list(
        "pk",
        "draft_title",
        "latest_revision__user__first_name",
        "latest_revision__user__last_name",
        "latest_revision__user__username",
        "section_title",
    )
    return {
        pk: {
            "title": title,
            "who": f"{first or ''} {last or ''}".strip() or username or "",
            "section": section or "",
        }
        for pk, title, first, last, username, section in found
    }


# --- Notes on rows -------------------------------------------------------------------------------


def _noted(part: DeskPart, user: Any) -> DeskPart:
    keys = [row.pk for row in part.rows]
    notes: dict[int, str] = {}
    if part.desk is DeskList.WAITING:
        own = set(_own(keys, user))
        notes = {
            key: f"{step}: {OWN_CHANGE_REASON}" if key in own else step
            for key, step in _steps(keys)
        }
    elif part.desk is DeskList.MINE:
        notes = dict(_sent_back(keys))
    elif part.desk is DeskList.SCHEDULED:
        ends = Embargo.objects.in_force().filter(article__in=keys)
        notes = dict.fromkeys(ends.values_list("article", flat=True), EMBARGO_ENDS)
    rows = tuple(replace(row, note=notes.get(row.pk, "")) for row in part.rows)
    return replace(part, rows=rows)


def _steps(keys: list[int]) -> Iterator[tuple[int, str]]:
    """The step at which each of the stories waits; one query."""
    reviews = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id__in=[str(key) for key in keys],
        status=WorkflowState.STATUS_IN_PROGRESS,
    ).order_by()
    for key, step in reviews.values_list("object_id", "current_task_state__task__name"):
        yield int(key), step or ""


def _sent_back(keys: list[int]) -> Iterator[tuple[int, str]]:
    """Who sent each of the stories back, and why; one query."""
    reviews = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id__in=[str(key) for key in keys],
        status=WorkflowState.STATUS_NEEDS_CHANGES,
    ).select_related("current_task_state__finished_by")
    for review in reviews.order_by():
        last = review.current_task_state
        by = last.finished_by if last else None
        name = (by.get_full_name() or by.get_username()) if by else _("a colleague")
        why = Truncator(last.comment if last else "").chars(160)
        words = _("sent back by %(name)s: “%(why)s”") if why else _("sent back by %(name)s")
        yield int(review.object_id), words % {"name": name, "why": why}


def _own(keys: list[int], user: Any) -> list[int]:
    """Those of the stories that `user` may not approve. A query for each of which `user` wrote a
    version, and two."""
    versions = Revision.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id__in=[str(key) for key in keys],
        user=user,
    )
    touched = {int(key) for key in versions.order_by().values_list("object_id", flat=True)}
    latest = ArticlePage.objects.filter(pk__in=touched).order_by().values("latest_revision")
    found = Revision.objects.filter(pk__in=latest) if touched else ()
    return [int(row.object_id) for row in found if is_own_edit(row, user)]
