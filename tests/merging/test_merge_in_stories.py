"""Live stories, drafts and scheduled versions follow a merge, and so do their approvals."""

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision

from articles.models import (
    Approval,
    ArticlePage,
    ImportedFrom,
    PersonMention,
    PublishedVersion,
    QuoteVerification,
    TaggedArticle,
)
from articles.models.verifications import digests_of
from articles.selectors.records.story_uses import stories_naming
from articles.services.review.publication import publish_by_override
from tests.factories import make_article, make_person, make_topic, make_user
from tests.merging.merging import WAYS, merge, quote, undo
from tests.publishing import approved, changed
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@remembered
def published(**fields):
    fields = {"topics": [make_topic()], **fields}
    return publish_by_override(
        article=make_article(**fields), user=None, reason="Test.", now=timezone.now()
    )


def live_content(article):
    fresh = ArticlePage.objects.get(pk=article.pk)
    return fresh.publication_digest()


def revision_content(pk):
    return Revision.objects.get(pk=pk).as_object().publication_digest()


@pytest.mark.parametrize("way", WAYS)
def test_a_live_story_names_the_kept_record_and_stays_what_was_approved(way):
    make, fields = WAYS[way]
    keep, gone = make(), make()
    article = published(**fields(gone))
    before = live_content(article)
    done = merge(keep, gone)
    article.refresh_from_db()
    assert [story.article_id for story in stories_naming(keep)] == [article.pk]
    digest = live_content(article)
    assert digest != before
    assert digest == revision_content(article.live_revision_id)
    assert Approval.objects.filter(article=article, digest=digest).exists()
    # Publishing the same content again is not refused.
    article.get_latest_revision().publish()
    undo(done)
    assert live_content(article) == before
    assert revision_content(article.live_revision_id) == before
    assert Approval.objects.filter(article=article, digest=before).exists()


@pytest.mark.parametrize("way", WAYS)
def test_a_draft_and_a_scheduled_version_follow(way):
    make, fields = WAYS[way]
    keep, gone = make(), make()
    article = approved(make_article(**{"topics": [make_topic()], **fields(gone)}))
    scheduled = article.get_latest_revision()
    Revision.objects.filter(pk=scheduled.pk).update(approved_go_live_at=timezone.now())
    draft = article.get_latest_revision_as_object()
    draft.title = "Changed since"
    draft.save_revision()
    before = {pk: revision_content(pk) for pk in Revision.objects.values_list("pk", flat=True)}
    done = merge(keep, gone)
    after = {pk: revision_content(pk) for pk in before}
    assert all(after[pk] != before[pk] for pk in before)
    assert Approval.objects.filter(revision_id=scheduled.pk, digest=after[scheduled.pk]).exists()
    assert [story.article_id for story in stories_naming(keep)] == [article.pk]
    undone = undo(done)
    assert {pk: revision_content(pk) for pk in before} == before
    assert undone.unrestored == []


def test_an_old_version_of_the_history_names_the_kept_record_when_it_is_loaded():
    keep, gone, third = make_person(), make_person(), make_person()
    article = make_article(person_mentions=[PersonMention(person=gone)])
    old = article.get_latest_revision()
    draft = article.get_latest_revision_as_object()
    draft.person_mentions = []
    draft.save_revision()
    first = merge(keep, gone)
    assert Revision.objects.get(pk=old.pk).content == old.content
    loaded = Revision.objects.get(pk=old.pk).as_object()
    assert [row.person for row in loaded.person_mentions.all()] == [keep]
    second = merge(third, keep)
    loaded = Revision.objects.get(pk=old.pk).as_object()
    assert [row.person for row in loaded.person_mentions.all()] == [third]
    undo(second)
    undo(first)
    loaded = Revision.objects.get(pk=old.pk).as_object()
    assert [row.person_id for row in loaded.person_mentions.all()] == [gone.pk]


def test_a_story_with_both_topics_has_the_kept_one_once():
    keep, gone = make_topic("Courts"), make_topic("Judiciary")
    article = published(topics=[gone, keep])
    before = live_content(article)
    done = merge(keep, gone)
    assert [row.tag for row in TaggedArticle.objects.filter(content_object=article)] == [keep]
    article.refresh_from_db()
    assert live_content(article) == revision_content(article.live_revision_id)
    article.get_latest_revision().publish()
    assert undo(done).unrestored == []
    assert live_content(article) == before
    assert set(article.topics.all()) == {keep, gone}


def test_rows_that_say_the_same_are_one_and_others_stay():
    keep, gone = make_person(), make_person()
    rows = [
        PersonMention(person=keep, role="subject", sort_order=0),
        PersonMention(person=gone, role="subject", sort_order=1),
        PersonMention(person=gone, role="witness", sort_order=2),
    ]
    article = published(person_mentions=rows)
    before = live_content(article)
    done = merge(keep, gone)
    article.refresh_from_db()
    roles = [(row.person, row.role) for row in article.person_mentions.all()]
    assert roles == [(keep, "subject"), (keep, "witness")]
    assert live_content(article) == revision_content(article.live_revision_id)
    assert undo(done).unrestored == []
    assert live_content(article) == before


