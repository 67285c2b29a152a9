"""The review page: what it shows, what it keeps, and what one press does."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.enums import CheckKind, StepPreset
from articles.models import (
    Approval,
    BlockingComment,
    Check,
    ChecklistTick,
    DocumentMention,
    Quote,
    QuoteVerification,
)
from articles.services.embargo.embargoes import set_embargo
from articles.services.review.step_presets import choose_preset
from tests.factories import make_article, make_document, make_full_article, make_topic, make_user
from tests.publishing import draft, edited_by, now_of, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
SOURCE = "We write to you today. These words are in the letter. Yours sincerely."


def with_quotes(*words, source=SOURCE):
    letter = make_document(excerpt=source)
    article = make_article(
        title="The letter",
        text="".join(f"<p>She wrote: “{part}”.</p>" for part in words),
        topics=[make_topic()],
        document_mentions=[DocumentMention(document=letter)],
        quotes=[
            Quote(words=part, speaker_kind="document", document=letter, verb="wrote")
            for part in words
        ],
    )
    return submitted(article)


def submitted(article):
    author = make_user(group="Contributors")
    edited_by(article, author, title="The letter")
    article = now_of(article)
    article.get_workflow().start(article, author)
    return article


@pytest.fixture
def desk(client):
    client.force_login(make_user("max", group="Moderators"))
    return client


def url(article):
    return reverse("story_review", args=[article.pk])


def form_of(client, article, *, ticked=True, **changes):
    """What a browser would send, with every question ticked."""
    page = BeautifulSoup(client.get(url(article)).content, "html.parser")
    form = page.find("form", attrs={"data-review": True})
    data = {"asked": []}
    for field in form.find_all("input"):
        if field["name"] == "asked":
            data["asked"].append(field["value"])
        elif field.get("type") == "checkbox":
            if ticked or field.has_attr("checked"):
                data[field["name"]] = "on"
        else:
            data[field["name"]] = field.get("value", "")
    data.pop("is_blocking", None)
    return {**data, **changes}


def press(client, article, do, **changes):
    return client.post(url(article), form_of(client, article, do=do, **changes))


def uids(article):
    return [str(row.uid) for row in now_of(article).get_latest_revision_as_object().quotes.all()]


def test_the_page_has_text_quotes_evidence_people_and_every_question(desk):
    article = submitted(draft(size=2))
    page = desk.get(url(article)).content.decode()
    soup = BeautifulSoup(page, "html.parser")
    assert [one.get_text() for one in soup.select(".review__paragraph mark")] == [
        "these are the words number 0",
        "these are the words number 1",
    ]
    assert len(soup.select("article[data-quote]")) == 2
    assert [legend.get_text() for legend in soup.select(".review__questions legend")] == [
        kind.label for kind in CheckKind
    ]
    assert max(len(part.select("[type=checkbox]")) for part in soup.select("fieldset")) <= 3
    assert "Public figure" in page
    assert "All 2 quotes are in the text" in page
    assert "Also keep in mind" in page


def test_one_press_passes_every_step_and_publishes(desk):
    article = submitted(draft())
    answer = press(desk, article, "publish")
    assert answer.status_code == 302
    assert now_of(article).live
    assert "is published" in shown(answer)
    assert f'href="{now_of(article).url}"' in shown(answer)
    assert {row.kind for row in Check.objects.all()} == {kind.value for kind in CheckKind}
    assert all(item["ticked"] for row in Check.objects.all() for item in row.answers)
    assert Approval.objects.get().approved_by.username == "max"


@pytest.mark.parametrize(("do", "told"), [("publish", 0), ("pass", 1)])
def test_nobody_is_asked_to_do_what_was_done_in_the_same_breath(
    desk, mailoutbox, django_capture_on_commit_callbacks, do, told
):
    other = make_user(group="Moderators")
    article = submitted(draft())
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        press(desk, article, do)
    assert sum(other.email in mail.to for mail in mailoutbox) == told


def test_passing_without_publishing_leaves_the_last_step(desk):
    article = submitted(draft())
    press(desk, article, "pass")
    assert not now_of(article).live
    assert now_of(article).current_workflow_task.name == "Publish"
    assert Check.objects.count() == 3


@pytest.mark.parametrize("preset", [StepPreset.TWO_PEOPLE, StepPreset.SMALL_DESK])
def test_it_works_the_same_with_fewer_steps(desk, preset):
    choose_preset(preset=preset, user=make_user(group="Administrators"))
    article = submitted(draft())
    press(desk, article, "publish")
    assert now_of(article).live
    assert Check.objects.count() == 3


def test_what_is_not_answered_is_not_passed_and_what_was_ticked_stays(desk):
    article = submitted(draft())
    data = form_of(desk, article, do="publish")
    missing = next(name for name in data if name.startswith("tick:safety_review"))
    del data[missing]
    answer = desk.post(url(article), data)
    assert answer.status_code == 409
    assert "Answer the questions first (Safety review)" in answer.content.decode()
    assert not Check.objects.exists()
    again = form_of(desk, article, ticked=False)
    assert set(again) - {"do"} == set(data) - {"do"}
    press(desk, article, "pass", ticked=False)
    assert {row.kind for row in Check.objects.all()} == {"copy_edit", "fact_check"}


def test_a_person_of_one_step_is_asked_that_and_passes_it(client):
    client.force_login(make_user(group="Copy editors"))
    article = submitted(draft())
    data = form_of(client, article, do="pass")
    assert data["asked"] == ["copy_edit"]
    client.post(url(article), data)
    assert now_of(article).current_workflow_task.name == "Fact check"


def test_two_people_never_overwrite_each_others_ticks(client, desk):
    article = submitted(draft())
    press(desk, article, "save")
    mine = ChecklistTick.objects.filter(ticked=True).count()
    assert mine == 7
    client.force_login(make_user("nora", group="Moderators"))
    data = form_of(client, article, ticked=False, do="save")
    assert not any(name.startswith("tick:") for name in data)
    client.post(url(article), data)
    assert ChecklistTick.objects.filter(ticked=True, made_by__username="max").count() == mine


def test_a_tick_is_saved_by_itself_and_says_whether_the_story_is_the_same(desk):
    article = submitted(draft())
    data = form_of(desk, article, do="save")
    fetched = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    assert desk.post(url(article), data, **fetched).json() == {"ok": True, "is_current": True}
    edited_by(article, make_user(group="Editors"), title="Changed")
    assert desk.post(url(article), data, **fetched).json()["is_current"] is False
    assert ChecklistTick.objects.filter(ticked=True).count() == 7
    # Of the new version nothing is ticked.
    assert not any(name.startswith("tick:") for name in form_of(desk, article, ticked=False))


def test_a_version_changed_meanwhile_is_not_passed(desk):
    article = submitted(draft())
    data = form_of(desk, article, do="publish")
    edited_by(article, make_user(group="Editors"), title="Changed")
    answer = desk.post(url(article), data)
    assert answer.status_code == 409
    assert "Someone has changed the story" in answer.content.decode()
    assert not Check.objects.exists()


def test_nobody_passes_their_own_last_change(client):
    user = make_user(group="Moderators")
    client.force_login(user)
    article = submitted(draft())
    edited_by(article, user)
    answer = press(client, article, "publish")
    assert answer.status_code == 409
    assert not Check.objects.exists()
    assert "You made the last change" in client.get(url(article)).content.decode()


def test_quotes_are_verified_one_by_one_before_the_fact_check(desk):
    article = with_quotes("These words are in the letter")
    assert press(desk, article, "publish").status_code == 409
    assert not Check.objects.exists()
    answer = press(desk, article, f"verify:{uids(article)[0]}")
    assert answer["Location"].endswith("#decision")
    assert QuoteVerification.objects.get().decided_by.username == "max"
    press(desk, article, "publish", ticked=False)
    assert now_of(article).live


def test_words_that_are_not_in_the_evidence_are_asked_about(desk):
    article = with_quotes("These words are not in that letter")
    uid = uids(article)[0]
    page = desk.get(url(article)).content.decode()
    assert f"seen:{uid}" in page
    assert f"verify:{uid}" not in page
    answer = press(desk, article, f"verify:{uid}")
    assert answer.status_code == 409
    assert not QuoteVerification.objects.exists()
    press(desk, article, f"seen:{uid}")
    assert QuoteVerification.objects.get().outcome == "verified"


def test_a_fetched_decision_answers_with_the_quote_and_the_count(desk):
    article = with_quotes("These words are in the letter")
    uid = uids(article)[0]
    data = form_of(desk, article, do=f"verify:{uid}")
    answer = desk.post(url(article), data, HTTP_X_REQUESTED_WITH="XMLHttpRequest")
    soup = BeautifulSoup(answer.content, "html.parser")
    assert soup.find(id=f"quote-{uid}")["data-state"] == "verified"
    assert "1 of 1 quotes verified" in soup.find(id="review-bar").get_text()
    assert "<html" not in answer.content.decode()


def test_sending_back_and_failing(desk):
    article = submitted(draft())
    assert press(desk, article, "send_back", note=" ").status_code == 409
    press(desk, article, "send_back", note="Who is “they”?", is_blocking="on")
    assert now_of(article).current_workflow_state.status == "needs_changes"
    assert BlockingComment.objects.get().comment.text == "Who is “they”?"
    other = submitted(draft())
    press(desk, other, "failed:safety_review", note="It names the shelter.")
    assert Check.objects.get().outcome == "failed"


@pytest.mark.parametrize("do", ["nonsense", "failed:nonsense"])
def test_nonsense_decides_nothing(desk, do):
    article = submitted(draft())
    assert press(desk, article, do).status_code == 400
    assert not Check.objects.exists()


def test_what_the_guard_refuses_is_said_on_the_page(desk):
    article = submitted(draft())
    version = now_of(article).get_latest_revision_as_object()
    version.topics.clear()
    version.save_revision(user=make_user(group="Editors"))
    answer = press(desk, article, "publish")
    assert answer.status_code == 409
    assert "The story has no topic" in answer.content.decode()
    assert not now_of(article).live


def test_the_author_is_told_whose_turn_it_is(client):
    author = make_user(group="Contributors")
    article = submitted(draft(owner=author))
    client.force_login(author)
    answer = client.get(url(article))
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert "Someone else reviews this story" in shown(answer)
    client.force_login(make_user(group="Contributors"))
    assert "do not have permission" in shown(client.get(url(article)))


def test_a_story_under_embargo_is_as_if_it_did_not_exist(desk):
    article = submitted(draft())
    now = timezone.now()
    until = now + datetime.timedelta(hours=1)
    set_embargo(article=article, until=until, reason="x", user=None, now=now)
    assert desk.get(url(article)).status_code == 404
    assert desk.post(url(article), {"do": "publish"}).status_code == 404


def cost(client, article):
    client.get(url(article))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url(article)).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow_with_quotes(desk):
    few, many = (submitted(make_full_article(size=size, live=False)) for size in (2, 12))
    assert cost(desk, few) == cost(desk, many) <= 130
