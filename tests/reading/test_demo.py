"""Every story of the demo, read by the real rules: what is accepted is found again, once."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from articles.models import ArticlePage
from articles.services.importing.import_story import import_story
from articles.services.importing.record_file import read_record_file
from articles.services.importing.story_file import read_story_file
from articles.services.reading.decide import accept_above, decide_proposals
from articles.services.reading.read import read_article
from articles.services.reading.shapes import ProposalKind, ProposalState
from tests.factories import make_section

# Dated expressions are shown, and go into the record with what they date.
DONE = (ProposalState.ACCEPTED, ProposalState.SHOWN)
pytestmark = pytest.mark.django_db
FOLDER = Path(settings.BASE_DIR) / "articles" / "management" / "demo" / "stories"
STORIES = sorted(FOLDER.glob("*.txt"))


def import_one(path, **options):
    article = import_story(
        story=read_story_file(path.read_bytes()),
        key=path.stem,
        section=make_section(),
        headline=path.stem,
        now=timezone.now(),
        **options,
    ).article
    return ArticlePage.objects.get(pk=article.pk)


def read(article):
    article.refresh_from_db()
    return read_article(article=article.get_latest_revision_as_object())


def rows_of(article):
    article.refresh_from_db()
    draft = article.get_latest_revision_as_object()
    relations = ("quotes", "person_mentions", "organization_mentions", "document_mentions")
    return {name: len(getattr(draft, name).all()) for name in (*relations, "event_mentions")}


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_what_is_accepted_is_found_again_and_not_doubled(path):
    article = import_one(path)
    proposals = read(article).proposals
    assert [one for one in proposals if one.kind == ProposalKind.QUOTE]
    assert len({one.key for one in proposals}) == len(proposals)
    decide_proposals(
        article=article,
        accept=[one.key for one in proposals],
        user=None,
        loaded_revision_id=article.latest_revision_id,
        now=timezone.now(),
    )
    before = rows_of(article)
    again = read(article).proposals
    left = [(one.kind.value, one.label) for one in again if one.state not in DONE]
    assert not left
    accept_above(article=article, threshold=0, user=None)
    assert rows_of(article) == before
    quotes = article.get_latest_revision_as_object().quotes.all()
    assert all(quote.anchored for quote in quotes)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_that_came_with_its_record_is_recognised(path):
    record = read_record_file(path.with_suffix(".json").read_bytes())
    article = import_one(path, record=record)
    proposals = read(article).proposals
    for kind, least in ((ProposalKind.QUOTE, 0.9), (ProposalKind.PERSON, 0.6)):
        found = [one for one in proposals if one.kind == kind]
        known = [one for one in found if one.state == ProposalState.ACCEPTED]
        assert len(known) >= least * len(found), [one.label for one in found if one not in known]
