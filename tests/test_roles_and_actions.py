"""Who may do what, through requests. The expected table is roles_and_actions.txt, to be read by
people: yes, no (refused with a message), 404 (as if it did not exist), sign in (the way is the
sign-in screen), second step (the way is the second factor)."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import reverse

from articles.models import ArticlePage, GroupSecurity, SectionPage
from articles.services.newsroom_setup import setup_newsroom
from tests.factories import make_full_article, make_person, make_topic, make_user
from tests.factories.pictures import make_image
from tests.publishing import published

TABLE = Path(__file__).parent / "roles_and_actions.txt"
# A role is a group, "unproven" an editor without the second factor that the group demands.
ROLES = {
    "anonymous": None,
    "contributor": "Contributors",
    "editor": "Editors",
    "moderator": "Moderators",
    "administrator": "Administrators",
    "unproven": "Editors",
}


class Newsroom:
    """What the actions are done with: a live story and a draft of somebody else, and a record."""

    def __init__(self):
        setup_newsroom()
        self.live = published(title="Live", owner=make_user(group="Editors"))
        self.draft = make_full_article(live=False, owner=make_user(group="Editors"))
        self.other = make_full_article(live=False)
        self.section = SectionPage.objects.get(pk=self.draft.get_parent().pk)
        self.person, self.topic = make_person(), make_topic()
        self.image, self.user = make_image(), make_user(group="Editors")
        self.group = Group.objects.get(name="Editors")
        self.revision = self.live.latest_revision_id


def of_live(name):
    return lambda n: reverse(name, args=[n.live.pk])


def of_draft(name):
    return lambda n: reverse(name, args=[n.draft.pk])


def plain(name, *args):
    return lambda n: reverse(name, args=args)


def person(name):
    return lambda n: reverse(f"wagtailsnippets_articles_person:{name}", args=[n.person.pk])


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
    "delete several stories": (
        "post",
        lambda n: (
            reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
            + f"?id={n.draft.pk}&id={n.other.pk}"
        ),
        {},
    ),
    "ask the admin's API for pages": ("get", plain("wagtailadmin_api:pages:listing"), {}),
    "choose a page": ("get", plain("wagtailadmin_choose_page"), {}),
    "read the text of a story": ("get", of_draft("story_reading"), {}),
    "check the quotes of a story": ("get", of_draft("story_fact_check"), {}),
    "see corrections of a story": ("get", of_live("story_corrections"), {}),
    "write a correction": ("get", of_live("story_correction_new"), {}),
    "retract a story": ("get", of_live("story_retract"), {}),
    "set an embargo": ("get", of_draft("story_embargo"), {}),
    "list embargoes": ("get", plain("embargoes"), {}),
    "kill a story": ("post", of_live("story_kill"), {"cause": "danger"}),
    "list killed stories": ("get", plain("story_kills"), {}),
    "approve a minor edit": ("get", of_live("story_minor_edit"), {}),
    "list people": ("get", plain("wagtailsnippets_articles_person:list"), {}),
    "add a person": ("get", plain("wagtailsnippets_articles_person:add"), {}),
    "change a person": ("get", person("edit"), {}),
    "delete a person": ("post", person("delete"), {}),
    "see where a person is named": ("get", person("usage"), {}),
    "see the history of a person": ("get", person("history"), {}),
    "choose a person": ("get", plain("wagtailsnippetchoosers_articles_person:choose"), {}),
    "record a consent": ("get", lambda n: reverse("person_consent", args=[n.person.pk]), {}),
    "list consents": ("get", plain("consents_running_out"), {}),
    "merge records": (
        "get",
        lambda n: reverse("merge_records", args=["person"]) + f"?id={n.person.pk}",
        {},
    ),
    "list merges": ("get", plain("merges"), {}),
    "see possible duplicates": ("get", plain("possible_duplicates"), {}),
    "rename a topic": ("get", lambda n: reverse("rename_topic", args=[n.topic.pk]), {}),
    "add a topic": ("get", plain("wagtailsnippets_articles_topic:add"), {}),
    "retire an address": ("get", plain("wagtailsnippets_articles_retiredaddress:add"), {}),
    "list pictures": ("get", plain("wagtailimages:index"), {}),
    "add a picture": ("get", plain("wagtailimages:add"), {}),
    "change a picture": ("get", lambda n: reverse("wagtailimages:edit", args=[n.image.pk]), {}),
    "delete a picture": ("post", lambda n: reverse("wagtailimages:delete", args=[n.image.pk]), {}),
    "open a picture that nothing public uses": ("get", lambda n: n.image.file.url, {}),
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
    "deactivate somebody": (
        "get",
        lambda n: reverse("account_of_other", args=[n.user.pk]),
        {},
    ),
    "invite somebody": ("get", plain("invitations"), {}),
    "look after one's own account": ("get", plain("wagtailadmin_account"), {}),
    "sign out everywhere": ("post", plain("second_factor"), {"do": "sign_out"}),
    "read the site": ("get", lambda n: n.live.address, {}),
    "read a draft's address": ("get", lambda n: n.draft.proposed_address(), {}),
}


def table():
    """Rows of the file: action -> role -> expected outcome."""
    lines = [line for line in TABLE.read_text().splitlines() if line and line[0] != "#"]
    roles = [cell.strip() for cell in lines[0].split("|")[1:]]
    rows = {}
    for line in lines[1:]:
        action, *cells = (cell.strip() for cell in line.split("|"))
        rows[action] = dict(zip(roles, cells, strict=True))
    return rows


def outcome(response):
    if response.status_code in (403, 405):
        return "no"
    if response.status_code == 404:
        return "404"
    if response.status_code == 302:
        place = response["Location"]
        if place.startswith("/admin/login/"):
            return "sign in"
        if place.startswith(("/admin/sign-in/code/", "/admin/sign-in/set-up/")):
            return "second step"
        said = " ".join(str(message) for message in get_messages(response.wsgi_request))
        return "no" if "permission" in said or "There is no minor edit" in said else "yes"
    return "yes" if response.status_code < 400 else str(response.status_code)


def found(client, role):
    """What happens: action -> outcome. Each action is taken back."""
    newsroom = Newsroom()
    if ROLES[role]:
        user = make_user(group=ROLES[role])
        client.force_login(user)
    if role == "unproven":
        GroupSecurity.objects.create(group=newsroom.group, second_factor_required=True)
    rows = {}
    for action, (method, address, data) in ACTIONS.items():
        # What was said about the action before is not shown yet, and stands in this cookie.
        client.cookies.pop("messages", None)
        with transaction.atomic():
            response = getattr(client, method)(address(newsroom), data)
            if hasattr(response, "streaming_content"):
                b"".join(response.streaming_content)
            rows[action] = outcome(response)
            if action == "delete several stories" and rows[action] == "yes":
                # The screen answers everybody, and deletes what each may delete.
                gone = not ArticlePage.objects.filter(pk=newsroom.other.pk).exists()
                rows[action] = "yes" if gone else "no"
            transaction.set_rollback(True)
    return rows


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_the_table_holds(client, role):
    expected = {action: cells[role] for action, cells in table().items()}
    assert found(client, role) == expected


def test_the_table_is_large_enough_and_has_every_action():
    rows = table()
    assert set(rows) == set(ACTIONS)
    assert len(rows) >= 40
    assert all(set(cells) == set(ROLES) for cells in rows.values())
    assert len(ROLES) >= 6
