"""What comes up, and who is told."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.enums import ConsentMethod, NamingStatus
from articles.enums import StatusFactKind as Kind
from articles.models import DocumentStatus
from articles.selectors.records.deadlines import read_deadlines
from articles.services.embargo.embargoes import set_embargo
from tests.factories import make_article, make_document, make_person, make_user
from tests.factories.cases import make_case, make_fact

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
TODAY = datetime.date(2026, 12, 1)


def on(days):
    return TODAY + datetime.timedelta(days=days)


def listed(user, days=90):
    return [(one.on, one.what, one.name) for one in read_deadlines(user, TODAY, days)]


def test_everything_that_comes_up_in_its_order():
    case = make_case(name="Trial")
    make_fact(case, Kind.HEARING, "2026-11-01", due_on=on(3), approved=False)
    make_fact(case, Kind.SENTENCED, "2026-11-02", due_on=on(91))
    make_fact(case, Kind.CHARGED, "2026-11-03", due_on=on(-1))
    make_fact(case, Kind.ARRESTED, "2024-12-21")
    # Of a month nobody knows the day, and other facts are not remembered.
    make_fact(case, Kind.ARRESTED, "2024-12")
    make_fact(case, Kind.CHARGED, "2024-12-21")
    letter = make_document("Letter")
    DocumentStatus.objects.create(document=letter, kind="deadline", date_edtf=on(10).isoformat())
    make_person(
        "Ada",
        standing=NamingStatus.NAMED_WITH_CONSENT.value,
        consent_method=ConsentMethod.WRITTEN.value,
        consent_given_on=TODAY,
        consent_expires_on=on(40),
    )
    editor = make_user(group="Editors")
    assert listed(editor) == [
        (on(3), "Hearing set", "Trial"),
        (on(10), "Answer due", "Letter"),
        (on(20), "Arrested on this day in 2024", "Trial"),
        (on(40), "Consent ends", "Ada"),
    ]
    assert [row[0] for row in listed(editor, 14)] == [on(3), on(10)]
    assert listed(make_user(group="Contributors")) == []


def test_what_is_under_embargo_is_not_listed():
    story = make_article()
    alone, told = make_case(stories=[story]), make_case(stories=[story, make_article()])
    make_fact(alone, Kind.HEARING, due_on=on(3))
    make_fact(told, Kind.HEARING, due_on=on(4), from_story=story)
    now = timezone.now()
    until = now + datetime.timedelta(hours=1)
    set_embargo(article=story, until=until, reason="Test.", user=None, now=now)
    assert listed(make_user(group="Moderators")) == []


def test_the_home_screen_tells_what_is_near(client):
    client.force_login(make_user(group="Editors"))
    assert "Coming up" not in client.get(reverse("wagtailadmin_home")).content.decode()
    today = timezone.localdate()
    case = make_case(name="Near trial")
    make_fact(case, Kind.HEARING, due_on=today + datetime.timedelta(days=14))
    text = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Coming up" in text and "Near trial" in text
    assert "Near trial" in client.get(reverse("deadlines")).content.decode()
    make_fact(make_case(), Kind.HEARING, due_on=today + datetime.timedelta(days=15))
    assert client.get(reverse("wagtailadmin_home")).content.decode().count("Hearing set") == 1
