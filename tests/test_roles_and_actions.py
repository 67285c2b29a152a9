"""Who may do what, through requests. The expected table is roles_and_actions.txt, to be read by
people: yes, no (refused with a message), 404 (as if it did not exist), sign in (the way is the
sign-in screen), second step (the way is the second factor). Of an action, "yes" means that it was
done in the database, and everything else that it was not."""

from pathlib import Path

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.urls import URLPattern, resolve
from wagtail import hooks

from articles.models import GroupSecurity
from tests import prepared_account_actions  # noqa: F401  it adds to PREPARED_ACTIONS
from tests.factories import make_user
from tests.newsroom_actions import ACTIONS, Newsroom
from tests.prepared_actions import PREPARED_ACTIONS

TABLE = Path(__file__).parent / "roles_and_actions.txt"
# A role is a group, "unproven" an editor without the second factor that the group demands.
ROLES = {
    "anonymous": None,
    "contributor": "Contributors",
    "editor": "Editors",
    "copy editor": "Copy editors",
    "fact checker": "Fact checkers",
    "safety reviewer": "Safety reviewers",
    "moderator": "Moderators",
    "administrator": "Administrators",
    "superuser": None,
    "unproven": "Editors",
}
# They see the editors' screens, which are made for editors here: what counts is who is let in.
UNPRINTED = ("copy editor", "fact checker", "safety reviewer")


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
    if response.status_code in (403, 405, 409):
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
    if role != "anonymous":
        user = make_user(group=ROLES[role], is_superuser=role == "superuser")
        client.force_login(user)
    if role == "unproven":
        GroupSecurity.objects.create(group=newsroom.group, second_factor_required=True)
    rows = {}
    for action, (method, address, data) in ACTIONS.items():
        # What was said about the action before is not shown yet, and stands in this cookie.
        client.cookies.pop("messages", None)
        with transaction.atomic():
            data = data(newsroom) if callable(data) else data
            response = getattr(client, method)(address(newsroom), data)
            if hasattr(response, "streaming_content"):
                b"".join(response.streaming_content)
            rows[action] = outcome(response)
            transaction.set_rollback(True)
    for action, prepare in PREPARED_ACTIONS.items():
        client.cookies.pop("messages", None)
        with transaction.atomic():
            address, data, is_done = prepare(newsroom)
            response = client.post(address, data)
            said = outcome(response)
            # Some screens answer everybody, and do what each may do.
            rows[action] = "yes" if is_done() else "no" if said == "yes" else said
            transaction.set_rollback(True)
    return rows


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_the_table_holds(client, role, monkeypatch):
    if role in UNPRINTED:
        monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    expected = {action: cells[role] for action, cells in table().items()}
    assert found(client, role) == expected


# Screens that are opened by the same right as those of a row, or that no right is asked for.
LIKE = {
    "cover_picture": "change a picture",
    "letter_checked": "list letters to check",
    "guest_link_revoke": "share a draft with a guest",
    "invitation_revoke": "invite somebody",
    "name_alarm": "list protected names",
    "newsroom_guide": "open the home screen",
    "newsroom_guide_picture": "open the home screen",
    "newsroom_guides": "open the home screen",
    "newsroom_quotes_results": "list quotes",
    "paste_into_story": "open the home screen",
    "protected_name": "list protected names",
    "protected_name_replace": "list protected names",
    "reader_reports_results": "list reports from readers",
    "second_factor_ask": "open the home screen",
    "second_factor_enrol": "open the home screen",
    # One's own, whoever signs in; of somebody else's none is found.
    "passkey_options": "open the home screen",
    "passkey_add": "open the home screen",
    "passkey_change": "open the home screen",
    "passkey_sign_in_options": "open the home screen",
    "passkey_sign_in": "open the home screen",
    "story_correction_plan": "write a correction",
    "story_correction_supersede": "write a correction",
    "story_correction_withhold": "retract a story",
    "story_embargo_lift": "set an embargo",
    "story_killed": "list killed stories",
    "story_knowable": "read the text of a story",
    "story_version_show": "see corrections of a story",
    "story_version_withhold": "retract a story",
    "undo_merge": "merge records",
}


@pytest.mark.django_db
def test_every_screen_of_the_newsroom_has_a_row():
    """A new screen fails here until somebody says who may open it."""
    own = [hook for hook in hooks.get_hooks("register_admin_urls") if "articles" in hook.__module__]
    screens = {screen.name for hook in own for screen in hook() if isinstance(screen, URLPattern)}
    newsroom = Newsroom()
    opened = {
        resolve(address(newsroom).partition("?")[0]).url_name
        for _, address, _ in ACTIONS.values()
        if address(newsroom).startswith("/admin/")
    }
    assert screens - opened == set(LIKE)
    assert set(LIKE.values()) <= set(ACTIONS)


def test_the_table_is_large_enough_and_has_every_action():
    rows = table()
    assert set(rows) == {*ACTIONS, *PREPARED_ACTIONS}
    assert len(rows) == len(ACTIONS) + len(PREPARED_ACTIONS) >= 140
    assert all(set(cells) == set(ROLES) for cells in rows.values())
    assert len(ROLES) >= 10
