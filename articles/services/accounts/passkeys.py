"""Registering passkeys and signing in with them. `webauthn` (Duo Labs) reads and verifies what
browsers send; challenges are kept by the caller and used once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import webauthn
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import PublicKeyCredentialDescriptor

from articles.models import Passkey, User
from articles.services.accounts.attempts import count_attempt, is_over
from articles.services.accounts.second_factor import (
    CODE_FAILED,
    WRONG_CODES,
    SecondFactorRefused,
    has_authenticator_app,
    must_have_second_factor,
)

if TYPE_CHECKING:
    import datetime

PASSKEY_ADDED = "account.passkey_added"
PASSKEY_REMOVED = "account.passkey_removed"
_WRONG = (WebAuthnException, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the browser is: the host without its port, and scheme, host and port."""

    host: str
    origin: str


def passkeys_of(account: User) -> list[Passkey]:
    return list(Passkey.objects.filter(user=account))


def registration_options(*, account: User, site: Site) -> tuple[dict[str, Any], str]:
    """What the browser needs to make a key, and the challenge in it, in base64url."""
    options = webauthn.generate_registration_options(
        rp_id=site.host,
        rp_name=settings.OTP_TOTP_ISSUER,
        user_id=f"newsroom-{account.pk}".encode(),
        user_name=account.get_username(),
        user_display_name=str(account),
        exclude_credentials=_known(account),
    )
    return json.loads(webauthn.options_to_json(options)), bytes_to_base64url(options.challenge)


@transaction.atomic
def add_passkey(
    *,
    account: User,
    name: str,
    credential: str,
    challenge: str,
    site: Site,
    now: datetime.datetime,
) -> Passkey:
    """Keep the public half of a key that the browser has made. Raises SecondFactorRefused."""
    try:
        found = webauthn.verify_registration_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origin,
        )
    except _WRONG as error:
        raise SecondFactorRefused(_("The passkey could not be added. Try again.")) from error
    known = bytes_to_base64url(found.credential_id)
    if Passkey.objects.filter(credential_id=known).exists():
        raise SecondFactorRefused(_("This passkey is set up already."))
    passkey = Passkey.objects.create(
        user=account,
        name=_shown(name),
        credential_id=known,
        public_key=found.credential_public_key,
        sign_count=found.sign_count,
        added_at=now,
    )
    log(instance=account, action=PASSKEY_ADDED, user=account)
    return passkey


def sign_in_options(*, account: User, site: Site) -> tuple[dict[str, Any], str]:
    """What the browser needs to ask for one of the account's keys, and the challenge in it."""
    options = webauthn.generate_authentication_options(
        rp_id=site.host, allow_credentials=_known(account)
    )
    return json.loads(webauthn.options_to_json(options)), bytes_to_base64url(options.challenge)


@transaction.atomic
def verify_passkey(
    *, account: User, credential: str, challenge: str, site: Site, now: datetime.datetime
) -> Passkey | None:
    """The key that has answered; None for a wrong answer, which is in the history, and where the
    account has given too many. The row is locked: one answer is taken once."""
    if is_over(limit=WRONG_CODES, subject=str(account.pk), now=now):
        return None
    try:
        found = _answering(account, credential, challenge, site)
    except _WRONG:
        found = None
    if found is None:
        count_attempt(limit=WRONG_CODES, subject=str(account.pk), now=now)
        log(instance=account, action=CODE_FAILED)
        return None
    found.used_at = now
    found.save(update_fields=["sign_count", "used_at"])
    return found


def _answering(account: User, credential: str, challenge: str, site: Site) -> Passkey | None:
    said = json.loads(credential)["id"]
    keys = Passkey.objects.select_for_update().filter(user=account, credential_id=said)
    passkey = keys.first()
    if passkey is None:
        return None
    # Refuses a count that went back: a copy of the key is in use.
    passkey.sign_count = webauthn.verify_authentication_response(
        credential=credential,
        expected_challenge=base64url_to_bytes(challenge),
        expected_rp_id=site.host,
        expected_origin=site.origin,
        credential_public_key=bytes(passkey.public_key),
        credential_current_sign_count=passkey.sign_count,
    ).new_sign_count
    return passkey


def rename_passkey(*, passkey: Passkey, name: str) -> None:
    passkey.name = _shown(name)
    passkey.save(update_fields=["name"])


@transaction.atomic
def remove_passkey(*, passkey: Passkey, by: User) -> None:
    """Raises SecondFactorRefused for the last factor of somebody who must have one."""
    account = User.objects.get(pk=passkey.user_id)
    others = Passkey.objects.filter(user=account).exclude(pk=passkey.pk).exists()
    if must_have_second_factor(account) and not (others or has_authenticator_app(account)):
        raise SecondFactorRefused(
            _("This is your only second factor, and your group requires one. Add another first.")
        )
    passkey.delete()
    log(instance=account, action=PASSKEY_REMOVED, user=by)


def _known(account: User) -> list[PublicKeyCredentialDescriptor]:
    return [
        PublicKeyCredentialDescriptor(id=base64url_to_bytes(row.credential_id))
        for row in passkeys_of(account)
    ]


def _shown(name: str) -> str:
    return " ".join(name.split())[:64] or _("Passkey")
