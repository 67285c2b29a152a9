"""Cases, with their facts and stories."""

import itertools

from django.utils import timezone

from articles.enums import CaseRole, StatusFactKind
from articles.models import Case, CaseMention, CasePerson, CaseStory, StatusFact
from tests.replay import remembered

_number = itertools.count(1)


@remembered
def make_case(title=None, *, people=(), stories=(), mentions=(), **fields):
    """A case that readers see as long as they see one of its stories and may know its people."""
    number = next(_number)
    fields = {"name": f"Inner case {number}", **fields}
    case = Case.objects.create(public_title=f"Case {number}" if title is None else title, **fields)
    for person in people:
        CasePerson.objects.create(case=case, person=person, role=CaseRole.SUBJECT.value)
    for mention in mentions:
        CaseMention.objects.create(case=case, **mention)
    for story in stories:
        CaseStory.objects.create(case=case, article=story, linked_at=timezone.now())
    case.save()
    return case


@remembered
def make_fact(case, kind=StatusFactKind.ARRESTED, on="2026-03-04", *, approved=True, **fields):
    """A fact that somebody has approved."""
    now = timezone.now()
    return StatusFact.objects.create(
        case=case,
        kind=kind.value,
        date_edtf=on,
        made_at=now,
        approved_at=now if approved else None,
        **fields,
    )
