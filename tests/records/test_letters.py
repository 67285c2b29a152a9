"""Letters without an answer: the reminder to look again, and "Mark as checked"."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.enums import StatusKind
from articles.models import DocumentMention, DocumentStatus, HomePage
from articles.selectors.records.letters import letters_due
from tests.factories import make_article, make_document
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def days_ago(days):
    return (TODAY - datetime.timedelta(days=days)).isoformat()


def make_letter(name, *steps):
    document = make_document(name)
    for kind, on in steps:
        DocumentStatus.objects.create(document=document, kind=kind, date_edtf=on)
    return document


@pytest.fixture
def letters(newsroom):
    return [
        make_letter("Long ago", ("sent", days_ago(90))),
        make_letter("Just sent", ("sent", days_ago(5))),
        make_letter("Just checked", ("sent", days_ago(90)), ("checked", days_ago(3))),
        make_letter("Checked once", ("sent", days_ago(200)), ("checked", days_ago(60))),
        make_letter("Answered", ("sent", days_ago(90)), ("answered", days_ago(80))),
        make_letter("Never sent"),
    ]


@pytest.fixture
def desk(client, newsroom):
    client.force_login(make_user("Desk", is_superuser=True))
    return client


def test_those_that_nobody_checked_for_so_long_are_due(letters):
    admin = make_user("Anybody", is_superuser=True)
    due = [document.name for document in letters_due(admin, TODAY, 30)]
    assert due == ["Long ago", "Checked once"]
    assert [document.name for document in letters_due(admin, TODAY, 80)] == ["Long ago"]


def test_the_newsroom_is_reminded_as_often_as_it_has_set(desk, letters):
    page = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "2 letters wait for an answer" in page
    HomePage.objects.update(check_letters_after=80)
    assert "1 letter waits for an answer" in desk.get(reverse("wagtailadmin_home")).content.decode()
    HomePage.objects.update(check_letters_after=0)
    assert (
        "for an answer, and nobody" not in desk.get(reverse("wagtailadmin_home")).content.decode()
    )


def test_a_letter_is_marked_as_checked(desk, letters, client):
    letter = letters[0]
    make_article(live=True, document_mentions=[_mention(letter)])
    url = reverse("letter_checked", args=[letter.pk])
    assert "not checked since" in desk.get(url).content.decode()
    answer = desk.post(url, {"on": days_ago(0), "how": "asked the press office"})
    assert answer.url == reverse("letters_to_check")
    step = letter.statuses.get(kind=StatusKind.CHECKED.value)
    assert (step.date_edtf, step.note) == (days_ago(0), "asked the press office")
    listed = desk.get(answer.url).content.decode()
    cells = re.findall(r'<td class="title">(.*?)</td>', listed)
    assert cells == ["Checked once"]
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "No answer that we know of; last checked" in page
    assert "(asked the press office)." in page


def _mention(letter):
    return DocumentMention(document=letter)


def test_nobody_has_checked_tomorrow(desk, letters):
    url = reverse("letter_checked", args=[letters[0].pk])
    page = desk.post(url, {"on": days_ago(-1), "how": "asked"}).content.decode()
    assert "This day has not come yet." in page
    assert not DocumentStatus.objects.filter(document=letters[0], kind="checked").exists()
