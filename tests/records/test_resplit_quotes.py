"""Quotes that were joined from two sentences are taken apart, and everything decided holds."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.enums import ApprovalKind, CheckKind, CheckOutcome, VerificationOutcome
from articles.models import (
    Approval,
    ArticlePage,
    Check,
    PublishedVersion,
    Quote,
    QuoteSplit,
    QuoteVerification,
)
from articles.models.verifications import digests_of
from articles.selectors.stories.quotes import entries, for_display
from tests.factories import make_article, make_person
from tests.replay import remembered

pytestmark = pytest.mark.django_db
TEXT = (
    "<p>“We came,” she said, “and we asked.” “Nobody answered,” she added, “and nobody will.”</p>"
)
WORDS = ("We came,", "and we asked.", "Nobody answered,", "and nobody will.")
LATER = ("joint", "joined_as", "not_alone", "language", "original_words", "translated_by")
BEFORE = Path(__file__).parent.parent / "fixtures" / "story-of-0.2.json"


@remembered
def make_joined_story():
    """Live, with all four parts tied to the first, as the version before kept and read them."""
    ada = make_person("Ada Chair", standing="public_figure")
    quotes = [Quote(words=words, person=ada, verb="said") for words in WORDS]
    for part in quotes[1:]:
        part.continues = quotes[0].uid
    quotes[2].person, quotes[2].verb = None, ""
    quotes[2].speaker_kind, quotes[2].attributed_as = "described", "she"
    return make_article(live=True, text=TEXT, quotes=quotes)


def as_before(story):
    """Without the columns that the version before did not have."""
    revision = story.latest_revision
    for row in revision.content["quotes"]:
        for name in LATER:
            row.pop(name)
    revision.save()
    Quote.objects.filter(page=story).update(joint="")
    return ArticlePage.objects.get(pk=story.pk)


@pytest.fixture
def story():
    return as_before(make_joined_story())


@pytest.fixture
def decided(story):
    """The story with everything that can be decided about exactly its content."""
    digest, now = story.publication_digest(), timezone.now()
    Approval.objects.create(
        article=story, revision_id=story.live_revision_id, digest=digest, approved_at=now,
        kind=next(iter(ApprovalKind)).value, reason="Looked at.",
    )  # fmt: skip
    Check.objects.create(
        article=story, kind=next(iter(CheckKind)).value, digest=digest, done_at=now,
        outcome=CheckOutcome.PASSED.value, revision_id=story.live_revision_id,
    )  # fmt: skip
    PublishedVersion.objects.record(story, at=now)
    for uid, of_quote in digests_of(story).items():
        QuoteVerification.objects.create(
            article=story, quote_uid=uid, digest=of_quote, decided_at=now,
            outcome=VerificationOutcome.VERIFIED.value,
        )  # fmt: skip
    return story, digest, [quote.continues for quote in story.quotes.all()]


def printed(story):
    return [entry.text for entry in entries(for_display(story.quotes.all()))]


def whole():
    return ["We came,” she said, “and we asked.", "Nobody answered,” she added, “and nobody will."]


def run(*args):
    out = StringIO()
    call_command("resplit_quotes", *args, stdout=out, stderr=StringIO())
    return list(csv.DictReader(StringIO(out.getvalue())))


def test_each_sentence_becomes_a_quote_of_its_own(story):
    # Until then no sentences are joined either: without its joint each part stands alone.
    assert printed(story) == ["We came", "and we asked.", "Nobody answered", "and nobody will."]
    rows = run()
    story = ArticlePage.objects.get(pk=story.pk)
    assert printed(story) == printed(story.latest_revision.as_object()) == whole()
    first, second, third, fourth = story.quotes.all()
    assert [first.continues, second.continues] == [None, first.uid]
    assert [third.continues, fourth.continues] == [None, third.uid]
    # It was printed under the speaker of the first part, and still is.
    assert (third.speaker_kind, third.person, third.verb) == ("person", first.person, "said")
    assert {(row["version"], row["words"], row["change"]) for row in rows} == {
        (version, words, change)
        for version in ("live", f"version {story.live_revision_id}")
        for words, change in ((WORDS[2], "own quote"), (WORDS[3], "follows"))
    }


def test_what_was_decided_holds(decided):
    story, before, _ = decided
    run()
    story = ArticlePage.objects.get(pk=story.pk)
    digest = story.publication_digest()
    assert digest != before
    assert story.latest_revision.as_object().publication_digest() == digest
    for model in (Approval, Check, PublishedVersion):
        assert list(model.objects.values_list("digest", flat=True)) == [digest], model
    found = QuoteVerification.objects.values_list("quote_uid", "digest")
    assert {str(uid): of_quote for uid, of_quote in found} == digests_of(story)
    assert PublishedVersion.objects.record(story, at=timezone.now()) is None


def test_a_dry_run_changes_nothing_and_says_the_same(decided):
    story, *_ = decided
    before = story.latest_revision.content, list(story.quotes.values())
    dry = run("--dry-run")
    story = ArticlePage.objects.get(pk=story.pk)
    assert (story.latest_revision.content, list(story.quotes.values())) == before
    assert not QuoteSplit.objects.exists()
    assert dry == run()


def test_it_is_undone(decided):
    story, digest, continues = decided
    run()
    run("--undo")
    story = ArticlePage.objects.get(pk=story.pk)
    assert story.publication_digest() == digest
    assert story.latest_revision.as_object().publication_digest() == digest
    assert [quote.continues for quote in story.quotes.all()] == continues
    assert Approval.objects.get().digest == Check.objects.get().digest == digest
    assert QuoteSplit.objects.get().undone_at


def test_undoing_leaves_what_somebody_changed_since(story):
    run()
    third = ArticlePage.objects.get(pk=story.pk).quotes.all()[2]
    Quote.objects.filter(pk=third.pk).update(verb="shouted")
    run("--undo")
    third.refresh_from_db()
    assert (third.verb, third.continues) == ("shouted", None)


def test_a_second_run_finds_nothing(story):
    assert run() and not run()
    assert QuoteSplit.objects.count() == 1


def test_content_of_the_version_before_has_the_digest_that_it_had_then():
    """The file holds a story as 0.2 stored it, and what 0.2 said of it."""
    kept = json.loads(BEFORE.read_text())
    article = ArticlePage.from_serializable_data(kept["content"], check_fks=False)
    assert article.publication_digest() == kept["digest"]
    assert digests_of(article) == kept["quotes"]
