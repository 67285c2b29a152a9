"""The index of the search holds what readers may see and nothing else, whatever happens."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from articles.enums import KillCause, NamingStatus
from articles.models import (
    ArticlePage,
    Organization,
    OrganizationMention,
    OrganizationOtherName,
    PersonMention,
    Quote,
    SearchEntry,
    SearchFacet,
    SearchWord,
)
from articles.selectors.search.finding import find
from articles.services.corrections.retraction import retract_story
from articles.services.embargo.embargoes import set_embargo
from articles.services.killing import kill_story
from articles.services.merging import merge_records, undo_merge
from articles.services.records.consents import withdraw_consent
from articles.services.review.publication import publish_by_override
from articles.services.search import index_stories, rebuild_search
from articles.services.setup.newsroom_setup import setup_newsroom
from articles.text import parse_query
from tests.factories import (
    make_article,
    make_full_article,
    make_organization,
    make_person,
    make_section,
    make_topic,
    publish_row,
)
from tests.publishing import changed, draft, now_of, published, verified
from tests.replay import remembered

pytestmark = pytest.mark.django_db
TOKEN = "qzxvword"
TEXT = f"<p>Somebody said “the {TOKEN} stood there” yesterday.</p>"


@remembered
def told():
    """A published story with the token in it and in a quote."""
    person = make_person(f"Ada {TOKEN}")
    article = make_article(
        title=f"Title {TOKEN}",
        text=TEXT,
        topics=[make_topic()],
        person_mentions=[PersonMention(person=person, described_as="somebody")],
        organization_mentions=[OrganizationMention(organization=make_organization())],
        quotes=[Quote(words=f"the {TOKEN} stood there", person=person, attributed_as="somebody")],
    )
    return publish_by_override(
        article=verified(article), user=None, reason="Test.", now=timezone.now()
    )


def index():
    """All that the index says, without its keys."""
    entries = SearchEntry.objects.order_by("kind", "record_key", "story_id", "uid")
    facets = SearchFacet.objects.order_by("kind", "record_key", "entry_id")
    return (
        list(entries.values_list("kind", "record_key", "story_id", "title", "text", "dated_on")),
        list(facets.values_list("kind", "record_key")),
        sorted(SearchWord.objects.values_list("word", flat=True)),
    )


def holds_token():
    """Where anything of the token is left; the full-text table is asked itself."""
    places = []
    if SearchEntry.objects.filter(title_words__contains=TOKEN).exists():
        places.append("titles")
    if SearchEntry.objects.filter(text_words__contains=TOKEN).exists():
        places.append("texts")
    if SearchWord.objects.filter(word=TOKEN).exists():
        places.append("words")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM articles_searchindex WHERE articles_searchindex MATCH %s",
                [TOKEN],
            )
            if cursor.fetchone()[0]:
                places.append("index")
    return places


def kinds(text):
    return sorted(hit.kind for hit in find(parse_query(text)).hits)


def test_a_publication_is_found_and_a_draft_is_not():
    before = index()
    article = draft(title=f"Title {TOKEN}")
    assert index() == before
    publish_by_override(article=article, user=None, reason="Test.", now=timezone.now())
    assert kinds(TOKEN) == ["story"]
    assert {"story", "quote", "person", "organization", "document", "event", "topic", "place"} == {
        kind for kind, *_ in index()[0]
    }


def test_nothing_stays_when_the_transaction_fails():
    before = index()
    article = draft(title=f"Title {TOKEN}")
    with pytest.raises(RuntimeError), transaction.atomic():
        publish_by_override(article=article, user=None, reason="Test.", now=timezone.now())
        assert kinds(TOKEN) == ["story"]
        raise RuntimeError
    assert index() == before
    assert holds_token() == []


def unpublish(article):
    article.unpublish()


def retract(article):
    retract_story(article=article, text="Wrong.", headline="Back", by=None, now=timezone.now())


def kill(article):
    kill_story(article_id=article.pk, cause=KillCause.DANGER.value, by=None, now=timezone.now())


def hide(article):
    setup_newsroom()
    article.unpublish()
    article = now_of(article)
    until = timezone.now() + datetime.timedelta(days=1)
    set_embargo(article=article, until=until, reason="Test.", user=None, now=timezone.now())


def delete_section(article):
    article.get_parent().delete()


@pytest.mark.parametrize("take_away", [unpublish, retract, kill, hide, delete_section])
def test_what_is_taken_away_leaves_nothing(take_away):
    other = published(title="Stays")
    before = index()
    article = told()
    assert holds_token()
    if take_away is delete_section:
        article.move(make_section("Elsewhere"), "last-child")
        article = now_of(article)
    take_away(article)
    assert holds_token() == []
    assert index() == before
    assert other.live


def test_a_new_version_replaces_the_old_words():
    article = told()
    changed(article, title="Another headline")
    assert "titles" in holds_token()  # of the person and the quote
    assert kinds("another headline") == ["story"]
    assert not SearchEntry.objects.filter(title__contains=f"Title {TOKEN}").exists()


def test_a_record_that_is_renamed_is_found_by_its_new_name():
    article = told()
    person = article.quotes.get().person
    person.name = "Grace Renamed"
    person.save()
    assert kinds("renamed") == ["person", "quote"]
    assert SearchEntry.objects.filter(title__contains="Ada").count() == 0


def test_a_consent_that_is_withdrawn_takes_the_name_away():
    article = told()
    person = article.quotes.get().person
    assert kinds(f"ada {TOKEN}") == ["person", "quote"]
    withdraw_consent(person=person, withdrawn_on=timezone.localdate(), by=None, now=timezone.now())
    assert SearchEntry.objects.filter(kind="person", record_key=person.pk).count() == 0
    assert SearchFacet.objects.filter(kind="person", record_key=person.pk).count() == 0
    quote = SearchEntry.objects.get(kind="quote", story=article)
    assert (quote.title, quote.person_key) == ("somebody", None)
    assert not SearchWord.objects.filter(word="ada").exists()
    person.refresh_from_db()
    person.standing = NamingStatus.PUBLIC_FIGURE.value
    person.consent_withdrawn_on = None
    person.save()
    assert kinds(f"ada {TOKEN}") == ["person", "quote"]


def test_a_merge_and_its_undoing():
    article = told()
    kept = make_person("Grace Kept")
    gone = article.quotes.get().person
    before = index()
    merge = merge_records(
        keep=kept, duplicates=[gone], by=None, reason="The same.", now=timezone.now()
    )
    assert kinds("grace") == ["person", "quote"]
    assert not SearchFacet.objects.filter(record_key=gone.pk, kind="person").exists()
    undo_merge(merge=merge, by=None, now=timezone.now())
    assert index() == before


def test_a_name_of_another_kind_is_found():
    article = told()
    body = Organization.objects.get(pk=article.organization_mentions.get().organization_id)
    name = OrganizationOtherName.objects.create(organization=body, name="Abbrevia")
    assert kinds("abbrevia") == ["organization"]
    name.delete()
    assert kinds("abbrevia") == []


def test_rebuilding_makes_the_same_index_from_nothing_and_mends_a_wrong_one():
    told()
    published(title="Second")
    unseen = publish_row(make_article(title="Made live past every signal"))
    index_stories(keys=[unseen.pk])
    right = index()
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()
    rebuild_search()
    assert index() == right
    rebuild_search()
    assert index() == right
    stale = make_full_article(title=f"Stale {TOKEN}")
    index_stories(keys=[stale.pk])
    ArticlePage.objects.filter(pk=stale.pk).update(live=False)
    SearchWord.objects.create(word="leftover", stem="leftov", backwards="revotfel", length=8)
    call_command("rebuild_search")
    assert index() == right


def test_a_split_quote_is_one_entry_and_people_without_a_page_have_none():
    article = told()
    first = article.quotes.get()
    Quote.objects.create(
        page=article,
        words="and then it fell",
        continues=first.uid,
        joint=", he said, ",
        sort_order=9,
    )
    index_stories(keys=[article.pk])
    quote = SearchEntry.objects.get(kind="quote", story=article)
    assert quote.text == f"the {TOKEN} stood there”, he said, “and then it fell"
    unnamed = make_person("Nobody Mentions")
    unnamed.save()
    assert not SearchEntry.objects.filter(record_key=unnamed.pk, kind="person").exists()


def test_the_trigrams_are_of_an_expression():
    """Of the column itself, PostgreSQL takes them for the cheapest way to find the 500 words of a
    publication, and needs seconds for it."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no trigrams")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexdef FROM pg_indexes WHERE indexname = %s", ["search_word_trigrams"]
        )
        ((definition,),) = cursor.fetchall()
    assert "gin (lower((word)::text) gin_trgm_ops)" in definition
