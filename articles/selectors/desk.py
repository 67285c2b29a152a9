"""What waits on the newsroom's desk: the lists behind the home screen and the list of stories."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import BigIntegerField, Exists, F, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Length, Substr
from wagtail.models import (
    Page,
    PageLogEntry,
    Revision,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)
from wagtail.permissions import policy_registry

from articles.enums import DeskList, VerificationOutcome
from articles.models import ArticlePage, Quote, QuoteVerification, ReaderReport, SkippedCheck

if TYPE_CHECKING:
    from django.db.models import QuerySet

REFUSALS = ("article.refused", "article.schedule_refused")
# How many are counted on the home screen: more is "100 or more".
MOST = 100


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A story on the home screen: whose version it is, and the time that matters in this list."""

    pk: int
    title: str
    who: str
    at: datetime.datetime | None
    section: str


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
    return _LISTS[desk](stories_of(user) if among is None else among, user, now)


def read_desk(user: Any, now: datetime.datetime, *, rows: int = 5) -> list[DeskPart]:
    """Every list that has something for `user`. Two queries for each."""
    known = stories_of(user)
    parts = (_read(desk, stories_on(desk, user, now, among=known), rows) for desk in DeskList)
    return [part for part in parts if part.count]


def _read(desk: DeskList, stories: QuerySet, rows: int) -> DeskPart:
    parent = Page.objects.filter(
        path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    )
    first = stories.annotate(section_title=Subquery(parent.values("title")[:1])).values_list(
        "pk",
        "draft_title",
        "latest_revision__user__first_name",
        "latest_revision__user__last_name",
        "latest_revision__user__username",
        "desk_at",
        "section_title",
    )[:rows]
    found = tuple(_row(*values) for values in first)
    count = len(found)
    if count == rows:
        count = stories.order_by()[:MOST].count()
    return DeskPart(desk, found, count)


def _row(
    pk: int, title: str, first: str, last: str, username: str, at: Any, section: str
) -> DeskRow:
    who = f"{first or ''} {last or ''}".strip() or username or ""
    return DeskRow(pk, title, who, at, section or "")


# --- The lists -----------------------------------------------------------------------------------


def _mine(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    mine = Q(owner=user) | Q(latest_revision__user=user)
    unfinished = Q(live=False) | Q(has_unpublished_changes=True)
    return _newest_first(stories.filter(mine, unfinished))


def _waiting(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    states = TaskState.objects.reviewable_by(user)
    held = WorkflowState.objects.filter(
        pk__in=states.order_by().values("workflow_state"),
        base_content_type=get_default_page_content_type(),
    ).annotate(story=Cast("object_id", BigIntegerField()))
    waiting = stories.filter(pk__in=held.values("story"))
    since = held.filter(story=OuterRef("pk")).values("current_task_state__started_at")[:1]
    return waiting.annotate(desk_at=Subquery(since)).order_by(F("desk_at").asc(), "pk")


def _scheduled(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    planned = (
        Revision.objects.filter(
            approved_go_live_at__isnull=False,
            base_content_type=get_default_page_content_type(),
        )
        .annotate(story=Cast("object_id", BigIntegerField()))
        .order_by()
    )
    first = planned.filter(story=OuterRef("pk")).values("story")
    at = first.annotate(at=Min("approved_go_live_at")).values("at")
    found = stories.filter(pk__in=planned.values("story"))
    return found.annotate(desk_at=Subquery(at)).order_by("desk_at", "pk")


def _refused(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    """Refused by the guard, and neither changed nor published since."""
    refusals = PageLogEntry.objects.filter(action__in=REFUSALS).order_by()
    last = refusals.filter(page=OuterRef("pk")).values("page").annotate(at=Max("timestamp"))
    found = stories.filter(pk__in=refusals.values("page"))
    found = found.annotate(desk_at=Subquery(last.values("at")))
    after = Q(last_published_at__isnull=True) | Q(desk_at__gt=F("last_published_at"))
    unchanged = Q(latest_revision_created_at__lt=F("desk_at"))
    return found.filter(after, unchanged).order_by("-desk_at", "pk")


def _stale(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    """Drafts that nobody has touched for long, and that wait for nobody."""
    long_ago = now - datetime.timedelta(days=settings.ADVOCACY_STALE_DAYS)
    waiting = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(),
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    ).annotate(story=Cast("object_id", BigIntegerField()))
    drafts = stories.filter(live=False, latest_revision_created_at__lt=long_ago)
    idle = drafts.exclude(Exists(waiting.filter(story=OuterRef("pk"))))
    return idle.annotate(desk_at=F("latest_revision_created_at")).order_by("desk_at", "pk")


def _findings(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    """Live stories in which something is not right, or unchecked, or of which a reader says so.

    One set of keys and no EXISTS for each story: the stories are found by it, and not looked
    through.
    """
    lost = Quote.objects.filter(anchored=False).order_by().values("page")
    skipped = SkippedCheck.objects.still_open().order_by().values("article")
    reported = ReaderReport.objects.open().filter(article__isnull=False).order_by()
    keys = lost.union(reported.values("article"), skipped, _failed_quotes().values("article"))
    return _newest_first(stories.live().filter(pk__in=keys))


def _failed_quotes() -> QuerySet:
    """Of each quote the last word counts, and it is that the source says something else."""
    later = QuoteVerification.objects.order_by().filter(
        article=OuterRef("article"), quote_uid=OuterRef("quote_uid"), pk__gt=OuterRef("pk")
    )
    rows = QuoteVerification.objects.order_by()
    return rows.filter(~Exists(later), outcome=VerificationOutcome.FAILED.value)


def _newest_first(stories: QuerySet) -> QuerySet:
    return stories.annotate(desk_at=F("latest_revision_created_at")).order_by(
        F("desk_at").desc(nulls_last=True), "pk"
    )


_LISTS = {
    DeskList.WAITING: _waiting,
    DeskList.MINE: _mine,
    DeskList.SCHEDULED: _scheduled,
    DeskList.REFUSED: _refused,
    DeskList.FINDINGS: _findings,
    DeskList.STALE: _stale,
}
