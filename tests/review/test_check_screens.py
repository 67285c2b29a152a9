"""The screens of checks, of the fast lane and of the override, through requests."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.models import BlockingComment, Check, Claim
from articles.services.review.fast_lane import short_checklist
from tests.editor import edit_url, form_data
from tests.factories import make_user
from tests.publishing import checked, draft, now_of, shown
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def story(newsroom):
    article = draft()
    article.get_workflow().start(article, make_user(group="Contributors"))
    return article


def url(article, kind="copy_edit"):
    return reverse("story_check", args=[article.pk, kind])


def filled(client, article, **changes):
    form = client.get(url(article)).context["form"]
    ticks = {f"ticked-{number}": "on" for number in range(len(form.items))}
    return {"digest": form["digest"].value(), **ticks, **changes}


def test_a_check_is_passed_on_its_screen(client, story):
    client.force_login(make_user(group="Copy editors"))
    response = client.post(url(story), filled(client, story, outcome="passed"))
    assert response.status_code == 302
    assert "moves on to its next step" in shown(response)
    assert now_of(story).current_workflow_task.name == "Fact check"


def test_what_is_incomplete_comes_back_with_what_was_typed(client, story):
    client.force_login(make_user(group="Copy editors"))
    data = {**filled(client, story), "note": "", "outcome": "failed", "note-0": "Kept words"}
    response = client.post(url(story), data)
    assert response.status_code == 409
    assert "Kept words" in response.content.decode()
    assert not Check.objects.exists()


def test_sending_back_can_block_publication(client, story):
    client.force_login(make_user(group="Copy editors"))
    data = filled(client, story, outcome="send_back", note="Who said so?", is_blocking="on")
    assert client.post(url(story), data).status_code == 302
    assert now_of(story).current_workflow_state.status == "needs_changes"
    mark = BlockingComment.objects.get()
    assert mark.comment.text == "Who said so?"
    latest = now_of(story).get_latest_revision_as_object()
    assert any("Who said so?" in finding.message for finding in latest.publication_findings())


def test_a_step_is_claimed_and_handed_over(client, story):
    first, second = make_user(group="Copy editors"), make_user(group="Copy editors")
    client.force_login(first)
    claim = reverse("story_claim", args=[story.pk])
    assert client.post(claim, {"claim": "1", "claim-due_on": "2030-01-02"}).status_code == 302
    assert Claim.objects.get().claimed_by == first
    client.post(claim, {"hand_over": "1", "hand-to": str(second.pk), "hand-note": "Yours."})
    assert (Claim.objects.get().claimed_by, Claim.objects.get().note) == (second, "Yours.")
    assert "has taken this step" in client.get(url(story)).content.decode()


def test_a_check_is_shown_to_its_group_alone(client, story):
    client.force_login(make_user(group="Editors"))
    assert client.get(url(story)).status_code == 302
    assert client.get(url(story, "nothing")).status_code == 404


def test_the_editor_leads_to_the_review_and_offers_no_button_that_is_refused(client, story):
    client.force_login(make_user(group="Moderators"))
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert reverse("story_review", args=[story.pk]) in page
    assert 'name="action-publish"' not in page


@pytest.mark.parametrize("name", ["story_publish_fast", "story_override"])
def test_publishing_past_the_review_asks_for_a_reason(client, story, name):
    client.force_login(make_user(group="Administrators"))
    if name == "story_override":
        checked(story)
    address = reverse(name, args=[story.pk])
    screen = client.get(address)
    data = {f"ticked-{number}": "on" for number in range(9)}
    data["digest"] = screen.context["digest"]
    assert client.post(address, data).status_code == 409
    assert client.post(address, {**data, "reason": "It is now."}).status_code == 302
    assert now_of(story).live


def test_the_short_checklist_is_printed_in_words(client, story):
    client.force_login(make_user(group="Administrators"))
    page = BeautifulSoup(
        client.get(reverse("story_publish_fast", args=[story.pk])).content, "html.parser"
    )
    printed = [label.get_text(strip=True) for label in page.select(".check-item__label")]
    assert printed == short_checklist(story)


def test_a_story_with_a_comment_is_saved_and_the_mark_stays(client, story):
    """Sent back with a comment that blocks, the author changes the story and answers there."""
    client.force_login(make_user(group="Copy editors"))
    client.post(
        url(story), filled(client, story, outcome="send_back", note="Who?", is_blocking="on")
    )
    client.force_login(make_user(group="Editors"))
    comment = BlockingComment.objects.get().comment
    row = {
        "comments-0-id": comment.pk,
        "comments-0-text": comment.text,
        "comments-0-resolved": "on",
        "comments-0-contentpath": comment.contentpath,
        "comments-0-replies-TOTAL_FORMS": 0,
        "comments-0-replies-INITIAL_FORMS": 0,
        "comments-TOTAL_FORMS": 1,
        "comments-INITIAL_FORMS": 1,
    }
    data = form_data(client, now_of(story), title="Changed", **row)
    assert client.post(edit_url(story), data).status_code == 302
    assert now_of(story).draft_title == "Changed"
    comment.refresh_from_db()
    assert comment.resolved_at
    assert BlockingComment.objects.get().comment == comment
