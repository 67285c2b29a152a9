"""A second person sees what changed in a live story and publishes it with one line of reason."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.models import Approval, ArticlePage
from articles.services.review.publication import PUBLICATION_REFUSED, publish_by_override
from tests.editor import edit_url
from tests.factories import make_full_article, make_user
from tests.replay import remembered

pytestmark = pytest.mark.django_db
LABEL = "Approve as minor edit and publish"


@pytest.fixture
def moderator(newsroom, client):
    user = make_user(group="Moderators")
    client.force_login(user)
    return user


@remembered
def edited(user, title="Chechnya, not Checnya"):
    article = publish_by_override(
        article=make_full_article(live=False, title="Checnya"),
        user=None,
        reason="Test.",
        now=timezone.now(),
    )
    draft = article.get_latest_revision_as_object()
    draft.title = title
    draft.save_revision(user=user)
    return ArticlePage.objects.get(pk=article.pk)


def minor_edit_url(article):
    return reverse("story_minor_edit", args=[article.pk])


def shown(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_typo_is_put_right_by_a_second_person_and_the_history_says_so(client, moderator):
    article = edited(make_user(group="Editors"))
    page = client.get(edit_url(article)).content.decode()
    assert LABEL in page
    assert minor_edit_url(article) in page
    page = client.get(minor_edit_url(article)).content.decode()
    assert "Chechnya, not " in page
    data = {"reason": "Spelling of the name", "revision_id": article.latest_revision_id}
    response = client.post(minor_edit_url(article), data)
    assert (response.status_code, response["Location"]) == (302, edit_url(article))
    assert "is published" in shown(response)
    live = ArticlePage.objects.get(pk=article.pk)
    assert live.title == "Chechnya, not Checnya"
    assert Approval.objects.get(revision_id=live.live_revision_id).kind == "minor_edit"
    history = client.get(reverse("wagtailadmin_pages:history", args=[article.pk]))
    text = history.content.decode()
    assert "Minor edit, approved by a second person: Spelling of the name" in text
    assert LABEL not in client.get(edit_url(article)).content.decode()


def test_without_a_reason_nothing_happens(client, moderator):
    article = edited(make_user(group="Editors"))
    data = {"reason": " ", "revision_id": article.latest_revision_id}
    response = client.post(minor_edit_url(article), data)
    assert response.status_code == 200
    assert "This field is required" in response.content.decode()
    assert ArticlePage.objects.get(pk=article.pk).title == "Checnya"


def test_a_change_that_nobody_looked_at_is_not_published(client, moderator):
    article = edited(make_user(group="Editors"))
    seen = article.latest_revision_id
    draft = article.get_latest_revision_as_object()
    draft.title = "Slipped in"
    draft.save_revision(user=make_user())
    response = client.post(minor_edit_url(article), {"reason": "Spelling", "revision_id": seen})
    assert response.status_code == 302
    assert "newer version" in shown(response)
    assert ArticlePage.objects.get(pk=article.pk).title == "Checnya"


@pytest.mark.parametrize("group", ["Editors", "Contributors"])
def test_who_may_not_publish_is_not_offered_it(client, moderator, group):
    article = edited(make_user())
    other = make_user(group=group)
    client.force_login(other)
    response = client.get(minor_edit_url(article))
    assert response.status_code == 302
    # A contributor is not even shown somebody else's draft.
    words = {"Editors": "no minor edit to approve", "Contributors": "do not have permission"}
    assert words[group] in shown(response)
    data = {"reason": "Spelling", "revision_id": article.latest_revision_id}
    assert client.post(minor_edit_url(article), data).status_code == 302
    assert ArticlePage.objects.get(pk=article.pk).title == "Checnya"


def test_who_made_the_change_is_not_offered_it(client, moderator):
    article = edited(moderator)
    assert LABEL not in client.get(edit_url(article)).content.decode()
    response = client.get(minor_edit_url(article))
    assert response.status_code == 302
    assert "no minor edit to approve" in shown(response)


def test_only_a_try_is_in_the_history(client, moderator):
    article = edited(moderator)
    refused = PageLogEntry.objects.filter(page=article.pk, action=PUBLICATION_REFUSED)
    client.get(minor_edit_url(article))
    assert not refused.exists()
    data = {"reason": "Spelling", "revision_id": article.latest_revision_id}
    client.post(minor_edit_url(article), data)
    assert refused.exists()


def test_a_rule_on_the_story_holds_for_a_minor_edit(client, moderator):
    article = edited(make_user())
    draft = article.get_latest_revision_as_object()
    draft.body = [("text", "<p>The words are gone.</p>")]
    revision = draft.save_revision(user=make_user())
    data = {"reason": "Spelling", "revision_id": revision.pk}
    response = client.post(minor_edit_url(article), data)
    assert response.status_code == 302
    assert "is not in the text" in shown(response)
    live = ArticlePage.objects.get(pk=article.pk)
    assert (live.title, live.quotes.count()) == ("Checnya", 1)
    assert not Approval.objects.filter(kind="minor_edit").exists()
