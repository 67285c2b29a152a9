"""What each role does in the newsroom, and how one sees that it was done: for
test_roles_and_actions.py.

An action makes what it needs and returns the address, the form, and a question that is true once
the action is done. It is sent as the screen would send it, whether somebody is shown the screen or
not.
"""

import datetime

import pytest
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Comment, ModelLogEntry, Task

from articles.models import (
    ArticlePage,
    BlockingComment,
    CannedReply,
    Check,
    ChecklistTick,
    Claim,
    ConsentRecord,
    Correction,
    Embargo,
    Kill,
    NewsImage,
    QuoteVerification,
    ReaderReport,
    ReportNote,
    RetiredAddress,
)
from articles.models.verifications import digests_of
from articles.services.embargo.embargoes import set_embargo
from articles.services.reader_reports import answer_seen
from articles.services.review.fast_lane import short_checklist
from tests.editor import edit_url, form_data
from tests.factories import make_person, make_section, make_user
from tests.newsroom_actions import PAGES, send_back, verify
from tests.publishing import approved, checked, draft, edited_by, now_of, published

PREPARED_ACTIONS = {}
PRINTED = SimpleTemplateResponse.rendered_content


def prepared(name):
    def keep(function):
        PREPARED_ACTIONS[name] = function
        return function

    return keep


def made(rows, **fields):
    """A question: is there one such row more than there was?"""
    before = rows.filter(**fields).count()
    return lambda: rows.filter(**fields).count() > before


def became(row, **fields):
    """A question: has the row these values now? It must not have them yet."""
    rows = type(row)._default_manager.filter(pk=row.pk, **fields)
    assert not rows.exists()
    return rows.exists


def gone(row):
    rows = type(row)._default_manager.filter(pk=row.pk)
    return lambda: not rows.exists()


