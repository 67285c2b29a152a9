"""The archive of an old site goes live in one act, honestly."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.enums import ApprovalKind
from articles.models import Approval, ArticlePage, HomePage
from articles.services.corrections.corrections import mark_minor
from articles.services.importing.archive import publish_archive
from articles.services.review.publication import publish_version
from tests.factories import make_section, make_topic, make_user
from tests.importing.old_exports import post, write_wxr

pytestmark = pytest.mark.django_db


@pytest.fixture
def export(tmp_path):
    make_section("News")
    return write_wxr(
        tmp_path,
        post(1, "Out", "Words of a story."),
        post(2, "Draft", "x", status="draft"),
        post(3, "Private", "x", status="private"),
        post(4, "To come", "x", status="future", day="2099-01-01"),
        post(5, "Dated ahead", "x", day="2098-01-01"),
        post(6, "Edited", "x"),
    )


@pytest.fixture
def publisher():
    user = make_user("publisher")
    user.user_permissions.add(Permission.objects.get(codename="archive_approval"))
    return user


def run(path, **options):
    out = io.StringIO()
    call_command("import_site", path, section="news", stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def live():
    return sorted(ArticlePage.objects.filter(live=True).values_list("title", flat=True))


def test_only_what_was_public_goes_live_and_says_that_it_is_from_the_archive(export, publisher):
    run(export)
    edited = ArticlePage.objects.get(title="Edited")
    edited.title = "Edited here"
    edited.save_revision()
    said = run(export, archive="We move in.", user="publisher")
    assert live() == ["Out"]
    story = ArticlePage.objects.get(title="Out")
    approval = Approval.objects.get(article=story)
    assert (approval.kind, approval.approved_by) == ("archive", publisher)
    assert approval.reason == "We move in. (2 stories)"
    assert PageLogEntry.objects.filter(page=story.pk, action="article.archived").exists()
    assert "To do: The story has no topic." in said and "1 stories are live" in said
    page = Client().get(story.address).content.decode()
    assert "From our archive, first published on 4 March 2012" in page
    assert Client().get("/archive/story-1/").headers["Location"] == story.address
    for title in ("Draft", "Private", "To come", "Dated ahead"):
        hidden = ArticlePage.objects.get(title=title)
        assert Client().get(hidden.proposed_address()).status_code == 404


def test_the_note_is_in_the_newsrooms_own_words(export, publisher):
    run(export, archive="We move in.", user="publisher")
    HomePage.objects.update(archive_note="Aus dem Archiv vom {date}")
    story = ArticlePage.objects.get(title="Out")
    assert "Aus dem Archiv vom 4 March 2012" in Client().get(story.address).content.decode()


def test_a_normal_review_ends_it(export, publisher):
    run(export, archive="We move in.", user="publisher")
    story = ArticlePage.objects.get(title="Out")
    assert story.is_archive
    draft = story.get_latest_revision_as_object()
    draft.topics.set([make_topic("Rivers")])
    revision = draft.save_revision()
    mark_minor(article=story, reason="A topic.", by=None, now=timezone.now())
    publish_version(
        story, revision, ApprovalKind.REVIEW, "article.override", publisher, "", timezone.now()
    )
    story = ArticlePage.objects.get(pk=story.pk)
    assert not story.is_archive
    assert "From our archive" not in Client().get(story.address).content.decode()


def test_nobody_does_it_without_the_right_or_a_reason(export, publisher):
    run(export)
    make_user("somebody")
    with pytest.raises(CommandError, match="--user"):
        run(export, archive="We move in.", user="somebody")
    with pytest.raises(CommandError, match="Say why"):
        run(export, archive=" ", user="publisher")
    with pytest.raises(PermissionDenied):
        publish_archive(drafts={}, user=None, reason="x", now=timezone.now())
    assert live() == []


def test_a_second_run_leaves_what_is_live(export, publisher):
    run(export, archive="We move in.", user="publisher")
    before = ArticlePage.objects.get(title="Out").last_published_at
    run(export, archive="Again.", user="publisher")
    assert ArticlePage.objects.get(title="Out").last_published_at == before
    assert Approval.objects.count() == 2  # "Out" and "Edited", once each
