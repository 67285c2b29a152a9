"""Quotes are verified one by one; what was found holds for exactly what was looked at."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.guard import PublicationRefused
from articles.models import ArticlePage, QuoteVerification, SourceLink
from articles.models.verifications import digests_of
from articles.services.review import verifications
from articles.services.review.publication import approve_minor_edit, publish_by_override
from articles.services.review.verifications import (
    fail_quote,
    verify_quote,
    vouch_for_quotes,
    withdraw_verification,
)
from tests.factories import make_document, make_full_article, make_person, make_user
from tests.publishing import approved, marked_minor, now_of
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


@pytest.fixture
@remembered
def checker():
    return make_user(group="Editors")


@pytest.fixture
@remembered
def story():
    return make_full_article(size=2, live=False)


def quotes(article):
    """(uid, digest) of each quote of the draft."""
    return list(digests_of(now_of(article).get_latest_revision_as_object()).items())


def decide(call, article, user, number=0, *, digest=None, at=None, **more):
    uid, now_digest = quotes(article)[number]
    return call(
        article=article,
        quote_uid=uid,
        digest=digest or now_digest,
        user=user,
        now=at or timezone.now(),
        **more,
    )


def held(article, number=0):
    """What is known of a quote as it is."""
    uid, digest = quotes(article)[number]
    row = QuoteVerification.objects.latest_for(article.pk).get(uid)
    return row.found(digest) if row else None


def change(article, user=None, **fields):
    draft = now_of(article).get_latest_revision_as_object()
    rows = list(draft.quotes.all())
    for name, value in fields.items():
        setattr(rows[0], name, value)
    draft.quotes = rows
    return draft.save_revision(user=user)


def unverified(article):
    """What the guard says about an approved draft's quotes."""
    draft = now_of(article).get_latest_revision_as_object()
    return [f.message for f in draft.publication_findings() if f.rule == "verification"]


def test_verified_is_kept_with_who_and_when_and_is_in_the_history(story, checker):
    row = decide(verify_quote, story, checker, note=" Heard the tape. ")
    assert (row.decided_by, row.note, held(story)) == (checker, "Heard the tape.", "verified")
    assert held(story, 1) is None
    entry = PageLogEntry.objects.get(action="article.quote_verified")
    assert (entry.user, entry.page_id) == (checker, story.pk)
    assert "these are the words" not in str(entry.data)


def test_the_guard_wants_every_quote(story, checker):
    assert "2 of 2" in unverified(story)[0]
    decide(verify_quote, story, checker)
    assert "number 1” is not verified" in unverified(story)[0]
    decide(verify_quote, story, checker, 1)
    assert unverified(story) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"words": "these are other words"},
        {"attributed_as": "somebody else"},
        {"speaker_kind": "described", "person": None},
        {"said_in_source": None},
    ],
)
def test_a_change_of_what_was_looked_at_asks_for_it_again(story, checker, fields):
    change(story, said_in_source=story.sources.first().uid)
    decide(verify_quote, story, checker)
    change(story, **fields)
    assert held(story) is None


def test_another_speaker_document_or_address_of_the_source_asks_for_it_again(story, checker):
    source = story.get_latest_revision_as_object().sources.first()
    for fields in ({"person": make_person()}, {"said_in_document": make_document()}):
        decide(verify_quote, story, checker)
        change(story, **fields)
        assert held(story) is None
    change(story, said_in_source=source.uid)
    decide(verify_quote, story, checker)
    draft = now_of(story).get_latest_revision_as_object()
    draft.sources = [SourceLink(uid=source.uid, title="Elsewhere", url="https://example.org/x")]
    draft.save_revision()
    assert held(story) is None


def test_what_readers_cannot_tell_apart_changes_nothing(story, checker):
    decide(verify_quote, story, checker)
    change(story, verb="whispered", medium="telephone")
    assert held(story) == "verified"


def test_restoring_an_old_version_restores_nothing(story, checker):
    old = story.get_latest_revision()
    decide(verify_quote, story, checker, at=timezone.now() - datetime.timedelta(hours=1))
    change(story, attributed_as="the chair")
    decide(verify_quote, story, checker)
    old.as_object().save_revision()
    assert held(story) is None


