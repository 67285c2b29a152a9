"""Counting attempts, for limits that need neither names nor addresses."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.utils import timezone

from articles.models import AttemptCount
from articles.models.attempts import subject_digest

KEPT = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AttemptLimit:
    """At most `most` attempts within `within`; what is counted is told apart by `scope`."""

    scope: str
    most: int
    within: datetime.timedelta


def count_attempt(*, limit: AttemptLimit, subject: str, now: datetime.datetime) -> None:
    """Count one attempt of `subject`, which may be anything: only a digest is stored."""
    key = {
        "scope": limit.scope,
        "digest": _digest(limit, subject, now),
        "begun_at": _begin(limit, now),
    }
    if not AttemptCount.objects.filter(**key).update(number=F("number") + 1):
        try:
            with transaction.atomic():
                AttemptCount.objects.create(**key, number=1)
        except IntegrityError:  # somebody was faster
            AttemptCount.objects.filter(**key).update(number=F("number") + 1)
    purge_attempts(now=now)


def purge_attempts(*, now: datetime.datetime) -> None:
    """Forget what no limit needs any more."""
    AttemptCount.objects.filter(begun_at__lt=now - KEPT).delete()


def is_over(*, limit: AttemptLimit, subject: str, now: datetime.datetime) -> bool:
    """Whether `subject` has used up the limit in this stretch and the one before it."""
    rows = AttemptCount.objects.filter(
        scope=limit.scope,
        digest=_digest(limit, subject, now),
        begun_at__gt=now - 2 * limit.within,
    )
    return (rows.aggregate(all=Sum("number"))["all"] or 0) >= limit.most


def forget_attempts(*, limit: AttemptLimit, subject: str, now: datetime.datetime) -> None:
    """Begin anew, after a success."""
    digest = _digest(limit, subject, now)
    AttemptCount.objects.filter(scope=limit.scope, digest=digest).delete()


def _digest(limit: AttemptLimit, subject: str, now: datetime.datetime) -> str:
    return subject_digest(limit.scope, subject, timezone.localdate(now))


def _begin(limit: AttemptLimit, now: datetime.datetime) -> datetime.datetime:
    """The stretch that `now` is in; they follow one another without a gap."""
    seconds = int(limit.within.total_seconds())
    return datetime.datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, datetime.UTC)
