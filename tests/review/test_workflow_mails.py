"""Who is told what while a story goes through its checks, and once a day."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import TaskState

from articles.models import ArticlePage, Claim, Embargo
from tests.factories import make_user
from tests.publishing import draft
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def author(newsroom):
    return make_user(group="Editors")


@remembered
def submitted(author, title="The sealed archive"):
    article = draft(title=title, owner=author)
    article.get_latest_revision_as_object().save_revision(user=author)
    article = ArticlePage.objects.get(pk=article.pk)
    article.get_workflow().start(article, author)
    return article


def test_those_of_the_step_are_told_and_nobody_else(
    author, mailoutbox, django_capture_on_commit_callbacks
):
    checker, other = make_user(group="Copy editors"), make_user(group="Fact checkers")
    with django_capture_on_commit_callbacks(execute=True):
        article = submitted(author)
    told = {address for mail in mailoutbox for address in mail.to}
    assert checker.email in told
    assert not {other.email, author.email} & told
    assert f"/admin/stories/{article.pk}/review/" in mailoutbox[0].body
    assert mailoutbox[0].alternatives[0].mimetype == "text/html"


def test_the_author_is_told_why_it_came_back(
    author, mailoutbox, django_capture_on_commit_callbacks
):
    article = submitted(author)
    state = TaskState.objects.get(workflow_state__object_id=str(article.pk))
    with django_capture_on_commit_callbacks(execute=True):
        state.specific.reject(user=make_user(group="Copy editors"), comment="Say who counted.")
    assert [mail.to for mail in mailoutbox] == [[author.email]]
    assert "Say who counted." in mailoutbox[0].body


def test_the_digest_says_what_waits_and_what_is_late(author, mailoutbox, capsys):
    checker = make_user(group="Copy editors")
    article = submitted(author)
    state = TaskState.objects.get(workflow_state__object_id=str(article.pk))
    Claim.objects.create(
        task_state=state,
        article=article,
        claimed_by=checker,
        claimed_at=timezone.now(),
        due_on=timezone.localdate() - datetime.timedelta(days=1),
    )
    call_command("send_digest")
    mails = {mail.to[0]: mail.body for mail in mailoutbox}
    assert "Overdue:\n- The sealed archive" in mails[checker.email]
    assert "Waiting for me" in mails[checker.email]
    assert author.email not in mails
    assert f"{len(mailoutbox)} mail" in capsys.readouterr().out


def test_the_digest_names_no_story_under_embargo(author, mailoutbox):
    make_user(group="Copy editors")
    article = submitted(author)
    Embargo.objects.create(
        article=article,
        until=timezone.now() + datetime.timedelta(days=1),
        reason="Sources leave first.",
        set_at=timezone.now(),
    )
    call_command("send_digest")
    assert not any("sealed archive" in mail.body for mail in mailoutbox)
