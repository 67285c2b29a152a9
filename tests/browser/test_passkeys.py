"""A passkey is added, named, used as the second step and removed, with Chromium's own virtual
authenticator; and no screen breaks the policy on the way."""

import re

import pytest

from articles.models import Passkey, PolicyReport
from tests.factories import make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
PASSWORD = "a long enough pass phrase"
MANAGE = "/admin/account/sign-in/"


def authenticator(page):
    """A security key that is touched at once."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page, live_server, name):
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("button[type=submit]")


def test_from_the_first_passkey_to_the_last(chromium, live_server, newsroom):
    user = make_user("nora", group="Editors")
    context = chromium.new_context()
    page = context.new_page()
    refused = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    authenticator(page)
    sign_in(page, live_server, "nora")
    page.wait_for_url("**/admin/")
    page.goto(live_server.url + MANAGE)
    page.fill("#passkey-name", "Desk key")
    page.click("text=Add a passkey")
    page.wait_for_selector("text=Now create recovery codes")
    passkey = Passkey.objects.get(user=user)
    assert passkey.name == "Desk key"
    page.fill("[aria-label='Name of the passkey']", "Desk key two")
    page.click("button:text-is('Rename')")
    page.wait_for_selector("[value='Desk key two']")

    page.context.clear_cookies()
    sign_in(page, live_server, "nora")
    page.wait_for_url("**/admin/sign-in/code/**")
    page.click("text=Use a passkey")
    page.wait_for_url(re.compile(r"^[^?]*/admin/$"))  # not the address before, with "?next=/admin/"
    passkey.refresh_from_db()
    assert passkey.used_at is not None
    assert passkey.sign_count > 0

    page.goto(live_server.url + MANAGE)
    page.click("text=Remove Desk key two")
    page.wait_for_selector("text=Passkey “Desk key two” removed.")
    assert not Passkey.objects.exists()
    assert refused == []
    assert not PolicyReport.objects.exists()
    context.close()
