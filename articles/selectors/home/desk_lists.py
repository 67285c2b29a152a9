"""The stories of each list of the home screen; each function is one list."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, F, Max, Min, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import (
    PageLogEntry,
    ReferenceIndex,
    Revision,
    WorkflowState,
    get_default_page_content_type,
)

from articles.enums import DeskList, VerificationOutcome
from articles.models import (
    Claim,
    Embargo,
    NewsImage,
    Quote,
    QuoteVerification,
    ReaderReport,
    SkippedCheck,
    may_see_embargoed,
)
from articles.models.querysets.embargoes import embargoed_ids
from articles.models.steps import steps_that_wait_for
from articles.selectors.review.checks import overdue_claims

if TYPE_CHECKING:
    from django.db.models import QuerySet

_RIGHTS_END_SOON_DAYS = 14
REFUSALS = ("article.refused", "article.schedule_refused")


def _mine(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    mine = Q(owner=user) | Q(latest_revision__user=user)
    unfinished = Q(live=False) | Q(has_unpublished_changes=True)
    return _newest_first(stories.filter(mine, unfinished))


def _waiting(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    """At a step that `user` may do and that nobody else has claimed."""
    states = steps_that_wait_for(user)
    held = WorkflowState.objects.filter(
        pk__in=states.order_by().values("workflow_state"),
        base_content_type=get_default_page_content_type(),
    ).annotate(story=Cast("object_id", BigIntegerField()))
    elsewhere = Claim.objects.filter(task_state=OuterRef("current_task_state"))
    held = held.exclude(Exists(elsewhere.exclude(claimed_by=user)))
    waiting = stories.filter(pk__in=held.values("story"))
    # A story is in one review at most: that it is one of these was asked above.
    review = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    since = review.order_by().values("current_task_state__started_at")[:1]
    return waiting.annotate(desk_at=Subquery(since)).order_by(F("desk_at").asc(), "pk")


def _overdue(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    """At a step that `user` claimed, and past the day by which it was to be done."""
    late = overdue_claims(user, timezone.localdate(now)).order_by()
    found = stories.filter(pk__in=late.values("article"))
    due = late.filter(article=OuterRef("pk")).values("article").annotate(at=Min("due_on"))
    return found.annotate(desk_at=Subquery(due.values("at"))).order_by("desk_at", "pk")


def _scheduled(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    """What happens by itself: a version goes live, an embargo ends. While there is an embargo, its
    end comes first: what was to go live before waits for it."""
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
    keys = planned.values("story")
    times: Subquery | Coalesce = Subquery(at)
    if may_see_embargoed(user):
        keys, times = keys.union(embargoed_ids()), Coalesce(Subquery(_end_of_embargo()), times)
    return stories.filter(pk__in=keys).annotate(desk_at=times).order_by("desk_at", "pk")


def _embargoed(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    known = may_see_embargoed(user)
    found = stories.filter(pk__in=embargoed_ids()) if known else stories.none()
    return found.annotate(desk_at=Subquery(_end_of_embargo())).order_by("desk_at", "pk")


def _end_of_embargo() -> QuerySet:
    embargo = Embargo.objects.in_force().filter(article=OuterRef("pk")).order_by()
    return embargo.values("until")[:1]


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
    """Stale drafts that wait for nobody."""
    long_ago = now - datetime.timedelta(days=settings.ADVOCACY_STALE_DAYS)
    waiting = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(),
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    ).annotate(story=Cast("object_id", BigIntegerField()))
    drafts = stories.filter(live=False, latest_revision_created_at__lt=long_ago)
    idle = drafts.exclude(Exists(waiting.filter(story=OuterRef("pk"))))
    return idle.annotate(desk_at=F("latest_revision_created_at")).order_by("desk_at", "pk")


def _findings(stories: QuerySet, user: Any, now: datetime.datetime) -> QuerySet:
    """Live stories in which something is not right, or unchecked, or of which a reader says so, and
    those with a picture whose rights end.

    One set of keys and no EXISTS for each story: the stories are found by it, and not looked
    through.
    """
    lost = Quote.objects.filter(anchored=False).order_by().values("page")
    skipped = SkippedCheck.objects.still_open().order_by().values("article")
    reported = ReaderReport.objects.open().filter(article__isnull=False).order_by()
    keys = lost.union(
        reported.values("article"),
        skipped,
        _failed_quotes().values("article"),
        _with_ending_pictures(timezone.localdate(now)),
    )
    return _newest_first(stories.filter(live=True, pk__in=keys))


def _with_ending_pictures(today: datetime.date) -> QuerySet:
    """Keys of pages with a picture that may not be used any more, or not much longer."""
    soon = today + datetime.timedelta(days=_RIGHTS_END_SOON_DAYS)
    ending = NewsImage.objects.filter(usable_until__lt=soon).order_by()
    named = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(NewsImage),
        to_object_id__in=ending.annotate(key=Cast("pk", CharField())).values("key"),
        base_content_type=get_default_page_content_type(),
    )
    return named.order_by().annotate(story=Cast("object_id", BigIntegerField())).values("story")


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


DESK_LISTS = {
    DeskList.OVERDUE: _overdue,
    DeskList.WAITING: _waiting,
    DeskList.MINE: _mine,
    DeskList.SCHEDULED: _scheduled,
    DeskList.EMBARGOED: _embargoed,
    DeskList.REFUSED: _refused,
    DeskList.FINDINGS: _findings,
    DeskList.STALE: _stale,
}
