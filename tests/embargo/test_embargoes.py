"""An embargo hides at once, lets nothing go live, and ends on time whatever the clock does."""

import datetime
from unittest import mock

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Collection, Page, PageSubscription, Revision

from articles.guard import EMBARGO, EmbargoRefused, PublicationRefused
from articles.models import (
    ArticlePage,
    Embargo,
    EmbargoedPage,
    LeadStory,
    NewsImage,
    may_see_embargoed,
)
from articles.services.embargo import embargoes as service
from articles.services.embargo.embargoes import change_embargo, lift_due, lift_embargo, set_embargo
from articles.services.review.publication import publish_by_override
from articles.services.review.publish_due import publish_due
from tests.factories import make_newsroom, make_section, make_user
from tests.factories.pictures import make_image
from tests.publishing import approved, draft, now_of, published
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
HOUR = datetime.timedelta(hours=1)


@remembered
def hidden(*, hours=2, now=None, **fields):
    now = now or timezone.now()
    article = draft(**fields)
    return set_embargo(
        article=article, until=now + hours * HOUR, reason="Sources travel.", user=None, now=now
    )


def schedule(article, at):
    """An approved version that goes live at `at`, as a later look at the clock finds it."""
    version = now_of(article).get_latest_revision_as_object()
    version.go_live_at = at
    revision = version.save_revision()
    approved(article, revision)
    revision.publish()
    return revision


def make_past(revision, at):
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=at, content={**revision.content, "go_live_at": at.isoformat()}
    )


def test_the_story_stands_where_only_the_desk_sees_it():
    embargo = hidden()
    branch = EmbargoedPage.objects.get()
    assert now_of(embargo.article).get_parent().pk == branch.pk
    assert not branch.is_descendant_of(make_newsroom())
    desk, editor = make_user(group="Embargo desk"), make_user(group="Editors")
    assert may_see_embargoed(desk)
    assert may_see_embargoed(make_user(group="Administrators"))
    assert not may_see_embargoed(editor)
    assert not may_see_embargoed(make_user(group="Moderators"))
    assert embargo.article in ArticlePage.objects.visible_to(desk)
    assert embargo.article not in ArticlePage.objects.visible_to(editor)
    assert embargo.article not in ArticlePage.objects.visible_to(None)


def test_who_is_refused_and_why():
    now = timezone.now()
    article = draft()
    terms = {"reason": "Sources travel.", "user": None, "now": now}
    with pytest.raises(PermissionDenied):
        set_embargo(
            article=article, until=now + HOUR, **{**terms, "user": make_user(group="Moderators")}
        )
    with pytest.raises(EmbargoRefused, match="in the future"):
        set_embargo(article=article, until=now, **terms)
    with pytest.raises(EmbargoRefused, match="Give a reason"):
        set_embargo(article=article, until=now + HOUR, **{**terms, "reason": " "})
    with pytest.raises(EmbargoRefused, match="Unpublish it first"):
        set_embargo(article=published(slug="live"), until=now + HOUR, **terms)
    set_embargo(article=article, until=now + HOUR, **terms)
    with pytest.raises(EmbargoRefused, match="already"):
        set_embargo(article=article, until=now + HOUR, **terms)


def test_no_override_publishes_it_and_it_may_be_scheduled_for_its_end():
    embargo = hidden()
    with pytest.raises(PublicationRefused) as refusal:
        publish_by_override(
            article=now_of(embargo.article), user=None, reason="Now.", now=timezone.now()
        )
    assert [finding.rule for finding in refusal.value.findings] == [EMBARGO]
    with pytest.raises(PublicationRefused):
        schedule(embargo.article, embargo.until - HOUR)
    assert schedule(embargo.article, embargo.until).pk
    assert not now_of(embargo.article).live


def test_it_ends_on_time_and_a_scheduled_version_goes_live():
    now = timezone.now()
    embargo = hidden(hours=2, now=now, title="Out on time")
    revision = schedule(embargo.article, embargo.until)
    for early in (now, now - 30 * HOUR, embargo.until - datetime.timedelta(seconds=1)):
        assert publish_due(now=early).lifted == []
    make_past(revision, now - HOUR)
    assert publish_due(now=now).published == []  # its time has passed, the embargo's has not
    assert not now_of(embargo.article).live
    # A day of missed runs, then two runs at once.
    report = publish_due(now=embargo.until + 24 * HOUR)
    assert (report.lifted, report.published) == (["Out on time"], ["Out on time"])
    again = publish_due(now=embargo.until + 24 * HOUR)
    assert (again.lifted, again.published) == ([], [])
    article = now_of(embargo.article)
    assert article.live
    assert article.get_parent().title == "World"


