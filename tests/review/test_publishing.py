"""The services that publish: override, minor edit, an approval that is kept."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.enums import ApprovalKind
from articles.guard import PublicationRefused
from articles.models import Approval, ArticlePage
from articles.services.review.publication import (
    approve_minor_edit,
    can_approve_minor_edit,
    keep_approval,
    publish_by_override,
)
from tests.factories import make_article, make_full_article, make_topic, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


def published(**fields):
    article = make_full_article(live=False, **fields)
    return publish_by_override(article=article, user=None, reason="Test.", now=timezone.now())


def edited(article, user, title="A better headline"):
    draft = article.get_latest_revision_as_object()
    draft.title = title
    return draft.save_revision(user=user, log_action=True)


def rules(refusal):
    return [finding.rule for finding in refusal.value.findings]


def test_an_import_publishes_and_is_logged_with_its_reason():
    user = make_user()
    article = make_full_article(live=False)
    now = timezone.now()
    live = publish_by_override(article=article, user=user, reason="Imported.", now=now)
    assert live.live
    assert live.address == live.proposed_address()
    approval = Approval.objects.get()
    assert (approval.kind, approval.reason) == ("import", "Imported.")
    assert (approval.approved_by, approval.approved_at) == (user, now)
    assert approval.revision_id == live.live_revision_id
    entry = PageLogEntry.objects.get(action="article.imported")
    assert entry.data["reason"] == "Imported."
    assert "Imported." in str(entry.message)
    assert ArticlePage.objects.published().get() == live


@pytest.mark.parametrize("reason", ["", "   "])
def test_an_override_needs_a_reason(reason):
    with pytest.raises(ValueError, match="reason"):
        publish_by_override(
            article=make_full_article(live=False), user=None, reason=reason, now=timezone.now()
        )


def test_an_override_lifts_no_rule_on_the_story_and_leaves_no_trace():
    article = make_article(topics=[make_topic()], quotes=[])
    draft = article.get_latest_revision_as_object()
    draft.topics.clear()
    draft.save_revision()
    article.refresh_from_db()
    with pytest.raises(PublicationRefused) as refusal:
        publish_by_override(article=article, user=None, reason="Now!", now=timezone.now())
    assert rules(refusal) == ["topic"]
    article.refresh_from_db()
    assert (article.live, article.address, article.live_revision_id) == (False, "", None)
    assert not Approval.objects.exists()
    assert not PageLogEntry.objects.filter(action="article.override").exists()


def test_a_second_person_publishes_a_minor_edit():
    article = published()
    address = article.address
    revision = edited(article, make_user(group="Editors"))
    second = make_user(group="Moderators")
    article.refresh_from_db()
    assert can_approve_minor_edit(second, article)
    live = approve_minor_edit(
        article=article,
        revision_id=revision.pk,
        user=second,
        reason="Spelling.",
        now=timezone.now(),
    )
    assert (live.title, live.address, live.live_revision_id) == (
        "A better headline",
        address,
        revision.pk,
    )
    approval = Approval.objects.get(revision_id=revision.pk)
    assert (approval.kind, approval.approved_by) == ("minor_edit", second)
    entry = PageLogEntry.objects.get(action="article.minor_edit")
    assert entry.user == second
    assert "Spelling." in str(entry.message)


def test_nobody_approves_their_own_minor_edit(settings):
    article = published()
    moderator = make_user(group="Moderators")
    revision = edited(article, moderator)
    article.refresh_from_db()
    assert not can_approve_minor_edit(moderator, article)
    call = {
        "article": article,
        "revision_id": revision.pk,
        "user": moderator,
        "reason": "Mine.",
        "now": timezone.now(),
    }
    with pytest.raises(PublicationRefused):
        approve_minor_edit(**call)
    settings.ADVOCACY_FORBID_SELF_APPROVAL = False
    assert approve_minor_edit(**call).title == "A better headline"


def test_a_minor_edit_needs_the_right_to_publish_and_a_live_story():
    article = published()
    revision = edited(article, make_user(group="Editors"))
    editor = make_user(group="Editors")
    article.refresh_from_db()
    assert not can_approve_minor_edit(editor, article)
    call = {"revision_id": revision.pk, "reason": "x", "now": timezone.now()}
    with pytest.raises(PermissionDenied):
        approve_minor_edit(article=article, user=editor, **call)
    draft = make_full_article(live=False)
    moderator = make_user(group="Moderators")
    assert not can_approve_minor_edit(moderator, draft)
    with pytest.raises(PublicationRefused):
        approve_minor_edit(
            article=draft, user=moderator, **{**call, "revision_id": draft.latest_revision_id}
        )


def test_a_minor_edit_that_changed_since_it_was_shown_is_refused():
    article = published()
    shown = edited(article, make_user(group="Editors"))
    article.refresh_from_db()
    edited(article, make_user(group="Editors"), title="Another one")
    with pytest.raises(PublicationRefused, match="newer version"):
        approve_minor_edit(
            article=article,
            revision_id=shown.pk,
            user=make_user(group="Moderators"),
            reason="Spelling.",
            now=timezone.now(),
        )
    assert ArticlePage.objects.get(pk=article.pk).title == article.title


def test_an_approval_is_kept_for_a_revision_that_changes_nothing():
    article = published()
    same = article.get_latest_revision_as_object().save_revision(changed=False)
    assert keep_approval(article=article, revision=same, now=timezone.now())
    assert Approval.objects.get(revision_id=same.pk).kind == ApprovalKind.IMPORT
    same.publish()
    assert ArticlePage.objects.get(pk=article.pk).live_revision_id == same.pk


def test_no_approval_is_kept_for_a_change_or_for_an_older_version():
    article = published()
    first = article.live_revision
    changed = edited(article, make_user())
    assert not keep_approval(article=article, revision=changed, now=timezone.now())
    restored = first.as_object().save_revision()
    assert restored.as_object().publication_digest() == first.as_object().publication_digest()
    assert not keep_approval(article=article, revision=restored, now=timezone.now())
    with pytest.raises(PublicationRefused):
        restored.publish()
