"""The second factor: set up, asked for, demanded, and in nobody's way who has none."""

import re
import time

import pytest
from django.contrib.auth.models import Group
from django.urls import get_resolver, reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.models import ModelLogEntry

from articles.models import GroupSecurity
from articles.services.accounts.second_factor import begin_enrolment, make_recovery_codes
from tests.factories import make_user
from tests.factories.pictures import make_image
from tests.replay import remembered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
HOME, ASK, ENROL = "/admin/", "/admin/sign-in/code/", "/admin/sign-in/set-up/"


def code_of(device):
    device.refresh_from_db()
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time()
    return f"{totp.token():06}"


@remembered
def enrolled(**fields):
    user = make_user(group="Editors", **fields)
    device = begin_enrolment(account=user)
    device.confirmed = True
    device.save()
    return user, device


def test_setting_it_up_shows_codes_once_and_lets_on(client):
    user = make_user(group="Editors")
    client.force_login(user)
    page = client.get(ENROL).content.decode()
    assert "<svg" in page
    device = TOTPDevice.objects.get(user=user)
    assert not device.confirmed
    wrong = client.post(ENROL, {"code": "000000"})
    assert "not the current code" in wrong.content.decode()
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    response = client.post(ENROL, {"code": code_of(device)})
    codes = response.content.decode()
    assert codes.count("<code>") == 10
    assert "no-store" in response["Cache-Control"]
    assert client.get(HOME).status_code == 200
    assert ModelLogEntry.objects.filter(action="account.second_factor_added").count() == 1


def test_the_password_alone_leads_to_the_second_step_and_back(client):
    user, device = enrolled()
    client.force_login(user)
    response = client.get("/admin/stories/?desk=mine")
    assert response.status_code == 302
    assert response["Location"].startswith(ASK)
    given = client.post(response["Location"], {"code": code_of(device)})
    assert given["Location"] == "/admin/stories/?desk=mine"
    assert client.get(HOME).status_code == 200


def test_wrong_codes_are_in_the_history_but_for_those_refused_unseen(client):
    user, _ = enrolled()
    client.force_login(user)
    for _ in range(3):  # after the first one the device waits
        client.post(ASK, {"code": "000000"})
    entry = ModelLogEntry.objects.get(action="account.second_factor_failed")
    assert entry.object_id == str(user.pk)
    assert "000000" not in str(entry.data)


def test_a_code_signs_in_once(client):
    user, device = enrolled()
    code = code_of(device)
    client.force_login(user)
    assert client.post(ASK, {"code": code}).status_code == 302
    client.logout()
    client.force_login(user)
    assert "already been used" in client.post(ASK, {"code": code}).content.decode()
    assert client.get(HOME).status_code == 302


def test_the_database_has_no_recovery_code_that_could_be_used():
    user = make_user()
    codes = make_recovery_codes(account=user, by=user)
    stored = set(StaticToken.objects.values_list("token", flat=True))
    assert len(stored) == len(codes)
    assert not stored & {code.replace("-", "") for code in codes}


def test_a_recovery_code_signs_in_once(client):
    user, _ = enrolled()
    code = make_recovery_codes(account=user, by=user)[0]
    client.force_login(user)
    assert client.post(ASK, {"code": code.upper()}).status_code == 302
    assert client.get(HOME).status_code == 200
    client.logout()
    client.force_login(user)
    assert client.post(ASK, {"code": code}).status_code == 200


def test_wrong_codes_have_to_wait(client):
    user, device = enrolled()
    client.force_login(user)
    for _ in range(3):
        client.post(ASK, {"code": "000000"})
    assert client.post(ASK, {"code": code_of(device)}).status_code == 200


def test_a_group_can_demand_it(client):
    GroupSecurity.objects.create(
        group=Group.objects.get(name="Editors"), second_factor_required=True
    )
    client.force_login(make_user(group="Editors"))
    assert client.get(HOME)["Location"].startswith(ENROL)
    client.force_login(make_user(group="Moderators"))
    assert client.get(HOME).status_code == 200


def test_the_box_stands_on_the_screen_of_the_group(client):
    group = Group.objects.get(name="Editors")
    client.force_login(make_user(is_superuser=True))
    page = client.get(reverse("wagtailusers_groups:edit", args=[group.pk])).content.decode()
    assert "Require a second factor to sign in" in page


def admin_addresses():
    """Every address below /admin/ that the site's own URL configuration has, with any numbers and
    words where it takes arguments."""
    routes = _patterns(get_resolver().url_patterns, "")
    return sorted({f"/{route}" for route in routes if route.startswith("admin/")})


def _patterns(patterns, prefix):
    for pattern in patterns:
        route = prefix + _filled(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns, route)
        else:
            yield route


def _filled(pattern):
    text = str(pattern)
    text = re.sub(r"<uuid:\w+>", "00000000-0000-0000-0000-000000000000", text)
    text = re.sub(r"<int:\w+>|\(\?P<\w+>\\d\+\)|\(\\d\+\)", "1", text)
    text = re.sub(r"<(?:\w+:)?\w+>|\(\?P<\w+>[^)]*\)|\([^)]*\)", "x", text)
    return text.lstrip("^").rstrip("$").replace(".*", "")


# What somebody who is not signed in may have, too.
OPEN = (
    "/admin/login/",
    "/admin/logout/",
    "/admin/password_reset/",
    "/admin/sprite/",
    "/admin/jsi18n/",
    "/admin/invitation/",
    "/admin/sign-in/passkey/",
    ASK,
)


def test_no_address_of_the_admin_answers_without_the_second_step(client):
    user, _ = enrolled(is_superuser=True)
    client.force_login(user)
    addresses = admin_addresses()
    assert len(addresses) > 200
    for address in addresses:
        if address.startswith(OPEN):
            continue
        for method in (client.get, client.post):
            response = method(address)
            assert response.status_code == 302, (address, response.status_code)
            assert response["Location"].startswith(ASK), (address, response["Location"])


def test_media_of_the_newsroom_are_closed_without_the_second_step(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    image = make_image()
    user, device = enrolled()
    client.force_login(user)
    assert client.get(image.file.url).status_code == 404
    client.post(ASK, {"code": code_of(device)})
    assert client.get(image.file.url).status_code == 200


def test_it_is_removed_by_the_person_but_not_where_it_is_demanded(client):
    user, device = enrolled()
    client.force_login(user)
    client.post(ASK, {"code": code_of(device)})
    GroupSecurity.objects.create(group=user.groups.get(), second_factor_required=True)
    client.post(reverse("second_factor"), {"do": "remove"})
    assert TOTPDevice.objects.filter(user=user).exists()
    GroupSecurity.objects.all().delete()
    client.post(reverse("second_factor"), {"do": "remove"})
    assert not TOTPDevice.objects.filter(user=user).exists()
    assert client.get(HOME).status_code == 200
