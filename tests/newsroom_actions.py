"""What each role tries in the newsroom, and with what: for test_roles_and_actions.py."""

import datetime

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail import VERSION
from wagtail.models import Comment

from articles.models import Claim, NewsFile, SectionPage
from articles.models.verifications import digests_of
from articles.services.setup.newsroom_setup import setup_newsroom
from tests.factories import make_full_article, make_person, make_topic, make_user
from tests.factories.cases import make_case
from tests.factories.pictures import make_image
from tests.factories.reports import make_report
from tests.publishing import checked, edited_by, now_of, published


class Newsroom:
    """What the actions are done with: a live story, a draft, two that wait for their copy edit (one
    is claimed), one at its last step, all of somebody else, and records."""

    def __init__(self):
        setup_newsroom()
        self.live = published(title="Live", owner=make_user(group="Editors"))
        self.draft = make_full_article(live=False, owner=make_user(group="Editors"))
        self.other = make_full_article(live=False, owner=make_user(group="Editors"))
        self.section = SectionPage.objects.get(pk=self.draft.get_parent().pk)
        self.person, self.topic = make_person(), make_topic()
        self.case = make_case()
        self.image, self.user = make_image(), make_user(group="Editors")
        self.group = Group.objects.get(name="Editors")
        # Live, with a small change that waits for a second person.
        self.changed = published(title="Checnya", owner=self.user)
        edited_by(self.changed, self.user, title="Chechnya")
        self.changed = now_of(self.changed)
        self.file = NewsFile.objects.create(
            title="Letter", file=ContentFile(b"Words", name="letter.txt")
        )
        self.revision = self.live.latest_revision_id
        self.report = make_report(self.live)
        self.comment = Comment.objects.create(
            page=self.draft, user=self.user, text="Who says so?", contentpath="body"
        )
        self.waiting = make_full_article(live=False, owner=self.other.owner)
        for story in (self.other, self.waiting):
            story.get_workflow().start(story, story.owner)
        self.last = checked(make_full_article(live=False, owner=self.other.owner))
        self.last.get_workflow().start(self.last, self.last.owner)
        Claim.objects.create(
            task_state=self.other.current_workflow_task_state,
            article=self.other,
            claimed_by=self.user,
            claimed_at=datetime.datetime.now(tz=datetime.UTC),
        )


def of_live(name):
    return lambda n: reverse(name, args=[n.live.pk])


def of_draft(name):
    return lambda n: reverse(name, args=[n.draft.pk])


def plain(name, *args):
    return lambda n: reverse(name, args=args)


def pages_in_api(n):
    """Wagtail 8.0 lists all pages there; from 8.1 on a page with its children."""
    if VERSION < (8, 1):
        return reverse("wagtailadmin_api:pages:listing")
    return reverse("wagtailadmin_api:explorer", args=[n.section.pk])


def person(name):
    return lambda n: reverse(f"wagtailsnippets_articles_person:{name}", args=[n.person.pk])


def check(kind):
    return lambda n: reverse("story_check", args=[n.waiting.pk, kind])


def verify(newsroom):
    """The form of the fact check, with its button "Verified" pressed for the one quote."""
    version = newsroom.draft.get_latest_revision_as_object()
    uid = str(version.quotes.get().uid)
    return {"do": f"verify:{uid}", f"digest:{uid}": digests_of(version)[uid]}


def send_back(newsroom):
    """The form of the copy edit, with its button "Send back" pressed."""
    version = newsroom.waiting.get_latest_revision_as_object()
    return {"outcome": "send_back", "note": "Why?", "digest": version.publication_digest()}