def test_a_story_that_was_edited_since_keeps_what_somebody_published_and_is_told():
    keep, gone = make_person("Ada"), make_person("Bea")
    edited = published(title="Edited", person_mentions=[PersonMention(person=gone)])
    other = published(title="Left alone", person_mentions=[PersonMention(person=gone)])
    done = merge(keep, gone)
    changed(edited, title="Edited since")
    undone = undo(done)
    assert [line for line in undone.unrestored if "story" in line] == [
        "The story “Edited since” has been edited since. Its newer version still names “Ada”: "
        "check whether that is right."
    ]
    edited.refresh_from_db()
    assert [row.person for row in edited.person_mentions.all()] == [keep]
    assert live_content(edited) == revision_content(edited.live_revision_id)
    assert [row.person_id for row in other.person_mentions.all()] == [gone.pk]
    other.refresh_from_db()
    assert live_content(other) == revision_content(other.live_revision_id)


def test_a_draft_that_was_saved_over_since_is_told():
    keep, gone = make_person("Ada"), make_person("Bea")
    article = make_article(title="Draft", person_mentions=[PersonMention(person=gone)])
    done = merge(keep, gone)
    article = ArticlePage.objects.get(pk=article.pk)
    draft = article.get_latest_revision_as_object()
    draft.title = "Typed on"
    draft.save_revision(overwrite_revision=draft.latest_revision)
    undone = undo(done)
    assert "“Typed on” has been edited since" in undone.unrestored[0]
    kept = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert [row.person for row in kept.person_mentions.all()] == [keep]


def test_no_correction_is_asked_for_and_old_versions_know_their_people():
    keep, gone = make_person("Ada"), make_person("Bea")
    mention, quote = PersonMention(person=gone), WAYS["speaker"][1](gone)
    article = published(person_mentions=[mention], **quote)
    done = merge(keep, gone)
    version = PublishedVersion.objects.get(article=article)
    assert version.digest == live_content(article)
    assert version.content["people"] == [{"id": keep.pk, "names": ["Bea"]}]
    assert version.content["quotes"][0]["person"] == keep.pk
    article.refresh_from_db()
    article.get_latest_revision().publish()
    assert PublishedVersion.objects.filter(article=article).count() == 1
    undo(done)
    back = PublishedVersion.objects.get(article=article)
    assert back.digest == live_content(article)
    assert back.content["people"] == [{"id": gone.pk, "names": ["Bea"]}]


@pytest.mark.parametrize("way", ["speaker", "document", "said in"])
def test_a_quote_that_was_verified_stays_verified(way):
    make, fields = WAYS[way]
    keep, gone = make(), make()
    options = quote(document=gone, speaker_kind="document") if way == "document" else fields(gone)
    article = make_article(topics=[make_topic()], **options)

    def digests():
        return digests_of(ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object())

    ((uid, before),) = digests().items()
    row = QuoteVerification.objects.create(
        article=article,
        quote_uid=uid,
        digest=before,
        outcome="verified",
        decided_at=timezone.now(),
    )
    done = merge(keep, gone)
    row.refresh_from_db()
    assert row.digest == digests()[uid] != before
    undo(done)
    row.refresh_from_db()
    assert row.digest == digests()[uid] == before


def test_an_import_knows_its_story_again():
    keep, gone = make_person(), make_person()
    article = make_article(person_mentions=[PersonMention(person=gone)])
    imported = ImportedFrom.objects.create(
        scheme="file",
        key="x",
        digest="y",
        target=article,
        content_digest=article.get_latest_revision_as_object().publication_digest(),
        imported_at=timezone.now(),
    )
    merge(keep, gone)
    imported.refresh_from_db()
    assert imported.content_digest == revision_content(article.latest_revision_id)


def test_the_index_of_references_and_the_log_follow():
    keep, gone, user = make_person("Ada"), make_person("Bea"), make_user(is_superuser=True)
    article = published(person_mentions=[PersonMention(person=gone)])
    done = merge(keep, gone, by=user)
    assert {row.object_id for row in ReferenceIndex.get_references_to(keep)} == {str(article.pk)}
    entry = ModelLogEntry.objects.get(action="record.merge")
    assert (entry.object_id, entry.user, entry.label) == (str(keep.pk), user, "Ada")
    assert entry.data == {"reason": "The same.", "names": ["Bea"]}
    deletion = ModelLogEntry.objects.get(action="wagtail.delete")
    assert (deletion.label, deletion.deleted) == ("Bea", True)
    undo(done, by=user)
    assert not ReferenceIndex.get_references_to(keep).exists()
    back = type(gone).objects.get(pk=gone.pk)
    assert {row.object_id for row in ReferenceIndex.get_references_to(back)} == {str(article.pk)}
    assert ModelLogEntry.objects.filter(action="record.merge_undone").count() == 2


@pytest.mark.parametrize("way", WAYS)
def test_the_index_of_references_is_what_it_would_be_made_anew(way):
    make, fields = WAYS[way]
    keep, gone = make(), make()
    article = published(**fields(gone))
    done = merge(keep, gone)
    for record in (keep, gone):
        moved = index_of(article)
        ReferenceIndex.create_or_update_for_object(ArticlePage.objects.get(pk=article.pk))
        assert index_of(article) == moved
        assert str(record.pk) in {key for _, key in moved}
        if record == keep:
            undo(done)


def index_of(article):
    rows = ReferenceIndex.get_references_for_object(article)
    return sorted(rows.values_list("content_path", "to_object_id"))
