"""The fast lane and the override: who may, what is left to do, what neither lifts."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.enums import ApprovalKind, CheckKind, CheckOutcome
from articles.guard import PublicationRefused
from articles.models import Approval, Check, SkippedCheck
from articles.services.review.checks import AnswersMissing, CheckOfOwnEdit, record_check
from articles.services.review.fast_lane import (
    ReasonMissing,
    override,
    publish_fast,
    short_checklist,
)
from tests.factories import make_full_article, make_user
from tests.publishing import checked, draft, edited_by, now_of, verified

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


def values(article, user, **changes):
    return {
        "article": article,
        "digest": now_of(article).get_latest_revision().as_object().publication_digest(),
        "reason": "They arrest people now.",
        "user": user,
        "now": timezone.now(),
        **changes,
    }


def fast(article, user, **changes):
    ticked = [True] * len(short_checklist(article))
    return publish_fast(**{**values(article, user), "ticked": ticked, **changes})


def test_what_was_skipped_stays_open_until_it_is_done():
    article, second = draft(), make_user(group="Moderators")
    assert fast(article, second).live
    assert Approval.objects.get().kind == ApprovalKind.FAST_LANE
    assert SkippedCheck.objects.still_open().count() == 3
    given = values(article, second)
    del given["reason"]
    for kind in CheckKind:
        record_check(**given, kind=kind, outcome=CheckOutcome.PASSED, answers=[], note="")
    assert not SkippedCheck.objects.still_open().exists()


@pytest.mark.parametrize(
    ("changes", "error"), [({"reason": " "}, ReasonMissing), ({"ticked": []}, AnswersMissing)]
)
def test_the_fast_lane_needs_the_short_list_and_a_reason(changes, error):
    article = draft()
    with pytest.raises(error):
        fast(article, make_user(group="Moderators"), **changes)
    assert not now_of(article).live


def test_the_fast_lane_needs_a_second_person_who_may_publish():
    article, second = draft(), make_user(group="Moderators")
    edited_by(article, second)
    with pytest.raises(CheckOfOwnEdit):
        fast(article, second)
    with pytest.raises(PermissionDenied):
        fast(article, make_user(group="Editors"))


def test_neither_lifts_a_failed_check():
    article, administrator = draft(), make_user(group="Administrators")
    Check.objects.record(
        revision=article.get_latest_revision(),
        kind=CheckKind.SAFETY_REVIEW,
        outcome=CheckOutcome.FAILED,
        user=None,
        now=timezone.now(),
        note="It names the shelter.",
    )
    for publish in (fast, lambda article, user: override(**values(article, user))):
        with pytest.raises(PublicationRefused, match="names the shelter"):
            publish(article, administrator)
    assert not SkippedCheck.objects.exists()


def test_an_override_is_for_administrators():
    article = checked(draft())
    with pytest.raises(PermissionDenied):
        override(**values(article, make_user(group="Moderators")))
    assert override(**values(article, make_user(group="Administrators"))).live


def test_an_override_takes_the_place_of_the_second_person():
    administrator = make_user(group="Administrators")
    article = draft()
    edited_by(article, administrator)
    article = verified(now_of(article))
    checked(article)
    live = override(**values(now_of(article), administrator))
    assert live.live
    approval = Approval.objects.get()
    assert (approval.kind, approval.approved_by) == ("override", administrator)
    assert PageLogEntry.objects.get(action="article.override").data["reason"]


@pytest.mark.parametrize("missing", list(CheckKind))
def test_an_override_lifts_no_check(missing):
    article = draft()
    for kind in set(CheckKind) - {missing}:
        Check.objects.record(
            revision=article.get_latest_revision(),
            kind=kind,
            outcome=CheckOutcome.PASSED,
            user=None,
            now=timezone.now(),
        )
    with pytest.raises(PublicationRefused, match=f"{missing.label.lower()} has not been done"):
        override(**values(article, make_user(group="Administrators")))
    assert not now_of(article).live


def test_an_override_lifts_no_quote_that_is_not_verified():
    article = checked(make_full_article(live=False))
    with pytest.raises(PublicationRefused, match="is not verified"):
        override(**values(article, make_user(group="Administrators")))
    assert not now_of(article).live
