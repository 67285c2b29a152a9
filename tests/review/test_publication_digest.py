"""One digest for a draft, its revision and the live row, and another one for each change."""

import datetime
import uuid

import pytest
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from articles.enums import Origin
from articles.models import (
    ArticlePage,
    Byline,
    DocumentMention,
    EventMention,
    NewsImage,
    OrganizationMention,
    PersonMention,
    Quote,
    SourceLink,
    identities,
)
from articles.services.review.publication import publish_by_override
from tests.factories import (
    make_author,
    make_document,
    make_event,
    make_full_article,
    make_organization,
    make_person,
    make_place,
    make_topic,
)
from tests.replay import remembered

pytestmark = pytest.mark.django_db


def make_image():
    return NewsImage.objects.create(
        title="A square", description="A grey square", file=get_test_image_file()
    )


@remembered
def full_article():
    """A story with every field and every kind of row and block."""
    image = make_image()
    article = make_full_article(
        size=3,
        live=False,
        kicker="Kicker",
        seo_title="For search",
        search_description="What it is about",
        dateline_place=make_place(),
        lead_image=image,
        lead_image_alt="A square",
        social_image=image,
        listing_title="Shorter",
        listing_summary="Shorter still",
    )
    draft = article.get_latest_revision_as_object()
    draft.body = [
        *[(block.block_type, block.value) for block in draft.body],
        ("heading", "What now"),
        ("image", {"image": {"image": image, "decorative": True, "alt_text": ""}, "caption": "C"}),
        ("pull_quote", {"words": "We will answer", "attribution": "A minister"}),
        ("excerpt", {"document": make_document(), "passage": "Whereas", "locator": "page 4"}),
        ("timeline", {}),
    ]
    first, second, third = draft.quotes.all()
    second.continues, second.said_edtf = first.uid, "2017-05"
    third.said_in_source, third.origin = draft.sources.all()[0].uid, Origin.IMPORT.value
    third.said_in_document, third.addressee_organization = make_document(), make_organization()
    draft.quotes = [first, second, third]
    sources = list(draft.sources.all())
    sources[0].accessed_on = datetime.date(2017, 7, 13)
    draft.sources = sources
    return draft


def test_draft_revision_and_live_row_have_the_same_digest():
    draft = full_article()
    revision = draft.save_revision()
    digest = draft.publication_digest()
    revision.refresh_from_db()
    assert revision.as_object().publication_digest() == digest
    assert publish(draft, revision).publication_digest() == digest
    fresh = ArticlePage.objects.get(pk=draft.pk)
    assert fresh.publication_digest() == digest
    assert fresh.get_latest_revision().as_object().publication_digest() == digest
    assert fresh.get_latest_revision_as_object().publication_digest() == digest


def publish(draft, revision):
    return publish_by_override(
        article=draft, revision=revision, user=None, reason="Test.", now=timezone.now()
    )


def test_publishing_again_without_a_change_keeps_the_digest():
    draft = full_article()
    live = publish(draft, draft.save_revision())
    digest = live.publication_digest()
    again = publish(live, live.save_revision())
    assert again.publication_digest() == digest
    assert [quote.words for quote in again.quotes.all()] == [
        f"these are the words number {number}" for number in range(3)
    ]


def _reversed(relation):
    def change(article):
        rows = list(getattr(article, relation).all())[::-1]
        for place, row in enumerate(rows):
            row.sort_order = place
        setattr(article, relation, rows)

    return change


def _add(relation, make):
    def change(article):
        setattr(article, relation, [*getattr(article, relation).all(), make()])

    return change


def _set(name, value):
    def change(article):
        setattr(article, name, value)

    return change


def _quote(name, value):
    def change(article):
        quotes = list(article.quotes.all())
        setattr(quotes[0], name, value)
        article.quotes = quotes

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("title", "Another title"),
        _set("slug", "another-slug"),
        _set("standfirst", "Other"),
        _set("published_on", datetime.date(2001, 1, 1)),
        _set("search_description", "Other"),
        _set("lead_image_alt", "Other"),
        _set("lead_image", None),
        _set("dateline_place", None),
        _set("body", [("text", "<p>Other</p>")]),
        _quote("words", "other words"),
        _quote("attributed_as", "a man"),
        _quote("person", None),
        _quote("verb", "wrote"),
        _quote("first_hand", True),
        _quote("uid", uuid.UUID(int=1)),
        _reversed("quotes"),
        _reversed("bylines"),
        _reversed("sources"),
        _add("quotes", lambda: Quote(words="more")),
        _add("person_mentions", lambda: PersonMention(person=make_person())),
        _add("organization_mentions", lambda: OrganizationMention(described_as="x")),
        _add("document_mentions", lambda: DocumentMention(described_as="x")),
        _add("event_mentions", lambda: EventMention(event=make_event())),
        _add("bylines", lambda: Byline(author=make_author())),
        _add("sources", lambda: SourceLink(title="x", url="https://example.org/x")),
        lambda article: article.topics.add(make_topic()),
        lambda article: article.topics.clear(),
    ],
)
def test_every_change_that_readers_would_see_changes_the_digest(change):
    draft = full_article()
    revision = draft.save_revision()
    digest = draft.publication_digest()
    changed = revision.as_object()
    change(changed)
    assert changed.publication_digest() != digest
    assert changed.save_revision().as_object().publication_digest() != digest


def test_the_keys_that_the_text_editor_adds_are_no_change():
    article = make_full_article(live=False)
    before = article.publication_digest()
    block = article.body[0]
    keyed = block.value.source.replace("<p>", '<p data-block-key="abc1">')
    article.body = [("text", keyed)]
    article.body[0].id = block.id
    assert article.publication_digest() == before


def test_what_is_no_content_changes_nothing():
    article = make_full_article(live=False)
    before = article.publication_digest()
    article.go_live_at = timezone.now()
    article.expire_at = timezone.now()
    article.locked = True
    article.address = "/2017/07/13/somewhere/"
    article.has_unpublished_changes = True
    assert article.publication_digest() == before


def test_rows_that_code_adds_keep_the_order_in_which_it_added_them():
    draft = full_article()
    live = publish(draft, draft.save_revision())
    assert [row.sort_order for row in live.quotes.all()] == [0, 1, 2]
    assert [row.title for row in live.sources.all()] == ["Source 0", "Source 1", "Source 2"]


def test_a_mark_that_came_later_is_nothing_while_it_is_not_set():
    """So that what was approved before there was such a mark stays approved."""
    row = {"pk": 1, "words": "We fled", "sort_order": 0}
    assert identities._rows([row], by_topic=False) == identities._rows(
        [{**row, "first_hand": False}], by_topic=False
    )
