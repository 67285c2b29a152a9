"""“Who may be named”: the people of a story in one table, answered row by row."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.enums import ConsentMethod, NamingStatus
from articles.models import Person
from articles.services.reading.naming import naming_rows
from articles.services.reading.on_screen import read_on_screen
from articles.services.records.consents import (
    ConsentRefused,
    can_keep_consents,
    mark_public_figure,
    record_consent,
    withdraw_consent,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest

    from articles.models import ArticlePage
    from articles.services.reading.naming import NamingRow

PROPOSED = "proposed"


def naming_context(user: Any, rows: Sequence[NamingRow]) -> dict[str, Any]:
    """What the table shows; who may not keep consents reads it."""
    return {
        "people": rows,
        "proposed": [row for row in rows if row.is_proposed],
        "named_private": [row for row in rows if row.named_in],
        "may_name": can_keep_consents(user),
        "methods": ConsentMethod.choices(),
        "today": timezone.localdate(),
    }


def answer_naming(request: HttpRequest, draft: ArticlePage) -> str:
    """Carry out what was answered about one person of the draft, or about those for whom a public
    office is proposed; returns what was done. Raises ConsentRefused, PermissionDenied."""
    if not can_keep_consents(request.user):
        raise PermissionDenied
    reading = read_on_screen(draft)
    rows = {str(row.person_id): row for row in naming_rows(draft, reading)}
    if request.POST["naming"] == PROPOSED:
        return _confirm(request, [row for row in rows.values() if row.is_proposed])
    row = rows.get(request.POST["naming"])
    if row is None:
        raise ConsentRefused(_("This person is not in the story any more."))
    return _answer(request, row)


def _confirm(request: HttpRequest, proposed: list[NamingRow]) -> str:
    """Only those that the screen showed, and that are proposed still."""
    shown = set(request.POST.getlist("shown"))
    taken = [row for row in proposed if str(row.person_id) in shown]
    people = Person.objects.in_bulk([row.person_id for row in taken])
    for row in taken:
        mark_public_figure(person=people[row.person_id], reason=row.office, **_by(request))
    return ngettext(
        "%(number)s person is a public figure now.",
        "%(number)s people are public figures now.",
        len(taken),
    ) % {"number": len(taken)}


def _answer(request: HttpRequest, row: NamingRow) -> str:
    person, by = Person.objects.get(pk=row.person_id), _by(request)
    standing = request.POST.get("standing", "")
    if standing == NamingStatus.PUBLIC_FIGURE:
        mark_public_figure(person=person, reason=row.office, **by)
        return _("“%(person)s” is a public figure now.") % {"person": person}
    if standing == NamingStatus.NAMED_WITH_CONSENT:
        record_consent(
            person=person,
            method=request.POST.get("method", ""),
            given_on=_day(request, "given_on") or timezone.localdate(),
            expires_on=_day(request, "expires_on"),
            **by,
        )
        return _("Consent of “%(person)s” recorded.") % {"person": person}
    if standing == NamingStatus.PRIVATE and person.standing != NamingStatus.PRIVATE:
        withdraw_consent(person=person, withdrawn_on=timezone.localdate(), **by)
        return _("“%(person)s” is now private everywhere.") % {"person": person}
    return _("“%(person)s” is private.") % {"person": person}


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.user, "now": timezone.now()}


def _day(request: HttpRequest, name: str) -> datetime.date | None:
    told = request.POST.get(name, "")
    try:
        return datetime.date.fromisoformat(told) if told else None
    except ValueError:
        raise ConsentRefused(_("Enter the day as a date, such as 2026-03-05.")) from None