def test_a_clock_that_went_back_hides_nothing_again():
    embargo = hidden()
    assert lift_due(now=embargo.until)[0]
    assert lift_due(now=embargo.until - 5 * HOUR) == ([], [])
    assert now_of(embargo.article).get_parent().title == "World"
    assert not now_of(embargo.article).live  # nobody had scheduled it: a draft again


def test_killed_in_between_the_next_run_lifts_it():
    embargo = hidden()
    killed = mock.patch.object(service, "return_files", side_effect=KeyboardInterrupt)
    with killed, pytest.raises(KeyboardInterrupt):
        lift_due(now=embargo.until)
    assert Embargo.objects.in_force().exists()
    assert now_of(embargo.article).get_parent().specific_class is EmbargoedPage
    assert lift_due(now=embargo.until)[0] == [embargo.article.title]


def test_an_error_with_one_stops_no_other():
    first, second = hidden(title="First", slug="first"), hidden(title="Second", slug="second")
    real = service._make_slug_free

    def fail(article_id, section):
        if article_id == first.article_id:
            raise ValueError
        real(article_id, section)

    with mock.patch.object(service, "_make_slug_free", side_effect=fail):
        lifted, failed = lift_due(now=second.until + HOUR)
    assert lifted == ["Second"]
    assert len(failed) == 1
    assert "First" not in failed[0]


def test_lifting_early_needs_a_reason_and_the_right():
    embargo = hidden()
    now = timezone.now()
    with pytest.raises(EmbargoRefused, match="Say why"):
        lift_embargo(embargo=embargo, reason="", user=None, now=now)
    with pytest.raises(PermissionDenied):
        lift_embargo(embargo=embargo, reason="x", user=make_user(group="Editors"), now=now)
    desk = make_user(group="Embargo desk")
    lift_embargo(embargo=embargo, reason="All are safe.", user=desk, now=now)
    embargo.refresh_from_db()
    assert (embargo.lifted_by, embargo.lift_reason) == (desk, "All are safe.")
    with pytest.raises(EmbargoRefused, match="already been lifted"):
        lift_embargo(embargo=embargo, reason="Again.", user=desk, now=now)


def test_a_later_time_holds_and_one_in_the_past_is_refused():
    embargo = hidden(hours=1)
    now = timezone.now()
    later = now + 9 * HOUR
    with pytest.raises(EmbargoRefused, match="in the future"):
        change_embargo(embargo=embargo, until=now - HOUR, reason="x", user=None, now=now)
    change_embargo(embargo=embargo, until=later, reason="Later.", user=None, now=now)
    assert lift_due(now=now + 8 * HOUR)[0] == []
    assert lift_due(now=later)[0]


def test_a_slug_that_was_taken_meanwhile_keeps_no_story_hidden():
    embargo = hidden(slug="the-letter")
    draft(slug="the-letter")
    lift_due(now=embargo.until)
    article = now_of(embargo.article)
    assert article.get_parent().title == "World"
    assert article.slug == "the-letter-2"


def test_the_section_may_be_gone():
    other = make_section("Africa")
    embargo = hidden(section=other)
    Page.objects.get(pk=other.pk).delete()
    world = make_section("World")
    lift_due(now=embargo.until)
    assert now_of(embargo.article).get_parent().pk == world.pk


def test_pictures_that_only_this_story_uses_leave_the_library_and_come_back():
    root = Collection.get_first_root_node()
    kept = root.add_child(instance=Collection(name="Letters"))
    own, shared = make_image(collection=kept), make_image(collection=root)
    draft(slug="other", lead_image=shared)
    embargo = hidden(lead_image=own, social_image=shared)
    hidden_in = EmbargoedPage.objects.get().collection
    assert NewsImage.objects.get(pk=own.pk).collection == hidden_in
    assert NewsImage.objects.get(pk=shared.pk).collection == root
    lift_due(now=embargo.until)
    assert NewsImage.objects.get(pk=own.pk).collection == kept


def test_the_front_page_and_subscribers_hear_nothing_more():
    article = draft()
    home = make_newsroom()
    home.lead_stories = [LeadStory(article=article)]
    home.save_revision()
    LeadStory.objects.create(page=home, article=article)
    editor, desk = make_user(group="Editors"), make_user(group="Embargo desk")
    for user in (editor, desk):
        PageSubscription.objects.create(page=article, user=user, comment_notifications=True)
    now = timezone.now()
    set_embargo(article=article, until=now + HOUR, reason="x", user=None, now=now)
    assert not LeadStory.objects.exists()
    home.refresh_from_db()
    assert home.latest_revision.content["lead_stories"] == []
    assert [row.user for row in PageSubscription.objects.filter(page=article)] == [desk]
