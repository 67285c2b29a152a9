"""The screens on which a newsroom says what readers are told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Correction, PlannedCorrection, PublishedVersion
from articles.services.corrections.corrections import issue_correction, plan_correction
from tests.editor import edit_url, form_data
from tests.factories import make_user
from tests.publishing import approved, changed, draft, now_of, published, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
TEXT = "We wrote Monday. It was Tuesday."
LABEL = "Corrections and versions"


@pytest.fixture
def editor(client):
    user = make_user("edda", group="Editors")
    client.force_login(user)
    return user


@pytest.fixture
def moderator(client):
    user = make_user("max", group="Moderators")
    client.force_login(user)
    return user


def url(name, article, *args):
    return reverse(f"story_{name}", args=[article.pk, *args])


def issued(article, **fields):
    return issue_correction(
        article=article, kind="correction", text=TEXT, by=None, now=timezone.now(), **fields
    )


def planned(article, by=None):
    return plan_correction(article=article, kind="correction", text=TEXT, by=by, now=timezone.now())


def draft_of(article, title="Other words"):
    version = now_of(article).get_latest_revision_as_object()
    version.title = title
    return approved(now_of(article), version.save_revision())


# --- The way of a change --------------------------------------------------------------------------
def test_submitting_a_change_asks_what_readers_are_told_and_keeps_the_draft(client, editor):
    article = published()
    data = form_data(client, article, title="Other words", **{"action-submit": "1"})
    response = client.post(edit_url(article), data)
    assert (response.status_code, response["Location"]) == (302, url("change", article))
    assert "changes a published story" in shown(response)
    page = client.get(url("correction_new", article)).content.decode()
    assert "What do readers need to know about this change?" in page
    assert 'value="minor"' in page
    assert "Publish notice now" not in page
    response = client.post(
        url("correction_new", article), {"kind": "correction", "text": TEXT, "keep": "1"}
    )
    assert (response.status_code, response["Location"]) == (302, edit_url(article))
    assert "submit it for review" in shown(response)
    assert PlannedCorrection.objects.get().planned_by == editor
    page = client.get(edit_url(article)).content.decode()
    assert "This version comes with a notice (Correction): " + TEXT in page
    data = form_data(client, article, title="Other words", **{"action-submit": "1"})
    client.post(edit_url(article), data)
    assert now_of(article).workflow_in_progress


def test_publishing_a_change_asks_too_and_a_minor_mark_is_enough(client, moderator):
    article = draft_of(published())
    data = form_data(client, article, **{"action-publish": "1"})
    response = client.post(edit_url(article), data)
    assert response["Location"] == url("change", article)
    response = client.post(
        url("correction_new", article), {"kind": "minor", "text": "Spelling", "keep": "1"}
    )
    assert response["Location"] == edit_url(article)
    page = client.get(edit_url(article)).content.decode()
    assert "marked as a minor change: Spelling" in page
    client.post(edit_url(article), form_data(client, article, **{"action-publish": "1"}))
    assert now_of(article).title == "Other words"
    assert not Correction.objects.exists()


def test_a_refusal_with_other_reasons_asks_as_well_and_links_the_form(client, moderator):
    article = published()
    data = form_data(client, article, title="Other words", **{"action-publish": "1"})
    response = client.post(edit_url(article), data)
    assert response["Location"] == url("change", article)
    assert f'<a href="{url("correction_new", article)}">Write it</a>' in shown(response)


# --- The form -------------------------------------------------------------------------------------
def test_the_preview_shows_it_as_readers_will_see_it_and_changes_nothing(client, editor):
    article = draft_of(published())
    data = {"kind": "update", "text": "One <b>thing</b>.\n\nAnother.", "preview": "1"}
    page = client.post(url("correction_new", article), data).content.decode()
    assert "As readers will see it" in page
    assert "<p>One &lt;b&gt;thing&lt;/b&gt;.</p>" in page
    assert "<p>Another.</p>" in page
    data["kind"] = "minor"
    page = client.post(url("correction_new", article), data).content.decode()
    assert "Readers do not see minor changes" in page
    assert not PlannedCorrection.objects.exists()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"kind": "correction", "text": " "}, "This field is required"),
        ({"kind": "correction", "text": "\u200b"}, "Write what readers need to know"),
        ({"kind": "correction", "text": "x" * 2_001}, "2,000"),
        ({"kind": "retraction", "text": TEXT}, "Select a valid choice"),
        ({"text": TEXT}, "This field is required"),
        ({"kind": "update", "text": TEXT, "quote_uid": "nonsense"}, "Select a valid choice"),
    ],
)
def test_wrong_input_is_answered_with_words_and_kept(client, moderator, data, message):
    article = published()
    response = client.post(url("correction_new", article), {**data, "issue": "1"})
    assert response.status_code == 400
    page = response.content.decode()
    assert message in page
    assert data["text"][:20].strip() in page
    assert not Correction.objects.exists()


def test_a_moderator_tells_readers_at_once(client, moderator):
    article = published()
    quote = article.quotes.get()
    page = client.get(url("correction_new", article)).content.decode()
    assert "Publish notice now" in page
    assert 'value="minor"' not in page
    data = {"kind": "correction", "text": TEXT, "quote_uid": str(quote.uid), "issue": "1"}
    response = client.post(url("correction_new", article), data)
    assert response["Location"] == url("corrections", article)
    correction = Correction.objects.get()
    assert (correction.quote_uid, correction.issued_by) == (quote.uid, moderator)
    page = client.get(url("corrections", article)).content.decode()
    assert TEXT in page
    newer = url("correction_supersede", article, correction.pk)
    assert newer in page
    assert TEXT in client.get(newer).content.decode()
    client.post(newer, {"kind": "correction", "text": "It was Wednesday.", "issue": "1"})
    assert Correction.objects.in_force().get().supersedes == correction
    page = client.get(url("corrections", article)).content.decode()
    assert "Replaced by the notice of" in page
    withhold = url("correction_withhold", article, correction.pk)
    assert withhold in page
    assert client.post(withhold, {"reason": "It named a source"}).status_code == 302
    assert TEXT not in client.get(f"/corrections/{correction.pk}/").content.decode()
    page = client.get(url("corrections", article)).content.decode()
    assert "It named a source" in page
    assert TEXT in page
    assert client.get(newer).status_code == 404


def test_an_editor_proposes_and_a_moderator_issues(client, editor):
    article = published()
    data = {"kind": "correction", "text": TEXT}
    assert client.post(url("correction_new", article), {**data, "issue": "1"}).status_code == 302
    assert not Correction.objects.exists()
    response = client.post(url("correction_new", article), {**data, "keep": "1"})
    assert response["Location"] == url("corrections", article)
    plan = PlannedCorrection.objects.get()
    page = client.get(url("corrections", article)).content.decode()
    assert "Withdraw" in page
    assert "Publish now" not in page
    client.post(url("correction_plan", article, plan.pk), {"issue": "1"})
    assert not Correction.objects.exists()
    client.force_login(make_user(group="Moderators"))
    assert "Publish now" in client.get(url("corrections", article)).content.decode()
    response = client.post(url("correction_plan", article, plan.pk), {"issue": "1"})
    assert "Published on the story" in shown(response)
    assert Correction.objects.get().issued_by == editor
    response = client.post(url("correction_plan", article, plan.pk), {"withdraw": "1"})
    assert "in the meantime" in shown(response)


def test_what_is_planned_is_taken_back(client, editor):
    article = published()
    plan = planned(article)
    response = client.post(url("correction_plan", article, plan.pk), {"withdraw": "1"})
    assert "Withdrawn" in shown(response)
    assert not PlannedCorrection.objects.exists()


# --- Retraction and versions ----------------------------------------------------------------------
def test_a_story_is_retracted_with_a_notice_of_its_own_headline(client, moderator):
    article = published(title="A wrong accusation")
    page = client.get(url("retract", article)).content.decode()
    assert 'value="A wrong accusation"' in page
    data = {"headline": "A story of 3 March", "text": "It was not true."}
    page = client.post(url("retract", article), {**data, "preview": "1"}).content.decode()
    assert "Retracted: A story of 3 March" in page
    assert now_of(article).live
    response = client.post(url("retract", article), {**data, "retract": "1"})
    assert response["Location"] == url("corrections", article)
    assert not now_of(article).live
    page = client.get(url("corrections", article)).content.decode()
    assert "This story is retracted" in page
    form = client.get(url("correction_new", article)).content.decode()
    assert 'value="minor"' not in form


def test_a_version_is_withheld_with_a_reason_and_shown_again(client, moderator):
    article = changed(published(), title="New")
    page = client.get(url("corrections", article)).content.decode()
    withhold = url("version_withhold", article, 1)
    assert withhold in page
    assert url("version_withhold", article, 2) not in page
    assert client.post(withhold, {"reason": " "}).status_code == 400
    assert client.post(withhold, {"reason": "It shows a source"}).status_code == 302
    assert PublishedVersion.objects.get(number=1).withheld_by == moderator
    page = client.get(url("corrections", article)).content.decode()
    assert "It shows a source" in page
    client.post(url("version_show", article, 1))
    assert PublishedVersion.objects.get(number=1).withheld_at is None
    response = client.post(url("version_withhold", article, 2), {"reason": "The newest"})
    assert response.status_code == 400
    assert "Change or unpublish the story first" in response.content.decode()
    history = client.get(reverse("wagtailadmin_pages:history", args=[article.pk]))
    assert "It shows a source" in history.content.decode()


# --- Who and where --------------------------------------------------------------------------------
def test_the_editor_leads_to_the_screen_once_readers_have_seen_the_story(client, editor):
    article, unseen = published(), draft()
    assert url("corrections", article) in client.get(edit_url(article)).content.decode()
    assert LABEL not in client.get(edit_url(unseen)).content.decode()
    page = client.get(url("corrections", article)).content.decode()
    assert "No notices waiting" in page
    assert "No notices yet" in page


def test_what_readers_never_saw_offers_no_form_that_would_be_refused(client, moderator):
    story = draft()
    page = client.get(url("corrections", story)).content.decode()
    assert "This story has never been published" in page
    assert url("correction_new", story) not in page
    assert url("retract", story) not in page


@pytest.mark.parametrize("group", ["Contributors", "Editors"])
def test_who_may_not_publish_neither_retracts_nor_withholds(client, group):
    article = changed(published(), title="New")
    correction = issued(article)
    client.force_login(make_user(group=group))
    for address in (
        url("retract", article),
        url("version_withhold", article, 1),
        url("correction_supersede", article, correction.pk),
    ):
        assert client.get(address).status_code == 302
        assert client.post(address, {"text": TEXT, "headline": "x", "reason": "x"}).status_code
    client.post(url("version_show", article, 1))
    if group == "Contributors":
        for name in ("corrections", "correction_new"):
            assert client.get(url(name, article)).status_code == 302
    assert now_of(article).live
    assert Correction.objects.count() == 1
    assert PublishedVersion.objects.get(number=1).withheld_at is None


def test_the_screen_costs_the_same_for_much_and_little(client, moderator):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url("corrections", article)).status_code == 200
        return len(queries)

    article, costs = published(), []
    for count in (2, 8):
        for number in range(count):
            article = changed(article, title=f"Title {count} {number}")
            issued(article)
            planned(article)
        cost()
        costs.append(cost())
    assert costs[0] == costs[1] <= 31


def test_nobody_is_led_anywhere_for_a_story_that_does_not_exist(client, moderator):
    for name, args in (("corrections", ()), ("correction_new", ()), ("retract", ())):
        assert client.get(reverse(f"story_{name}", args=[999_999, *args])).status_code == 404
    article = published()
    for name in ("correction_supersede", "correction_plan", "version_withhold"):
        assert client.post(url(name, article, 999_999)).status_code == 404
