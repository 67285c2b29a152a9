"""What comes next stands above a story, and says it to each person in their own terms."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone

from articles.editing.review.strip import read_strip
from articles.services.review.claims import claim_step
from articles.services.review.sending_back import send_back
from tests.editor import edit_url
from tests.factories import make_user
from tests.publishing import checked, draft, edited_by, now_of, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]


@pytest.fixture
def author():
    return make_user("ada", group="Contributors", first_name="Ada", last_name="Writer")


def submitted(author, article=None):
    article = article or draft(owner=author)
    edited_by(article, author)
    now_of(article).get_workflow().start(now_of(article), author)
    return now_of(article)


def test_a_draft_says_submit_and_what_follows(author):
    strip = read_strip(now_of(draft(owner=author)), author)
    assert (strip.label, strip.press) == ("Submit for review", "action-submit")
    assert strip.details == "The first step is: Copy edit."


def test_in_review_the_author_is_told_who_and_the_reviewer_gets_the_button(author):
    story = submitted(author)
    told = read_strip(story, author)
    assert told.words.startswith("Next: Copy edit, since ")
    assert told.words.endswith(" UTC.")
    assert told.details == "Who may do it: Administrators, Copy editors, Moderators."
    assert told.label == ""
    other = read_strip(story, make_user(group="Copy editors"))
    assert (other.label, other.url) == ("Review", reverse("story_review", args=[story.pk]))


def test_a_claimed_step_says_who_and_till_when(author):
    story, max_ = submitted(author), make_user("max", group="Moderators")
    day = datetime.date(2026, 12, 3)
    claim_step(article=story, user=max_, due_on=day, now=timezone.now())
    assert read_strip(now_of(story), author).details == "max is on it. Due 3 December 2026."
    assert read_strip(now_of(story), max_).details == "You are on it. Due 3 December 2026."


def test_sent_back_says_by_whom_and_why_here_and_at_home(client, author):
    story = submitted(author)
    send_back(
        article=story,
        user=make_user("max", group="Moderators"),
        text="Who is “they”?",
        is_blocking=False,
        now=timezone.now(),
    )
    strip = read_strip(now_of(story), author)
    assert strip.words.startswith("max sent this story back from “Copy edit” on ")
    assert (strip.details, strip.label) == ("Why: “Who is “they”?”", "Submit again")
    client.force_login(author)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "sent back by max: “Who is “they”?”" in home


def test_a_scheduled_story_says_when_with_its_zone(author):
    at = timezone.now() + datetime.timedelta(days=2)
    story = draft(owner=author)
    version = now_of(story).get_latest_revision_as_object()
    version.go_live_at = at
    version.save_revision()
    assert (
        "To go live on" in read_strip(now_of(story).get_latest_revision_as_object(), author).details
    )
    story = submitted(author, story)
    checked(story)
    state = story.current_workflow_task_state
    state.approve(user=None)
    now_of(story).current_workflow_task.on_action(
        now_of(story).current_workflow_task_state, make_user(group="Moderators"), "approve"
    )
    strip = read_strip(now_of(story), author)
    assert strip.words == f"Approved: goes live on {at:%-d %B %Y, %H:%M} UTC by itself."


def test_a_live_story_leads_to_readers_and_a_change_to_the_question(author):
    story = published(owner=author)
    strip = read_strip(story, make_user(group="Moderators"))
    assert (strip.label, strip.url) == ("View live", story.full_url)
    edited_by(story, author)
    strip = read_strip(now_of(story), make_user(group="Moderators"))
    assert strip.url == reverse("story_change", args=[story.pk])


def test_it_stands_in_the_editor_and_is_no_submit_button(client, author):
    story = draft(owner=author)
    client.force_login(author)
    page = BeautifulSoup(client.get(edit_url(story)).content, "html.parser")
    button = page.select_one(".story-strip button")
    # The first submit button of a form is what Enter in the headline presses.
    assert button["type"] == "button"
    first = page.select_one("#page-edit-form [type=submit]")
    assert first.get("name") != "action-submit"


@pytest.mark.parametrize("group", ["Contributors", "Editors", "Moderators", "Administrators"])
@pytest.mark.parametrize("state", ["draft", "waiting", "sent back", "live", "changed"])
def test_the_menu_has_four_entries_at_most(client, group, state):
    user = make_user(group=group)
    story = published(owner=user) if state in ("live", "changed") else draft(owner=user)
    if state == "changed":
        edited_by(story, make_user(group="Editors"))
    if state in ("waiting", "sent back"):
        story = submitted(user, story)
    if state == "sent back":
        story.current_workflow_task_state.reject(user=make_user(group="Moderators"), comment="?")
    client.force_login(user)
    response = client.get(edit_url(story))
    menu = response.context["action_menu"]
    names = [menu.default_item.name, *(item.name for item in menu.menu_items)]
    assert 1 <= len(names) <= 4, names
    if state == "waiting" and group in ("Moderators", "Administrators"):
        assert names[0].startswith("action-step-")
    elif state == "draft":
        assert names[:2] == ["action-save-draft", "action-submit"]
