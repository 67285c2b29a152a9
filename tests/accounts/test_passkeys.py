"""Passkeys on the server: what is no right answer is refused and counted, and nobody gets past."""

import json

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry
from webauthn.helpers import bytes_to_base64url

from articles.models import GroupSecurity, Passkey
from articles.services.accounts.passkeys import remove_passkey
from articles.services.accounts.second_factor import (
    WRONG_CODES,
    SecondFactorRefused,
    remove_second_factor,
)
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
ASK, SIGN_IN = "/admin/sign-in/code/", "/admin/sign-in/passkey/"


def with_passkey(user, name="Key"):
    return Passkey.objects.create(
        user=user,
        name=name,
        credential_id=bytes_to_base64url(f"{user.pk}{name}".encode()),
        public_key=b"none",
        added_at=timezone.now(),
    )


def test_the_password_alone_leads_to_the_second_step(client):
    user = make_user(group="Editors")
    with_passkey(user)
    client.force_login(user)
    assert client.get("/admin/")["Location"].startswith(ASK)
    assert "Use a passkey" in client.get(ASK).content.decode()
    options = client.post("/admin/sign-in/passkey/options/").json()
    assert [row["id"] for row in options["allowCredentials"]] == [
        Passkey.objects.get().credential_id
    ]
    # Managing passkeys comes after the second step.
    assert client.post("/admin/account/passkeys/options/")["Location"].startswith(ASK)


@pytest.mark.parametrize("credential", ["", "{}", "[]", "null", '{"id": 5}', "not json"])
def test_a_wrong_answer_lets_nobody_in(client, credential):
    user = make_user(group="Editors")
    with_passkey(user)
    client.force_login(user)
    client.post("/admin/sign-in/passkey/options/")
    assert client.post(SIGN_IN, {"credential": credential})["Location"] == ASK
    assert client.get("/admin/")["Location"].startswith(ASK)
    assert ModelLogEntry.objects.filter(action="account.second_factor_failed").exists()


def test_a_forged_answer_with_a_known_key_lets_nobody_in(client):
    user = make_user(group="Editors")
    passkey = with_passkey(user)
    client.force_login(user)
    client.post("/admin/sign-in/passkey/options/")
    forged = {
        "id": passkey.credential_id,
        "rawId": passkey.credential_id,
        "type": "public-key",
        "response": dict.fromkeys(("clientDataJSON", "authenticatorData", "signature"), "AAAA"),
    }
    for _ in range(WRONG_CODES.most + 2):
        assert client.post(SIGN_IN, {"credential": json.dumps(forged)})["Location"] == ASK
    failed = ModelLogEntry.objects.filter(action="account.second_factor_failed")
    assert failed.count() == WRONG_CODES.most


def test_the_only_factor_stays_where_one_is_demanded():
    user = make_user(group="Editors")
    GroupSecurity.objects.create(group=user.groups.get(), second_factor_required=True)
    first, second = with_passkey(user, "One"), with_passkey(user, "Two")
    remove_passkey(passkey=first, by=user)
    with pytest.raises(SecondFactorRefused):
        remove_passkey(passkey=second, by=user)
    remove_second_factor(account=user, by=make_user(group="Administrators"))
    assert not Passkey.objects.exists()


def test_nobody_changes_the_passkey_of_another(client):
    theirs = with_passkey(make_user(group="Editors"))
    client.force_login(make_user(group="Administrators"))
    address = f"/admin/account/passkeys/{theirs.pk}/"
    assert client.post(address, {"do": "remove"}).status_code == 404
    assert Passkey.objects.exists()


def test_superusers_need_a_second_factor_where_it_is_the_rule(client, settings):
    boss = make_user(is_superuser=True)
    client.force_login(boss)
    assert client.get("/admin/").status_code == 200
    settings.ADVOCACY_SECOND_FACTOR_BY_DEFAULT = True
    assert client.get("/admin/")["Location"].startswith("/admin/sign-in/set-up/")
