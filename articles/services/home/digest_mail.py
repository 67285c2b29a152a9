"""The daily digest of open work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles.enums import DeskList
from articles.models import User
from articles.selectors.home.desk import DeskPart, read_desk
from articles.selectors.review.checks import overdue_claims
from articles.services.site.mails import send_mail

if TYPE_CHECKING:
    import datetime

# What somebody else is waiting for; one's own drafts are no news.
_TOLD = (DeskList.WAITING, DeskList.SCHEDULED, DeskList.REFUSED, DeskList.FINDINGS)


@dataclass(frozen=True, slots=True)
class DigestList:
    """One list of the mail: its name, its first stories, and the address of all of them."""

    label: str
    titles: tuple[str, ...]
    more: int
    url: str


def send_digests(*, now: datetime.datetime) -> int:
    """Mail everybody who works here what waits for them; return how many mails went out. Who has
    nothing to do gets none, and nobody reads of a story that they may not see."""
    sent = 0
    may_enter = Q(groups__permissions__codename="access_admin") | Q(is_superuser=True)
    people = User.objects.filter(may_enter, is_active=True).exclude(email="").distinct()
    for user in people.order_by("pk"):
        lists = [_list(part) for part in read_desk(user, now) if part.desk in _TOLD]
        overdue = [
            claim.article.draft_title
            for claim in overdue_claims(user, timezone.localdate(now)).order_by("pk")
        ]
        if lists or overdue:
            context = {"lists": lists, "overdue": overdue, "home": _url("wagtailadmin_home")}
            sent += send_mail("digest", context, to=[user.email])
    return sent


def _list(part: DeskPart) -> DigestList:
    titles = tuple(f"{row.title} ({row.note})" if row.note else row.title for row in part.rows)
    url = f"{_url('stories:index')}?desk={part.desk.value}"
    return DigestList(part.desk.label, titles, part.count - len(titles), url)


def _url(name: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name)
