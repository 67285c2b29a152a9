"""The form of a story as a whole."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from articles.models import ArticlePage
from tests.editor import edit_url, form_data
from tests.factories import make_article, make_full_article, make_topic, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user(is_superuser=True, is_staff=True))
    return client


@pytest.fixture(params=["draft", "live", "saved"])
def story(request, desk):
    """A draft whose rows have no key, a live story, and a draft that somebody saved."""
    story = make_full_article(size=2, live=request.param == "live")
    draft = draft_of(story)
    draft.topics.add(make_topic("Courts and law"))
    draft.save_revision()
    if request.param == "saved":
        assert desk.post(edit_url(story), form_data(desk, story)).status_code == 302
    return story


def draft_of(story):
    return ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()


def form_of(desk, story, **changes):
    query = QueryDict(mutable=True)
    query.update(form_data(desk, story, **changes))
    form_class = ArticlePage.get_edit_handler().get_form_class()
    form = form_class(query, instance=draft_of(story), for_user=make_user(is_superuser=True))
    assert form.is_valid(), form.errors
    return form


def test_a_form_that_comes_back_as_it_was_has_not_changed(desk, story):
    """Otherwise an approver who changes nothing would make a revision of their own."""
    form = form_of(desk, story)
    assert form.changed_data == []
    assert not form.has_changed()


@pytest.mark.parametrize(
    "changes",
    [
        {"standfirst": "Other words."},
        {"text": "<p>Other words.</p>"},
        {"topics": "Courts and law"},
        {"quotes-1-verb": "wrote"},
        {"quotes-1-DELETE": "1"},
        {"quotes-0-ORDER": "2", "quotes-1-ORDER": "1"},
        {"person_mentions-0-role": "witness"},
        {"bylines-1-author": ""},
        {"sources-0-title": "Another title"},
    ],
)
def test_what_somebody_changes_is_a_change(desk, story, changes):
    assert form_of(desk, story, **changes).has_changed()


def test_an_added_row_is_a_change_and_an_empty_one_is_none(desk, story):
    empty = {"quotes-TOTAL_FORMS": "3", "quotes-2-id": "", "quotes-2-speaker_kind": "person"}
    empty |= {"quotes-2-words": "", "quotes-2-ORDER": "3"}
    assert not form_of(desk, story, **empty).has_changed()
    said = {"words": "new", "speaker_kind": "described", "attributed_as": "a voice"}
    added = empty | {f"quotes-2-{name}": value for name, value in said.items()}
    assert form_of(desk, story, **added).has_changed()


def test_two_versions_are_compared_with_their_quotes(desk, story):
    changed = {"quotes-1-verb": "wrote", "quotes-1-medium": "a letter to the editor"}
    assert desk.post(edit_url(story), form_data(desk, story, **changed)).status_code == 302
    url = reverse("wagtailadmin_pages:revisions_compare", args=[story.pk, "earliest", "latest"])
    shown = desk.get(url).content.decode()
    assert "wrote" in shown
    assert "a letter to the editor" in shown


# --- A headline that another story has ------------------------------------------------------------


def test_a_draft_with_a_headline_of_another_gets_a_free_address(desk):
    make_article(title="One headline", slug="one-headline")
    story = make_full_article(live=False)
    changes = {"title": "One headline", "slug": "one-headline"}
    form = form_of(desk, story, **changes)
    assert form.cleaned_data["slug"] == "one-headline-2"
    form.save(commit=False)
    assert ("slug", "one-headline-2") in form.get_field_updates_for_resave()
    assert desk.post(edit_url(story), form_data(desk, story, **changes)).status_code == 302
    assert draft_of(story).slug == "one-headline-2"
    # Its own number is no reason for another one.
    assert desk.post(edit_url(story), form_data(desk, story)).status_code == 302
    assert draft_of(story).slug == "one-headline-2"


def test_an_address_that_somebody_chose_is_refused_where_another_story_has_it(desk):
    make_article(title="A second story", slug="chosen")
    story = make_full_article(live=False)
    query = QueryDict(mutable=True)
    query.update(form_data(desk, story, slug="chosen"))
    form_class = ArticlePage.get_edit_handler().get_form_class()
    form = form_class(
        query,
        instance=draft_of(story),
        parent_page=story.get_parent(),
        for_user=make_user(is_superuser=True),
    )
    assert not form.is_valid()
    assert "slug" in form.errors
