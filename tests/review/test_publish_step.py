"""The last step on a screen of its own, and what the editor says of a story's way out."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.enums import NamingStatus, SpeakerKind
from articles.guard import Finding, PublicationRefused
from articles.models import BlockingComment, Claim, Quote, SkippedCheck
from articles.services.review.fast_lane import publish_fast, short_checklist
from articles.services.review.refusal_mail import tell_about_refusal
from tests.editor import messages_of
from tests.factories import make_full_article, make_person, make_user
from tests.publishing import checked, draft, edited_by, now_of, shown
from tests.replay import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
@remembered
def story(newsroom):
    """It waits at its last step."""
    article = checked(draft(title="The way out"))
    article.get_workflow().start(article, make_user(group="Contributors"))
    return article


@pytest.fixture
def desk(client):
    client.force_login(make_user("max", group="Moderators"))
    return client


def url(article):
    return reverse("story_publish_step", args=[article.pk])


def decide(desk, article, outcome="approve", **data):
    digest = desk.get(url(article)).context["digest"]
    return desk.post(url(article), {"digest": digest, "outcome": outcome, **data})


def test_the_screen_says_what_was_found_and_publishes(desk, story):
    page = desk.get(url(story)).content.decode()
    assert page.count("check-steps__step--passed") == 3
    assert "Only your approval is missing." in page
    assert "is published" in shown(decide(desk, story))
    assert now_of(story).live


def test_what_is_in_the_way_is_named_with_a_link(desk, story):
    story.topics.clear()
    story.save_revision(user=story.owner)
    page = desk.get(url(story)).content.decode()
    assert 'edit/#id_topics">Show' in page
    decide(desk, story)
    assert not now_of(story).live


def test_sending_back_leaves_a_comment_that_blocks(desk, story):
    assert decide(desk, story, "send_back").status_code == 409
    decide(desk, story, "send_back", note="Who is “they”?", is_blocking="on")
    assert now_of(story).current_workflow_state.status == "needs_changes"
    assert BlockingComment.objects.get().comment.text == "Who is “they”?"


@pytest.mark.parametrize("screen", ["story_publish_step", "story_check"])
def test_a_step_claimed_meanwhile_is_not_sent_back_and_the_note_stays(newsroom, desk, screen):
    article = draft(title="Claimed")
    article = checked(article) if screen == "story_publish_step" else article
    article.get_workflow().start(article, make_user(group="Contributors"))
    address = reverse(
        screen, args=[article.pk] if screen == "story_publish_step" else [article.pk, "copy_edit"]
    )
    desk.get(address)
    Claim.objects.create(
        task_state=now_of(article).current_workflow_task_state,
        article=article,
        claimed_by=make_user(group="Moderators"),
        claimed_at=timezone.now(),
    )
    data = {
        "outcome": "send_back",
        "note": "Who is “they”?",
        "is_blocking": "on",
        "digest": now_of(article).get_latest_revision_as_object().publication_digest(),
    }
    answer = desk.post(address, data)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Someone else has taken this step" in page
    assert "Who is “they”?" in page
    ticked = BeautifulSoup(page, "html.parser").find("input", attrs={"name": "is_blocking"})
    assert ticked.has_attr("checked")
    assert now_of(article).current_workflow_state.status == "in_progress"


@pytest.mark.parametrize("outcome", ["", "nonsense"])
def test_nonsense_changes_nothing(desk, story, outcome):
    assert decide(desk, story, outcome).status_code == 400
    assert not now_of(story).live


def test_an_old_version_is_not_approved(desk, story):
    old = desk.get(url(story)).context["digest"]
    version = story.get_latest_revision_as_object()
    version.title = "Changed meanwhile"
    version.save_revision()
    answer = desk.post(url(story), {"digest": old, "outcome": "approve"})
    assert answer.status_code == 409
    assert "Changed meanwhile" in answer.content.decode()
    assert not now_of(story).live


def test_nobody_approves_their_own_edit(desk, story):
    writer = make_user("eve", group="Moderators")
    edited_by(story, writer)
    desk.force_login(writer)
    assert decide(desk, story).status_code == 409
    assert not now_of(story).live


def test_a_claimed_step_is_taken_over_here(desk, story):
    Claim.objects.create(
        task_state=story.current_workflow_task_state,
        article=story,
        claimed_by=make_user("eve", group="Moderators"),
        claimed_at=timezone.now(),
    )
    assert decide(desk, story).status_code == 409
    answer = desk.post(reverse("story_claim", args=[story.pk]), {"claim": "1"})
    assert answer["Location"] == reverse("story_review", args=[story.pk])
    assert "is published" in shown(decide(desk, story))


def test_the_editor_leads_there_and_offers_no_button_beside_it(desk, story):
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert reverse("story_review", args=[story.pk]) in page
    assert 'data-workflow-action-name="approve"' not in page
    assert 'data-workflow-action-name="reject"' not in page


def test_the_safety_review_warns_of_private_names(newsroom, client):
    person = make_person("Ilse Varga", standing=NamingStatus.PRIVATE.value)
    article = make_full_article(live=False, standfirst="Ilse Varga spoke.")
    kind = SpeakerKind.PERSON.value
    article.quotes.add(Quote(words="so", speaker_kind=kind, person=person, attributed_as="she"))
    article.save_revision()
    client.force_login(make_user(group="Safety reviewers"))
    page = client.get(reverse("story_check", args=[article.pk, "safety_review"])).content.decode()
    assert "Ilse Varga" in page
    assert 'edit/#id_standfirst">Show' in page
    client.force_login(make_user(group="Copy editors"))
    page = client.get(reverse("story_check", args=[article.pk, "copy_edit"])).content.decode()
    assert "Ilse Varga" not in page


def test_the_panel_checks_names_what_is_in_the_way(desk, story):
    story.topics.clear()
    story.save_revision(user=story.owner)
    findings = reverse("story_findings", args=[story.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert findings in desk.get(edit).content.decode()
    page = desk.get(findings).content.decode()
    assert f'{edit}#id_topics">Show' in page
    assert "No one has approved" not in page


def test_the_editor_says_how_a_story_went_live_and_what_is_left_to_do(newsroom, desk):
    article = draft(title="Fast")
    publish_fast(
        article=article,
        digest=article.get_latest_revision_as_object().publication_digest(),
        ticked=[True] * len(short_checklist(article)),
        reason="The court has just decided.",
        user=make_user("eve", group="Moderators"),
        now=timezone.now(),
    )
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "The court has just decided." in page
    assert SkippedCheck.objects.count() == 3
    for row in SkippedCheck.objects.all():
        assert reverse("story_check", args=[article.pk, row.kind]) in page


def test_the_override_can_be_given_to_a_group(newsroom, client):
    client.force_login(make_user(group="Administrators"))
    group = Group.objects.get(name="Moderators")
    page = client.get(reverse("wagtailusers_groups:edit", args=[group.pk])).content.decode()
    # Wagtail takes the name of the model out of a right's name.
    assert "Publish by override, though nobody has approved it" in " ".join(page.split())


def test_a_refused_override_says_why_and_keeps_the_reason(newsroom, client):
    client.force_login(make_user(is_superuser=True))
    article = checked(draft())
    article.topics.clear()
    checked(article, article.save_revision())
    address = reverse("story_override", args=[article.pk])
    data = {"digest": client.get(address).context["digest"], "reason": "The line is cut."}
    refused = client.post(address, data)
    assert refused.status_code == 409
    assert data["reason"] in refused.content.decode()
    assert "was not published" in messages_of(refused)
    assert not now_of(article).live
    assert PageLogEntry.objects.filter(page=article.pk, action__contains="refused").exists()


def test_the_mail_about_a_refusal_is_text_and_html(story):
    make_user("max", group="Moderators")
    refusal = PublicationRefused(
        [Finding("topics", "Give the story a <topic>.", "topics")],
        title="The way out",
        article_id=story.pk,
    )
    assert tell_about_refusal(refusal=refusal, revision=story.get_latest_revision())
    message = mail.outbox[-1]
    assert message.subject == "Not published: The way out"
    html, kind = message.alternatives[0]
    assert kind == "text/html"
    assert "Give the story a &lt;topic&gt;." in html
    assert "Give the story a <topic>." in message.body
