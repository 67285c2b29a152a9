"""What a kill leaves alone and points at: other pages that may say what the story said."""

import pytest
from django.utils import timezone
from wagtail.models import Comment

from articles.enums import KillCause
from articles.models import HomePage, LeadStory, Quote
from articles.services.killing import kill_story
from tests.factories import make_article, make_user

WORDS = "we saw him in the cell and told nobody about it"
TEXT = f"<p>He said “{WORDS}” there.</p>"

pytestmark = pytest.mark.django_db


def kept(article):
    done = kill_story(
        article_id=article.pk, cause=KillCause.DANGER.value, by=None, now=timezone.now()
    )
    return {pk for label, pk in done.kept if label == "wagtailcore.page"}


def linking(pk):
    return [("text", f'<p><a linktype="page" id="{pk}">That story</a></p>')]


def test_a_story_that_shares_a_quote():
    article = make_article(quotes=[Quote(words=WORDS)], text=TEXT)
    other = make_article(quotes=[Quote(words=WORDS)], text=TEXT)
    make_article(quotes=[Quote(words="No")], text="<p>He said “No” there.</p>")
    assert kept(article) == {other.pk}


def test_a_quote_that_is_in_no_newer_version_counts_and_so_does_one_in_other_letters():
    words = "nous l’avons vu là-bas, et nous n’en avons parlé à personne"
    article = make_article(quotes=[Quote(words=words)], text=f"<p>“{words}”</p>")
    draft = article.get_latest_revision_as_object()
    draft.quotes = []
    draft.save_revision()
    other = make_article()
    draft = other.get_latest_revision_as_object()
    draft.quotes = [Quote(words=words)]
    draft.save_revision()
    assert kept(article) == {other.pk}


def test_a_comment_on_another_story_that_repeats_a_quote():
    article = make_article(quotes=[Quote(words=WORDS)], text=TEXT)
    other = make_article()
    Comment.objects.create(
        page=other, user=make_user(), text=f"As in: “{WORDS}”", contentpath="title"
    )
    assert kept(article) == {other.pk}


def test_a_copy_without_a_quote_under_another_headline():
    article = make_article(title="The cell", text="<p>Nobody is quoted.</p>")
    copy = article.copy(update_attrs={"slug": "copy", "title": "Another"}, user=make_user())
    assert kept(article) == {copy.pk}


def test_a_story_of_the_same_headline():
    article, other = make_article(title="The cell"), make_article(title="The cell", slug="two")
    assert kept(article) == {other.pk}


def test_a_link_that_stands_in_a_draft_alone():
    article, other, third = make_article(live=True), make_article(live=True), make_article()
    draft = other.get_latest_revision_as_object()
    draft.body = linking(article.pk)
    draft.save_revision()
    draft = third.get_latest_revision_as_object()
    draft.body = linking(other.pk)
    draft.save_revision()
    assert kept(article) == {other.pk}


def test_a_front_page_whose_draft_leads_with_it():
    article = make_article(live=True)
    home = HomePage.objects.get()
    draft = home.get_latest_revision_as_object()
    draft.lead_stories = [LeadStory(article=article)]
    draft.save_revision()
    assert home.pk in kept(article)