def screen(article, **changes):
    """The form of the editor, filled by somebody who sees all of it."""
    client = Client()
    client.force_login(make_user(is_superuser=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SimpleTemplateResponse, "rendered_content", PRINTED)
        return form_data(client, article, **changes)


def digest(article):
    return now_of(article).get_latest_revision_as_object().publication_digest()


def of(article, name):
    return reverse(name, args=[article.pk])


def bulk(model, action, *rows):
    app = "wagtailcore" if model == "page" else "articles"
    keys = "&".join(f"id={row.pk}" for row in rows)
    return f"{reverse('wagtail_bulk_action', args=[app, model, action])}?{keys}"


# --- A story on its way -------------------------------------------------------------------------


@prepared("write a story")
def _(n):
    url = reverse(PAGES + "add", args=["articles", "articlepage", n.section.pk])
    data = screen(None, url=url, title="Typed just now", slug="typed-just-now")
    return url, data, made(ArticlePage.objects, slug="typed-just-now")


@prepared("save a draft of somebody else")
def _(n):
    data = screen(n.draft, title="New words")
    return edit_url(n.draft), data, became(now_of(n.draft), draft_title="New words")


@prepared("submit a story of somebody else")
def _(n):
    story = draft(owner=n.user)
    data = screen(story, **{"action-submit": "1"})
    return edit_url(story), data, lambda: now_of(story).workflow_in_progress


@prepared("cancel a review")
def _(n):
    data = {**screen(n.waiting), "action-cancel-workflow": "1"}
    return edit_url(n.waiting), data, lambda: not now_of(n.waiting).workflow_in_progress


@prepared("restore an old version and save it")
def _(n):
    story = published(title="As it was", owner=n.user)
    old = story.live_revision
    edited_by(story, n.user)
    url = reverse(PAGES + "revisions_revert", args=[story.pk, old.pk])
    data = screen(story, url=url)
    return edit_url(story), data, became(now_of(story), draft_title="As it was")


@prepared("pass a copy edit")
def _(n):
    ticks = {f"ticked-{number}": "on" for number in range(30)}
    data = {"outcome": "passed", "digest": digest(n.waiting), **ticks}
    url = reverse("story_check", args=[n.waiting.pk, "copy_edit"])
    return url, data, made(Check.objects)


@prepared("send a story back from its copy edit")
def _(n):
    url = reverse("story_check", args=[n.waiting.pk, "copy_edit"])
    return url, send_back(n), made(Comment.objects, text="Why?")


@prepared("claim a step")
def _(n):
    url = of(n.waiting, "story_claim")
    return url, {"claim": "1"}, made(Claim.objects, article=n.waiting)


@prepared("take a claimed step away")
def _(n):
    rows = Claim.objects.filter(article=n.other).exclude(claimed_by=n.user)
    return of(n.other, "story_claim"), {"claim": "1"}, rows.exists


@prepared("pass a quote in the fact check")
def _(n):
    return of(n.draft, "story_fact_check"), verify(n), made(QuoteVerification.objects)


@prepared("pass and publish on the review page")
def _(n):
    story = checked(draft(owner=n.user))
    story.get_workflow().start(story, story.owner)
    data = {"do": "publish", "digest": digest(story)}
    return of(story, "story_review"), data, became(now_of(story), live=True)


@prepared("pass what one answered on the review page")
def _(n):
    story = draft(owner=n.user)
    story.get_workflow().start(story, story.owner)
    ticks = {f"tick:copy_edit:{number}": "on" for number in range(3)}
    data = {"do": "pass", "digest": digest(story), "asked": ["copy_edit"], **ticks}
    return of(story, "story_review"), data, made(Check.objects, kind="copy_edit")


@prepared("tick a question of the safety review")
def _(n):
    data = {"do": "save", "digest": digest(n.waiting), "asked": ["safety_review"]}
    ticks = ChecklistTick.objects
    url = of(n.waiting, "story_review")
    return url, {**data, "tick:safety_review:0": "on"}, made(ticks, ticked=True)


@prepared("verify a quote on the review page")
def _(n):
    story = draft(owner=n.user)
    version = now_of(story).get_latest_revision_as_object()
    uid = str(version.quotes.get().uid)
    data = {"do": f"seen:{uid}", f"digest:{uid}": digests_of(version)[uid]}
    return of(story, "story_review"), data, made(QuoteVerification.objects)


@prepared("change the steps to publication")
def _(n):
    log = ModelLogEntry.objects.filter(action="workflow.steps_chosen")
    return reverse("newsroom_steps"), {"preset": "two_people"}, made(log)


@prepared("switch off the safety review")
def _(n):
    task = Task.objects.get(name="Safety review")
    url = reverse("wagtailadmin_workflows:disable_task", args=[task.pk])
    return url, {}, lambda: not Task.objects.get(pk=task.pk).active


@prepared("mark a comment as blocking")
def _(n):
    url = reverse("story_comment_blocking", args=[n.draft.pk, n.comment.pk])
    return url, {}, made(BlockingComment.objects)


# --- Going live ---------------------------------------------------------------------------------


@prepared("publish what was approved")
def _(n):
    story = approved(draft(owner=n.user))
    return (
        edit_url(story),
        screen(story, **{"action-publish": "1"}),
        became(now_of(story), live=True),
    )


@prepared("schedule what was approved")
def _(n):
    version = draft(owner=n.user).get_latest_revision_as_object()
    # The form has minutes.
    at = timezone.localtime().replace(second=0, microsecond=0) + datetime.timedelta(1)
    version.go_live_at = at
    revision = version.save_revision()
    story = approved(now_of(version), revision)
    # The dialog with the time stands outside of the form.
    data = screen(story, go_live_at=f"{at:%Y-%m-%d %H:%M}", **{"action-publish": "1"})
    return edit_url(story), data, story.revisions.filter(approved_go_live_at=at).exists


@prepared("publish what nobody approved")
def _(n):
    data = screen(n.draft, **{"action-publish": "1"})
    return edit_url(n.draft), data, became(now_of(n.draft), live=True)


@prepared("publish several stories")
def _(n):
    stories = [approved(draft(owner=n.user)) for _ in range(2)]
    rows = ArticlePage.objects.filter(pk__in=[story.pk for story in stories], live=True)
    return bulk("page", "publish", *stories), {}, lambda: rows.count() == 2


def at_the_last_step(n):
    story = checked(draft(owner=n.user))
    story.get_workflow().start(story, n.user)
    return now_of(story)


@prepared("approve at the last step")
def _(n):
    story = at_the_last_step(n)
    data = {"outcome": "approve", "digest": digest(story)}
    return of(story, "story_publish_step"), data, became(story, live=True)


@prepared("approve without the screen of the step")
def _(n):
    story = at_the_last_step(n)
    state = story.current_workflow_task_state
    url = reverse(PAGES + "workflow_action", args=[story.pk, "approve", state.pk])
    return url, {}, became(story, live=True)


@prepared("publish in the fast lane")
def _(n):
    story = draft(owner=n.user)
    ticks = {f"ticked-{number}": "on" for number in range(len(short_checklist(story)))}
    data = {"digest": digest(story), "reason": "The court has just decided.", **ticks}
    return of(story, "story_publish_fast"), data, became(now_of(story), live=True)


@prepared("publish by override")
def _(n):
    story = checked(draft(owner=n.user))
    data = {"digest": digest(story), "reason": "Test."}
    return of(story, "story_override"), data, became(now_of(story), live=True)


@prepared("publish a minor edit of somebody else")
def _(n):
    data = {"reason": "Spelling", "revision_id": n.changed.latest_revision_id}
    return of(n.changed, "story_minor_edit"), data, became(now_of(n.changed), title="Chechnya")


# --- What is public -----------------------------------------------------------------------------


@prepared("unpublish a live story")
def _(n):
    return of(n.live, PAGES + "unpublish"), {}, became(now_of(n.live), live=False)


@prepared("unpublish several stories")
def _(n):
    return bulk("page", "unpublish", n.live), {}, became(now_of(n.live), live=False)


@prepared("move several drafts")
def _(n):
    other = make_section("Elsewhere")
    data = {"chooser": other.pk}
    return bulk("page", "move", n.draft), data, lambda: now_of(n.draft).get_parent().pk == other.pk


@prepared("delete several drafts")
def _(n):
    return bulk("page", "delete", n.draft), {}, gone(n.draft)


@prepared("copy a story into its section")
def _(n):
    data = {
        "new_title": "Copied",
        "new_slug": "copied",
        "new_parent_page": n.section.pk,
        "copy_subpages": "",
        "publish_copies": "",
        "alias": "",
    }
    return of(n.live, PAGES + "copy"), data, made(ArticlePage.objects, slug="copied")


@prepared("lock a draft")
def _(n):
    return of(n.draft, PAGES + "lock"), {}, became(now_of(n.draft), locked=True)


@prepared("unlock what somebody else locked")
def _(n):
    ArticlePage.objects.filter(pk=n.draft.pk).update(locked=True, locked_by=n.user)
    return of(n.draft, PAGES + "unlock"), {}, became(now_of(n.draft), locked=False)


@prepared("issue a correction")
def _(n):
    data = {"kind": "correction", "text": "The hearing was on Tuesday."}
    return of(n.live, "story_correction_new"), {**data, "issue": "1"}, made(Correction.objects)


@prepared("take a story back")
def _(n):
    data = {"headline": "Taken back", "text": "We cannot stand by this story."}
    url = of(n.live, "story_retract")
    return url, data, made(Correction.objects, kind="retraction")


@prepared("kill a live story")
def _(n):
    return of(n.live, "story_kill"), {"cause": "danger"}, made(Kill.objects)


@prepared("put a story under embargo")
def _(n):
    data = {"day": "2099-01-01", "time": "10:00", "reason": "Test."}
    return of(n.draft, "story_embargo"), data, made(Embargo.objects)


@prepared("lift an embargo")
def _(n):
    now = timezone.now()
    until = now + datetime.timedelta(hours=1)
    set_embargo(article=n.draft, until=until, reason="Test.", user=None, now=now)
    rows = Embargo.objects.filter(lifted_at__isnull=False)
    return of(n.draft, "story_embargo_lift"), {"reason": "Early."}, rows.exists


# --- The record ---------------------------------------------------------------------------------


@prepared("merge two people")
def _(n):
    other = make_person("The same person")
    url = reverse("merge_records", args=["person"]) + f"?id={n.person.pk}&id={other.pk}"
    return url, {"reason": "The same."}, gone(other)


@prepared("delete several people")
def _(n):
    return bulk("person", "delete", n.person), {}, gone(n.person)


@prepared("record that somebody agreed")
def _(n):
    data = {"record-method": "written", "record-given_on": "2026-01-02"}
    return of(n.person, "person_consent"), data, made(ConsentRecord.objects)


@prepared("rename a topic in use")
def _(n):
    data = {"name": "Renamed", "slug": "renamed", "old_address": "leads_on"}
    return of(n.topic, "rename_topic"), data, became(n.topic, name="Renamed")


@prepared("let an old address lead to a story")
def _(n):
    data = {"address": "/2020/01/01/old/", "article": n.live.pk}
    url = reverse("wagtailsnippets_articles_retiredaddress:add")
    return url, data, made(RetiredAddress.objects)


@prepared("delete several pictures of somebody else")
def _(n):
    return bulk("newsimage", "delete", n.image), {}, gone(n.image)


@prepared("put pictures into a collection")
def _(n):
    kept = Collection.get_first_root_node().add_child(name="Kept")
    rows = NewsImage.objects.filter(pk=n.image.pk, collection=kept)
    url = bulk("newsimage", "add_to_collection", n.image)
    return url, {"collection": kept.pk}, rows.exists


@prepared("tag pictures")
def _(n):
    rows = NewsImage.objects.filter(pk=n.image.pk, tags__name="march")
    return bulk("newsimage", "add_tags", n.image), {"tags": "march"}, rows.exists


# --- Readers' reports ---------------------------------------------------------------------------


def report(n):
    return of(n.report, "reader_report")


@prepared("take a report")
def _(n):
    return report(n), {"do": "take"}, became(n.report, assigned_to__isnull=False)


@prepared("answer a report")
def _(n):
    data = {"do": "answer", "answer": "Thank you.", "state": "closed_changed"}
    data["seen"] = answer_seen(n.report)
    return report(n), data, became(n.report, state="closed_changed")


@prepared("write a note on a report")
def _(n):
    return report(n), {"do": "note", "note": "Ask Rosa."}, made(ReportNote.objects)


@prepared("close several reports")
def _(n):
    data = {"do": "close", "report": n.report.pk, "state": "closed_no_change"}
    rows = ReaderReport.objects.filter(pk=n.report.pk, state="closed_no_change")
    return reverse("reader_reports_many"), data, rows.exists


@prepared("keep a canned reply")
def _(n):
    url = reverse("wagtailsnippets_articles_cannedreply:add")
    return url, {"title": "Thanks", "text": "Thank you."}, made(CannedReply.objects)