def test_a_copy_has_none(story, checker):
    live = publish_by_override(article=story, user=None, reason="Import.", now=timezone.now())
    live.save_revision()
    decide(verify_quote, live, checker)
    copied = now_of(live).copy(update_attrs={"slug": "a-copy"}, keep_live=False)
    copied = ArticlePage.objects.get(pk=copied.pk)
    assert len(quotes(copied)) == 2
    assert held(copied) is None
    assert held(live) == "verified"


def test_who_saw_another_quote_than_the_draft_has_is_told(story, checker):
    seen = quotes(story)[0][1]
    change(story, words="these are the words number 0")
    decide(verify_quote, story, checker, digest=seen)
    change(story, attributed_as="the chair")
    with pytest.raises(verifications.QuoteChanged, match="changed this quote"):
        decide(verify_quote, story, checker, digest=seen)
    with pytest.raises(verifications.QuoteIsGone):
        verify_quote(
            article=story,
            quote_uid="00000000-0000-0000-0000-000000000000",
            digest=seen,
            user=checker,
            now=timezone.now(),
        )
    assert QuoteVerification.objects.count() == 1


def test_nobody_verifies_their_own_last_edit_but_may_say_that_it_is_wrong(story, checker, settings):
    change(story, user=checker, verb="warned")
    with pytest.raises(verifications.VerificationOfOwnEdit, match="someone else has to verify"):
        decide(verify_quote, story, checker)
    decide(fail_quote, story, checker, note="The tape says “may”.")
    with pytest.raises(verifications.VerificationOfOwnEdit):
        decide(withdraw_verification, story, checker)
    settings.ADVOCACY_FORBID_SELF_APPROVAL = False
    decide(verify_quote, story, checker)
    assert held(story) == "verified"


def test_a_failure_says_why_and_holds_until_the_quote_is_changed(story, checker):
    with pytest.raises(verifications.VerificationNoteMissing):
        decide(fail_quote, story, checker, note="  ")
    decide(fail_quote, story, checker, note="The tape says “may”.")
    with pytest.raises(PublicationRefused, match="does not match its source: “The tape says"):
        publish_by_override(article=story, user=None, reason="Now!", now=timezone.now())
    change(story, attributed_as="the chair")
    story = now_of(story)
    assert publish_by_override(article=story, user=None, reason="Now!", now=timezone.now()).live


def test_what_was_found_can_be_taken_back(story, checker):
    with pytest.raises(verifications.NothingToWithdraw):
        decide(withdraw_verification, story, checker)
    decide(verify_quote, story, checker)
    decide(withdraw_verification, story, checker, note="The tape is a copy.")
    assert held(story) is None
    assert [row.outcome for row in QuoteVerification.objects.all()] == ["withdrawn", "verified"]


def test_a_note_is_not_endless(story, checker):
    with pytest.raises(verifications.NoteTooLong):
        decide(verify_quote, story, checker, note="x" * (verifications.MAX_NOTE_LENGTH + 1))
    assert not QuoteVerification.objects.exists()


@pytest.mark.parametrize(
    ("group", "may"),
    [("Contributors", False), ("Editors", True), ("Moderators", True), ("Administrators", True)],
)
def test_who_may_verify(story, group, may):
    user = make_user(group=group)
    ArticlePage.objects.filter(pk=story.pk).update(owner=user)
    if may:
        assert decide(verify_quote, story, user)
    else:
        with pytest.raises(PermissionDenied):
            decide(verify_quote, story, user)


def test_quotes_that_readers_see_already_are_not_asked_about_again(story, checker):
    live = publish_by_override(article=story, user=None, reason="Import.", now=timezone.now())
    draft = live.get_latest_revision_as_object()
    draft.title = "A better headline"
    revision = draft.save_revision(user=checker)
    second = make_user(group="Moderators")
    marked_minor(live)
    minor = {"article": live, "user": second, "reason": "A letter.", "now": timezone.now()}
    assert approve_minor_edit(revision_id=revision.pk, **minor).title == "A better headline"

    revision = change(live, user=checker, attributed_as="the chair")
    marked_minor(live)
    with pytest.raises(PublicationRefused, match="number 0” is not verified"):
        approve_minor_edit(revision_id=revision.pk, **minor)
    decide(verify_quote, live, second)
    assert approve_minor_edit(revision_id=revision.pk, **minor).live


def test_vouching_is_for_all_quotes_of_the_draft(story):
    assert vouch_for_quotes(article=story, user=None, note="Demo.", now=timezone.now()) == 2
    assert unverified(approved(story)) == []
