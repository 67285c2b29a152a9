"""What is due goes live or leaves; a refusal stops nothing and is told; nothing is early."""

import datetime
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from articles.models import ArticlePage
from articles.services.review.publication import publish_by_override
from articles.services.review.publish_due import publish_due
from tests.factories import make_user
from tests.publishing import approved, marked_minor
from tests.publishing import draft as make_draft
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
DAY = datetime.timedelta(days=1)


@remembered
def scheduled(title, *, at, user=None, **fields):
    """A story with an approved version that goes live at `at`, which may have passed by now."""
    article = make_draft(title=title, slug=title.lower(), **fields)
    draft = article.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + DAY
    revision = draft.save_revision(user=user)
    approved(article, revision)
    revision.publish()
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=at,
        content={**revision.content, "go_live_at": at.isoformat()},
    )
    return revision


def spoil(revision, title):
    """Change the version after its approval."""
    revision.refresh_from_db()
    Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "title": title})


def live_titles():
    return list(ArticlePage.objects.live().order_by("title").values_list("title", flat=True))


def test_what_is_due_goes_live_and_what_is_not_waits():
    now = timezone.now()
    scheduled("Due", at=now - datetime.timedelta(minutes=1))
    later = scheduled("Later", at=now + datetime.timedelta(hours=1))
    report = publish_due(now=now)
    assert (report.published, report.expired, report.refused) == (["Due"], [], [])
    assert live_titles() == ["Due"]
    later.refresh_from_db()
    assert later.approved_go_live_at
    assert publish_due(now=now).published == []
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 1


def test_days_that_were_missed_lose_nothing_and_come_in_order():
    now = timezone.now()
    scheduled("Second", at=now - 2 * DAY)
    scheduled("First", at=now - 5 * DAY)
    assert publish_due(now=now).published == ["First", "Second"]
    assert live_titles() == ["First", "Second"]


def test_a_clock_that_is_ahead_publishes_nothing_early():
    revision = scheduled("Later", at=timezone.now() + DAY)
    report = publish_due(now=timezone.now() + 30 * DAY)
    assert (report.published, report.refused) == ([], [])
    assert live_titles() == []
    revision.refresh_from_db()
    assert revision.approved_go_live_at


def test_a_clock_that_was_moved_back_publishes_nothing():
    scheduled("Due", at=timezone.now() - DAY)
    assert publish_due(now=timezone.now() - 2 * DAY).published == []
    assert live_titles() == []
    assert publish_due(now=timezone.now()).published == ["Due"]


def test_a_refusal_stops_nothing_else_and_is_told_once():
    author = make_user()
    desk = make_user(group="Moderators")
    owner = make_user()
    make_user(group="Editors")
    now = timezone.now()
    refused = scheduled("Bad", at=now - 2 * DAY, user=author, owner=owner)
    scheduled("Good", at=now - DAY)
    spoil(refused, "Bad, and changed")
    report = publish_due(now=now)
    assert report.published == ["Good"]
    assert len(report.refused) == 1
    assert "changed after its approval" in report.refused[0]
    assert live_titles() == ["Good"]
    assert sorted(address for letter in mail.outbox for address in letter.to) == sorted(
        [author.email, desk.email, owner.email]
    )
    letter = mail.outbox[0]
    assert letter.subject == "Not published: Bad, and changed"
    assert "changed after its approval" in letter.body
    assert f"/admin/pages/{refused.object_id}/edit/" in letter.body
    refused.refresh_from_db()
    assert refused.approved_go_live_at is None
    entry = PageLogEntry.objects.get(action="article.schedule_refused")
    assert "changed after its approval" in str(entry.message)
    mail.outbox.clear()
    assert publish_due(now=now).refused == []
    assert mail.outbox == []


def test_a_broken_version_stops_nothing_else(caplog):
    now = timezone.now()
    broken = scheduled("Broken", at=now - 2 * DAY)
    scheduled("Good", at=now - DAY)
    Revision.objects.filter(pk=broken.pk).update(
        content={**broken.content, "published_on": "no day at all"}
    )
    report = publish_due(now=now)
    assert report.published == ["Good"]
    assert len(report.refused) == 1
    assert "Could not publish" in caplog.text
    broken.refresh_from_db()
    assert broken.approved_go_live_at


def test_a_mail_server_that_is_away_stops_nothing(monkeypatch, caplog):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    make_user(group="Moderators")
    now = timezone.now()
    spoil(scheduled("Bad", at=now - 2 * DAY), "Changed")
    scheduled("Good", at=now - DAY)
    assert publish_due(now=now).published == ["Good"]
    assert "Could not send the mail" in caplog.text


def test_a_new_version_of_a_live_story_replaces_it_when_it_is_due():
    article = publish_by_override(
        article=make_draft(title="Old"),
        user=None,
        reason="Test.",
        now=timezone.now(),
    )
    draft = article.get_latest_revision_as_object()
    draft.title, draft.go_live_at = "New", timezone.now() + DAY
    revision = draft.save_revision()
    approved(article, revision)
    marked_minor(article)
    revision.publish()
    past = timezone.now() - DAY
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=past, content={**revision.content, "go_live_at": past.isoformat()}
    )
    assert live_titles() == ["Old"]
    assert publish_due(now=timezone.now()).published == ["New"]
    live = ArticlePage.objects.get(pk=article.pk)
    assert (live.title, live.address) == ("New", article.address)


def test_expired_stories_leave_and_keep_their_address():
    now = timezone.now()
    article = publish_by_override(article=make_draft(title="Over"), user=None, reason="x", now=now)
    ArticlePage.objects.filter(pk=article.pk).update(expire_at=now - DAY)
    assert publish_due(now=now - 2 * DAY).expired == []
    assert publish_due(now=now).expired == ["Over"]
    gone = ArticlePage.objects.get(pk=article.pk)
    assert (gone.live, gone.expired, gone.address) == (False, True, article.address)
    assert publish_due(now=now).expired == []


def test_the_command_reports_and_ends_with_an_error_where_one_was_refused():
    now = timezone.now()
    scheduled("Good", at=now - DAY)
    out = StringIO()
    call_command("publish_due", stdout=out)
    assert out.getvalue() == "Published: Good\n"
    spoil(scheduled("Bad", at=now - DAY), "Changed")
    with pytest.raises(CommandError, match="changed after its approval"):
        call_command("publish_due")
    call_command("publish_due", stdout=out)
    assert out.getvalue() == "Published: Good\n"