PAGES = "wagtailadmin_pages:"
# Name: method, address, form.
ACTIONS = {
    "open the home screen": ("get", plain("wagtailadmin_home"), {}),
    "list stories": ("get", plain("stories:index"), {}),
    "search pages": ("get", plain("wagtailadmin_pages:search"), {"q": "Live"}),
    "open the form of a new story": (
        "get",
        lambda n: reverse(PAGES + "add", args=["articles", "articlepage", n.section.pk]),
        {},
    ),
    "open a story of somebody else": ("get", of_live(PAGES + "edit"), {}),
    "preview a draft": ("get", of_draft(PAGES + "view_draft"), {}),
    "see the history of a story": ("get", of_live(PAGES + "history"), {}),
    "see an old version": (
        "get",
        lambda n: reverse(PAGES + "revisions_view", args=[n.live.pk, n.revision]),
        {},
    ),
    "compare versions": (
        "get",
        lambda n: reverse(PAGES + "revisions_compare", args=[n.live.pk, "earliest", "latest"]),
        {},
    ),
    "restore an old version": (
        "get",
        lambda n: reverse(PAGES + "revisions_revert", args=[n.live.pk, n.revision]),
        {},
    ),
    "see the history of the review": ("get", of_live(PAGES + "workflow_history"), {}),
    "see where a story is used": ("get", of_live(PAGES + "usage"), {}),
    "list pages of a type": ("get", plain(PAGES + "type_use", "articles", "articlepage"), {}),
    "copy a story": ("get", of_live(PAGES + "copy"), {}),
    "move a story": ("get", of_live(PAGES + "move"), {}),
    "unpublish a story": ("post", of_live(PAGES + "unpublish"), {}),
    "delete a draft": ("post", of_draft(PAGES + "delete"), {}),
    "delete a live story": ("post", of_live(PAGES + "delete"), {}),
    "lock a story": ("post", of_draft(PAGES + "lock"), {}),
    "restrict a page": ("get", of_live(PAGES + "set_privacy"), {}),
    "ask the admin's API for pages": ("get", pages_in_api, {}),
    "choose a page": ("get", plain("wagtailadmin_choose_page"), {}),
    "read the text of a story": ("get", of_draft("story_reading"), {}),
    "read a text along as it is written": (
        "post",
        of_draft("story_record_panel"),
        {"body-count": "0"},
    ),
    "check the quotes of a story": ("get", of_draft("story_fact_check"), {}),
    "verify a quote": ("post", of_draft("story_fact_check"), verify),
    "see what keeps a story from going live": ("get", of_draft("story_findings"), {}),
    "list quotes": ("get", plain("newsroom_quotes"), {}),
    "open the copy edit": ("get", check("copy_edit"), {}),
    "open the fact check": ("get", check("fact_check"), {}),
    "open the safety review": ("get", check("safety_review"), {}),
    "send a story back": ("post", check("copy_edit"), send_back),
    "open the review page": ("get", lambda n: reverse("story_review", args=[n.waiting.pk]), {}),
    "ask what kind of change it is": (
        "get",
        lambda n: reverse("story_change", args=[n.changed.pk]),
        {},
    ),
    "open the last step": ("get", lambda n: reverse("story_publish_step", args=[n.last.pk]), {}),
    "take over a step": ("post", lambda n: reverse("story_claim", args=[n.other.pk]), {}),
    "let a comment block": (
        "post",
        lambda n: reverse("story_comment_blocking", args=[n.draft.pk, n.comment.pk]),
        {},
    ),
    "open the fast lane": ("get", of_draft("story_publish_fast"), {}),
    "open the override": ("get", of_draft("story_override"), {}),
    "open the newsroom's name and look": ("get", plain("newsroom_face"), {}),
    "open the steps to publication": ("get", plain("newsroom_steps"), {}),
    "preview a story at its step": (
        "get",
        lambda n: reverse(
            PAGES + "workflow_preview", args=[n.waiting.pk, n.waiting.current_workflow_task.pk]
        ),
        {},
    ),
    "reports from readers as CSV": ("get", plain("reader_reports"), {"export": "csv"}),
    "list reports from readers": ("get", plain("reader_reports"), {}),
    "read a report": ("get", lambda n: reverse("reader_report", args=[n.report.pk]), {}),
    "deal with several reports": ("post", plain("reader_reports_many"), {"do": "close"}),
    "list canned replies": ("get", plain("wagtailsnippets_articles_cannedreply:list"), {}),
    "see corrections of a story": ("get", of_live("story_corrections"), {}),
    "write a correction": ("get", of_live("story_correction_new"), {}),
    "retract a story": ("get", of_live("story_retract"), {}),
    "share a draft with a guest": ("get", of_draft("guest_links"), {}),
    "set an embargo": ("get", of_draft("story_embargo"), {}),
    "list embargoes": ("get", plain("embargoes"), {}),
    "kill a story": ("post", of_live("story_kill"), {"cause": "danger"}),
    "list killed stories": ("get", plain("story_kills"), {}),
    "approve a minor edit": (
        "get",
        lambda n: reverse("story_minor_edit", args=[n.changed.pk]),
        {},
    ),
    "list people": ("get", plain("wagtailsnippets_articles_person:list"), {}),
    "add a person": ("get", plain("wagtailsnippets_articles_person:add"), {}),
    "change a person": ("get", person("edit"), {}),
    "delete a person": ("post", person("delete"), {}),
    "see where a person is named": ("get", person("usage"), {}),
    "see the history of a person": ("get", person("history"), {}),
    "choose a person": ("get", plain("wagtailsnippetchoosers_articles_person:choose"), {}),
    "record a consent": ("get", lambda n: reverse("person_consent", args=[n.person.pk]), {}),
    "see where a person can be recognized": (
        "get",
        lambda n: reverse("person_traces", args=[n.person.pk]),
        {},
    ),
    "list consents": ("get", plain("consents_running_out"), {}),
    "list deadlines": ("get", plain("deadlines"), {}),
    "open the statuses of a case": (
        "get",
        lambda n: reverse("case_status", args=[n.case.pk]),
        {},
    ),
    "list letters to check": ("get", plain("letters_to_check"), {}),
    "merge records": (
        "get",
        lambda n: reverse("merge_records", args=["person"]) + f"?id={n.person.pk}",
        {},
    ),
    "list merges": ("get", plain("merges"), {}),
    "see possible duplicates": ("get", plain("possible_duplicates"), {}),
    "rename a topic": ("get", lambda n: reverse("rename_topic", args=[n.topic.pk]), {}),
    "get topics suggested": ("get", plain("suggest_topics"), {}),
    "add a topic": ("get", plain("wagtailsnippets_articles_topic:add"), {}),
    "retire an address": ("get", plain("wagtailsnippets_articles_retiredaddress:add"), {}),
    "list pictures": ("get", plain("wagtailimages:index"), {}),
    "add a picture": ("get", plain("wagtailimages:add"), {}),
    "change a picture": ("get", lambda n: reverse("wagtailimages:edit", args=[n.image.pk]), {}),
    "delete a picture": ("post", lambda n: reverse("wagtailimages:delete", args=[n.image.pk]), {}),
    "open a picture that nothing public uses": ("get", lambda n: n.image.file.url, {}),
    "open a file that nothing public uses": ("get", lambda n: n.file.file.url, {}),
    "see where a picture is used": (
        "get",
        lambda n: reverse("wagtailimages:image_usage", args=[n.image.pk]),
        {},
    ),
    "choose a file": ("get", plain("wagtaildocs_chooser:choose"), {}),
    "change a file": ("get", lambda n: reverse("wagtaildocs:edit", args=[n.file.pk]), {}),
    "choose a picture": ("get", plain("wagtailimages_chooser:choose"), {}),
    "list files": ("get", plain("wagtaildocs:index"), {}),
    "report: history of the site": ("get", plain("wagtailadmin_reports:site_history"), {}),
    "report: history as CSV": (
        "get",
        plain("wagtailadmin_reports:site_history"),
        {"export": "csv"},
    ),
    "report: locked pages": ("get", plain("wagtailadmin_reports:locked_pages"), {}),
    "report: reviews": ("get", plain("wagtailadmin_reports:workflow"), {}),
    "settings: reviews": ("get", plain("wagtailadmin_workflows:index"), {}),
    "settings: redirects": ("get", plain("wagtailredirects:index"), {}),
    "settings: sites": ("get", plain("wagtailsites:index"), {}),
    "settings: collections": ("get", plain("wagtailadmin_collections:index"), {}),
    "settings: groups": (
        "get",
        lambda n: reverse("wagtailusers_groups:edit", args=[n.group.pk]),
        {},
    ),
    "settings: users": ("get", plain("wagtailusers_users:index"), {}),
    "change somebody's account": (
        "get",
        lambda n: reverse("wagtailusers_users:edit", args=[n.user.pk]),
        {},
    ),
    "see the history of an account": (
        "get",
        lambda n: reverse("wagtailusers_users:history", args=[n.user.pk]),
        {},
    ),
    "deactivate somebody": (
        "get",
        lambda n: reverse("account_of_other", args=[n.user.pk]),
        {},
    ),
    "invite somebody": ("get", plain("invitations"), {}),
    "look after one's own account": ("get", plain("wagtailadmin_account"), {}),
    "sign out everywhere": ("post", plain("second_factor"), {"do": "sign_out"}),
    "list protected names": ("get", plain("protected_names"), {}),
    "protect a name": ("get", plain("protect_name"), {}),
    "answer for private people in a story": (
        "get",
        lambda n: reverse("story_private_names", args=[n.draft.pk]),
        {},
    ),
    "read the site": ("get", lambda n: n.live.address, {}),
    "read a draft's address": ("get", lambda n: n.draft.proposed_address(), {}),
}
