"""What readers are told: planned with a change, issued with its publication or at once."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.enums import ChangeKind, CorrectionKind
from articles.guard import CorrectionIsFinal, PublicationRefused
from articles.models import ArticlePage, Correction, PlannedCorrection, PublishedVersion
from articles.selectors.corrections.public import find_notice
from articles.services.corrections.corrections import (
    ChangeNote,
    CorrectionRefused,
    erase_corrections,
    issue_correction,
    issue_plan,
    mark_minor,
    plan_correction,
    withdraw_plan,
    withhold_correction,
)
from articles.services.review.publish_due import publish_due
from tests.factories import make_user
from tests.publishing import approved, changed, draft, now_of, published
from tests.replay import remembered

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TEXT = "We wrote Monday. It was Tuesday."


@pytest.fixture
@remembered
def moderator(newsroom):
    return make_user(group="Moderators")


@pytest.fixture
@remembered
def editor(moderator):
    return make_user(group="Editors")


@remembered
def edited(article, **fields):
    """A draft of the live story with other words, approved but not explained."""
    version = now_of(article).get_latest_revision_as_object()
    for name, value in (fields or {"title": "Other words"}).items():
        setattr(version, name, value)
    revision = version.save_revision()
    approved(article, revision)
    return revision


def plan(article, by=None, kind=ChangeKind.CORRECTION, **fields):
    return plan_correction(article=now_of(article), kind=kind, text=TEXT, by=by, now=NOW, **fields)


def issue(article, by=None, kind=CorrectionKind.CORRECTION, text=TEXT, **fields):
    return issue_correction(article=now_of(article), kind=kind, text=text, by=by, now=NOW, **fields)


def actions(article):
    return list(
        PageLogEntry.objects.filter(page=article.pk, action__startswith="article.")
        .order_by("pk")
        .values_list("action", flat=True)
    )


# --- Publishing a change ------------------------------------------------------------------------
def test_a_change_without_a_word_to_readers_is_refused():
    article = published()
    revision = edited(article)
    with pytest.raises(PublicationRefused) as refusal:
        revision.publish()
    (finding,) = refusal.value.findings
    assert (finding.rule, finding.anchor) == ("correction", "corrections")
    assert now_of(article).title == article.title


def test_what_was_planned_is_issued_when_the_change_goes_live(editor):
    article = published()
    revision = edited(article)
    planned = plan(article, by=editor)
    assert not Correction.objects.exists()
    revision.publish()
    (correction,) = Correction.objects.all()
    assert (correction.text, correction.kind) == (TEXT, "correction")
    assert correction.issued_by == editor
    numbers = (correction.version_before.number, correction.version_after.number)
    assert numbers == (1, 2)
    planned.refresh_from_db()
    assert planned.correction == correction
    assert planned.settled_at
    assert actions(article) == [
        "article.imported",
        "article.correction_planned",
        "article.corrected",
    ]


def test_a_minor_mark_holds_for_exactly_the_content_that_it_was_given_for():
    article = published()
    edited(article)
    mark_minor(article=now_of(article), reason="Spelling", by=None, now=NOW)
    later = edited(article, title="And more")
    with pytest.raises(PublicationRefused, match="changes a published story"):
        later.publish()
    again = edited(article, title="Other words")
    again.publish()
    assert now_of(article).title == "Other words"
    assert not Correction.objects.exists()
    assert PublishedVersion.objects.filter(article=article).count() == 2
    assert not PlannedCorrection.objects.open().exists()


def test_saying_the_same_again_needs_nothing():
    article = published()
    revision = now_of(article).get_latest_revision_as_object().save_revision()
    approved(article, revision)
    revision.publish()
    assert PublishedVersion.objects.get(article=article).number == 1


def test_a_change_after_an_unpublication_is_a_change_for_readers_too():
    article = published()
    article.unpublish()
    with pytest.raises(PublicationRefused, match="changes a published story"):
        edited(article).publish()


def test_a_scheduled_change_issues_its_own_correction_and_no_later_one():
    article = published()
    version = now_of(article).get_latest_revision_as_object()
    version.title, version.go_live_at = "Later", timezone.now() + datetime.timedelta(days=1)
    revision = version.save_revision()
    approved(article, revision)
    with pytest.raises(PublicationRefused, match="changes a published story"):
        revision.publish()
    plan(article)
    revision.publish()
    next_one = edited(article, title="Later still", go_live_at=None)
    open_plan = plan(article, kind=ChangeKind.UPDATE)
    past = timezone.now() - datetime.timedelta(minutes=1)
    type(revision).objects.filter(pk=revision.pk).update(
        approved_go_live_at=past, content={**revision.content, "go_live_at": past.isoformat()}
    )
    assert publish_due(now=timezone.now()).published == ["Later"]
    assert [row.kind for row in Correction.objects.all()] == ["correction"]
    assert list(PlannedCorrection.objects.open()) == [open_plan]
    next_one.publish()
    assert [row.kind for row in Correction.objects.all()] == ["update", "correction"]


def test_a_story_that_was_live_before_versions_were_kept_gets_its_first_one():
    article = published()
    PublishedVersion.objects.all().delete()
    assert changed(article, title="New").title == "New"
    first, second = PublishedVersion.objects.order_by("number")
    assert (first.content["title"], second.content["title"]) == (article.title, "New")
    assert first.published_at == article.last_published_at


def test_the_override_of_an_import_lifts_no_word_to_readers():
    article = published()
    with pytest.raises(PublicationRefused, match="changes a published story"):
        changed(article, change_note=None, title="New")
    changed(article, change_note=ChangeNote(ChangeKind.UPDATE, TEXT), title="New")
    assert Correction.objects.get().kind == "update"


# --- Issuing at once ----------------------------------------------------------------------------
def test_moderators_issue_and_editors_propose(moderator, editor):
    article = published()
    with pytest.raises(PermissionDenied):
        issue(article, by=editor)
    planned = plan(article, by=editor)
    with pytest.raises(PermissionDenied):
        issue_plan(plan=planned, by=editor, now=NOW)
    issued = issue_plan(plan=planned, by=moderator, now=NOW)
    assert (issued.issued_by, issued.version_before) == (editor, None)
    with pytest.raises(CorrectionRefused, match="in the meantime"):
        issue_plan(plan=planned, by=moderator, now=NOW)
    assert issue(article, by=moderator, kind=CorrectionKind.EDITORS_NOTE).pk


def test_a_newer_notice_takes_the_place_of_one_and_only_once(moderator):
    article = published()
    first = issue(article, by=moderator)
    second = issue(article, by=moderator, text="It was Wednesday.", supersedes=first)
    assert list(Correction.objects.in_force()) == [second]
    assert Correction.objects.get(pk=first.pk).text == TEXT
    with pytest.raises(CorrectionRefused, match="already"):
        issue(article, by=moderator, supersedes=first)
    with pytest.raises(CorrectionRefused, match="another story"):
        issue(published(), by=moderator, supersedes=second)


def test_the_words_of_a_replaced_notice_are_withheld_and_stay_as_they_are(moderator, editor):
    article = published()
    first = issue(article, by=moderator)
    given = {"correction": first, "reason": "It named a source", "now": NOW}
    with pytest.raises(CorrectionRefused, match="Replace it first"):
        withhold_correction(by=moderator, **given)
    issue(article, by=moderator, text="A source said so.", supersedes=first)
    with pytest.raises(PermissionDenied):
        withhold_correction(by=editor, **given)
    with pytest.raises(CorrectionRefused, match="Say why"):
        withhold_correction(by=moderator, **{**given, "reason": " "})
    withhold_correction(by=moderator, **given)
    first.refresh_from_db()
    assert (first.text, first.withheld_by) == (TEXT, moderator)
    assert find_notice(first.pk).text() == "The text of this notice is no longer available."
    assert actions(article)[-1] == "article.correction_withheld"


@pytest.mark.parametrize("text", ["", " \n\n ", "\u200b", "x" * 2_001])
def test_words_that_are_none_or_too_many(text):
    article = published()
    with pytest.raises(CorrectionRefused):
        issue(article, text=text)
    assert not Correction.objects.exists()


def test_words_are_kept_as_plain_paragraphs():
    text = "  We wrote\u202e <b>Monday</b>.\r\n \r\n\r\nIt was\nTuesday. "
    assert issue(published(), text=text).text == "We wrote <b>Monday</b>.\n\nIt was Tuesday."


def test_nothing_is_told_about_a_story_that_nobody_sees(moderator):
    article = draft()
    with pytest.raises(CorrectionRefused, match="never been published"):
        plan(article)
    with pytest.raises(CorrectionRefused, match="not published now"):
        issue(article)
    gone = published()
    gone.unpublish()
    with pytest.raises(CorrectionRefused, match="not published now"):
        issue(gone)


def test_a_retraction_is_no_notice_like_others():
    article = published()
    for call in (issue, plan):
        with pytest.raises(CorrectionRefused, match="to retract a story"):
            call(article, kind=CorrectionKind.RETRACTION)


def test_what_is_planned_can_be_taken_back(editor):
    article = published()
    planned = plan(article, by=editor)
    with pytest.raises(PermissionDenied):
        withdraw_plan(plan=planned, by=make_user(group="Contributors"), now=NOW)
    withdraw_plan(plan=planned, by=editor, now=NOW)
    assert not PlannedCorrection.objects.exists()
    assert actions(article)[-1] == "article.correction_withdrawn"


def test_an_editor_changes_nothing_of_what_a_moderator_has_scheduled(moderator, editor):
    article = published()
    version = now_of(article).get_latest_revision_as_object()
    version.title, version.go_live_at = "Later", timezone.now() + datetime.timedelta(days=1)
    revision = version.save_revision()
    approved(article, revision)
    planned = plan(article, by=editor)
    revision.publish()
    with pytest.raises(CorrectionRefused, match="already scheduled"):
        plan(article, by=editor)
    with pytest.raises(CorrectionRefused, match="already scheduled"):
        withdraw_plan(plan=planned, by=editor, now=NOW)
    assert list(PlannedCorrection.objects.open()) == [planned]
    assert plan(article, by=moderator).pk
    edited(article, title="Another draft")
    assert plan(article, by=editor).pk


# --- Never edited -------------------------------------------------------------------------------
def test_an_issued_correction_is_never_changed_nor_deleted():
    correction = issue(published())
    correction.text = "Something else"
    rows = Correction.objects.filter(pk=correction.pk)
    for attempt in (
        correction.save,
        correction.delete,
        rows.delete,
        lambda: rows.update(text="x"),
    ):
        with pytest.raises(CorrectionIsFinal):
            attempt()
    assert Correction.objects.get().text == TEXT


def test_a_killed_story_leaves_none_of_it():
    article = published()
    changed(article, change_note=ChangeNote(ChangeKind.CORRECTION, TEXT), title="New")
    first = Correction.objects.get()
    issue(article, supersedes=first)
    plan(article)
    assert erase_corrections(article=article) == 6
    assert erase_corrections(article=article) == 0
    assert not Correction.objects.exists()
    assert not PublishedVersion.objects.exists()
    assert not PlannedCorrection.objects.exists()


def test_deleting_a_story_deletes_its_corrections():
    article = published()
    issue(article, supersedes=issue(article))
    ArticlePage.objects.get(pk=article.pk).delete()
    assert not Correction.objects.exists()
