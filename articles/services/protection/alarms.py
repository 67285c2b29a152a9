"""A story was stopped for a protected name: the safety group is told, and may let it pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.log_actions import log

from articles.enums import NameLookKind
from articles.guard import CANNOT_BE_PUBLISHED, NO_KEY, PROTECTED_NAME, PublicationRefused
from articles.models import ArticlePage, NameAlarm, NameLook, ProtectedName, User, who_may_know
from articles.models.name_gate import find_protected, has_protected
from articles.models.outgoing_words import read_outgoing
from articles.models.sealing import NamesKeyMissing, seal, unseal
from articles.services.protection.names import is_in_safety_group
from articles.services.site.mails import send_mail

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

NAME_PASSED = "article.name_passed"
_AROUND = 60
# Seconds in which the safety group is told once.
_QUIET = 600


@dataclass(frozen=True, slots=True)
class StoppedPlace:
    """Where a protected name is in a story, for the safety group: the words around it as well."""

    name: ProtectedName
    pseudonym: str
    place: str
    before: str
    words: str
    after: str


def raise_alarm(
    *, refusal: PublicationRefused, by: User | None, now: datetime.datetime
) -> NameAlarm | None:
    """Keep that the story was stopped, and tell the safety group the first time for this content.
    None where it was stopped for something else."""
    if all(finding.rule != PROTECTED_NAME for finding in refusal.findings):
        return None
    article = ArticlePage.objects.filter(pk=refusal.article_id).first()
    if article is None:
        return None
    draft = article.get_latest_revision_as_object()
    found = sorted({found.name_id for found in find_protected(read_outgoing(draft))})
    alarm, is_new = NameAlarm.objects.get_or_create(
        article=article,
        digest=draft.publication_digest(),
        defaults={"raised_by": by, "raised_at": now, "names": found},
    )
    if is_new:
        tell_safety_group(article.pk, reverse("name_alarm", args=[alarm.pk]))
    else:
        NameAlarm.objects.filter(pk=alarm.pk).update(times=F("times") + 1)
    return alarm


def refuse_protected_words(texts: Iterable[str], *, article_id: int | None = None) -> None:
    """Raise PublicationRefused where one of `texts`, which go to readers without being part of a
    story's version, has a protected name, or where nobody can tell; the safety group is told."""
    try:
        if not has_protected(*texts):
            return
    except NamesKeyMissing:
        raise PublicationRefused([NO_KEY], title=gettext("The text")) from None
    # A record, a notice or an answer is tried again and again while somebody looks for the word.
    if cache.add(f"protected-words:{article_id}", True, _QUIET):
        tell_safety_group(article_id, reverse("protected_names"))
    raise PublicationRefused([CANNOT_BE_PUBLISHED], title=gettext("The text"))


def tell_safety_group(article_id: int | None, path: str, *, mail: str = "name_alarm") -> None:
    """Mail those of the safety group who may know of the story, with the address of a screen. No
    title, no name: a mail lies around."""
    people = [one for one in User.objects.filter(is_active=True) if is_in_safety_group(one)]
    allowed = who_may_know(User.objects.filter(pk__in=[one.pk for one in people]), article_id)
    url = settings.WAGTAILADMIN_BASE_URL + path
    send_mail(mail, {"url": url}, to=sorted({one.email for one in allowed if one.email}))


def stopped_places(
    *, alarm: NameAlarm, by: User, now: datetime.datetime
) -> tuple[list[StoppedPlace], bool]:
    """Where the names are in the latest version, and whether that is still what was stopped. Each
    name shown is kept as a look. Raises PermissionDenied, NamesKeyMissing."""
    if not is_in_safety_group(by):
        raise PermissionDenied
    draft = alarm.article.get_latest_revision_as_object()
    found = find_protected(read_outgoing(draft))
    rows = ProtectedName.objects.in_bulk({one.name_id for one in found})
    NameLook.objects.bulk_create(
        NameLook(protected_name=row, user=by, kind=NameLookKind.LOOKED, at=now)
        for row in rows.values()
    )
    opened = {key: row.opened()["pseudonym"] for key, row in rows.items()}
    places = [
        StoppedPlace(
            name=rows[one.name_id],
            pseudonym=opened[one.name_id],
            place=one.passage.place,
            before=one.passage.text[max(0, one.start - _AROUND) : one.start],
            words=one.passage.text[one.start : one.end],
            after=one.passage.text[one.end : one.end + _AROUND],
        )
        for one in found
    ]
    return places, draft.publication_digest() == alarm.digest


@transaction.atomic
def ask_to_pass(*, alarm: NameAlarm, by: User, reason: str, now: datetime.datetime) -> None:
    """One of the safety group asks that the story may go out as it is. Raises PermissionDenied,
    ValidationError without a reason."""
    if not is_in_safety_group(by):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(gettext("Say why the story may go out with the name in it."))
    alarm.sealed_reason = seal({"reason": reason.strip()})
    alarm.asked_by, alarm.asked_at = by, now
    alarm.confirmed_by = alarm.confirmed_at = None
    alarm.save()


@transaction.atomic
def confirm_pass(*, alarm: NameAlarm, by: User, now: datetime.datetime) -> None:
    """A second person of the safety group agrees; exactly this content may go out. The history
    keeps who, without the name. Raises PermissionDenied."""
    alarm = NameAlarm.objects.select_for_update().select_related("article").get(pk=alarm.pk)
    if not is_in_safety_group(by) or alarm.asked_by_id in (None, by.pk):
        raise PermissionDenied
    alarm.confirmed_by, alarm.confirmed_at = by, now
    alarm.save()
    NameLook.objects.bulk_create(
        NameLook(protected_name_id=key, user=by, kind=NameLookKind.PASSED, at=now)
        for key in ProtectedName.objects.filter(pk__in=alarm.names).values_list("pk", flat=True)
    )
    data: dict[str, Any] = {"asked_by": alarm.asked_by_id}
    log(instance=alarm.article, action=NAME_PASSED, user=by, data=data)


def reason_to_pass(alarm: NameAlarm) -> str:
    """Why somebody asked; empty: nobody has. Raises NamesKeyMissing."""
    return unseal(alarm.sealed_reason)["reason"] if alarm.sealed_reason else ""
