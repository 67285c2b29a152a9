"""The second factor: an app on the telephone that shows a new code every half minute (TOTP, RFC
6238), and recovery codes for the day on which the telephone is gone. django-otp does both."""

from __future__ import annotations

import datetime
import secrets

from django.conf import settings
from django.db import transaction
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from wagtail.log_actions import log

from articles.models import GroupSecurity, Passkey, User
from articles.services.accounts.attempts import AttemptLimit, count_attempt, is_over
from articles.services.accounts.sign_out import sign_out_everywhere

FACTOR_ADDED = "account.second_factor_added"
FACTOR_REMOVED = "account.second_factor_removed"
CODES_MADE = "account.recovery_codes_made"
CODE_USED = "account.recovery_code_used"
CODE_FAILED = "account.second_factor_failed"
HOW_MANY_CODES = 10
# Wrong codes of one account, beside the brake of each device: whoever has the password and asks
# from many places guesses no faster.
WRONG_CODES = AttemptLimit("second_factor.account", 30, datetime.timedelta(hours=1))
APP, RECOVERY_CODES = "app", "recovery codes"
# Without 0, 1, I, O and the like, which people misread.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class SecondFactorRefused(Exception):
    """The text says why, in the user's words."""


def has_authenticator_app(account: User) -> bool:
    return bool(TOTPDevice.objects.filter(user=account, confirmed=True).exists())


def has_second_factor(account: User) -> bool:
    """An app or a passkey."""
    return has_authenticator_app(account) or Passkey.objects.filter(user=account).exists()


def must_have_second_factor(account: User) -> bool:
    """Whether one of the account's groups demands it, or it is a superuser's where a new newsroom
    demands it of administrators."""
    if account.is_superuser and settings.ADVOCACY_SECOND_FACTOR_BY_DEFAULT:
        return True
    return GroupSecurity.objects.filter(
        group__in=account.groups.all(), second_factor_required=True
    ).exists()


def second_factor_of(account: User) -> tuple[bool, bool]:
    """Whether the account has one, and whether it must (`must_have_second_factor`); one query."""
    app = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
    has = Exists(app) | Exists(Passkey.objects.filter(user=OuterRef("pk")))
    demanded = GroupSecurity.objects.filter(group__user=OuterRef("pk"), second_factor_required=True)
    rows = User.objects.filter(pk=account.pk)
    has_one, by_group = rows.values_list(
        ExpressionWrapper(has, BooleanField()), Exists(demanded)
    ).get()
    by_rank = account.is_superuser and settings.ADVOCACY_SECOND_FACTOR_BY_DEFAULT
    return has_one, by_group or by_rank


def begin_enrolment(*, account: User) -> TOTPDevice:
    """The app that is to be confirmed: the same as long as nobody has, so that a page that is
    loaded again shows the same picture."""
    device, _created = TOTPDevice.objects.get_or_create(user=account, confirmed=False, name=APP)
    return device


@transaction.atomic
def confirm_enrolment(*, account: User, code: str) -> tuple[TOTPDevice, list[str]]:
    """Accept the app when it shows the right code; return it with the recovery codes, which are
    shown this once. Raises SecondFactorRefused."""
    device = begin_enrolment(account=account)
    if not device.verify_token(_plain(code)):
        raise SecondFactorRefused(
            _(
                "This is not the current code. Check that your phone’s clock is right, and enter "
                "the six digits again."
            )
        )
    TOTPDevice.objects.filter(user=account, confirmed=True).delete()
    device.confirmed = True
    device.save()
    log(instance=account, action=FACTOR_ADDED, user=account)
    return device, make_recovery_codes(account=account, by=account)


@transaction.atomic
def make_recovery_codes(*, account: User, by: User) -> list[str]:
    """New codes; the old ones are worth nothing from now on."""
    StaticDevice.objects.filter(user=account).delete()
    device = StaticDevice.objects.create(user=account, name=RECOVERY_CODES)
    codes = [
        "-".join("".join(secrets.choice(_LETTERS) for _letter in range(5)) for _half in range(2))
        for _code in range(HOW_MANY_CODES)
    ]
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=_stored(code)) for code in codes
    )
    log(instance=account, action=CODES_MADE, user=by)
    return codes


@transaction.atomic
def verify_code(*, account: User, code: str) -> TOTPDevice | StaticDevice | None:
    """The device that the code is of; None for a wrong one, for one that was used already, and
    while too many wrong ones make the devices wait (both are django-otp's). The devices are locked
    meanwhile, so that a code sent twice at once is taken once, and each wrong one counts. A wrong
    one is in the history, but for those that are refused unseen while a device waits."""
    now = timezone.now()
    if is_over(limit=WRONG_CODES, subject=str(account.pk), now=now):
        return None
    plain = _plain(code)
    apps = TOTPDevice.objects.select_for_update().filter(user=account, confirmed=True)
    papers = StaticDevice.objects.select_for_update().filter(user=account)
    was_looked_at = False
    for device in apps if plain.isdecimal() else papers if plain else ():
        was_looked_at |= device.verify_is_allowed()[0]
        if device.verify_token(plain if plain.isdecimal() else _stored(plain)):
            if isinstance(device, StaticDevice):
                log(instance=account, action=CODE_USED, user=account)
            return device
    count_attempt(limit=WRONG_CODES, subject=str(account.pk), now=now)
    if was_looked_at:
        log(instance=account, action=CODE_FAILED)
    return None


def codes_left(account: User) -> int:
    return StaticToken.objects.filter(device__user=account).count()


@transaction.atomic
def remove_second_factor(*, account: User, by: User) -> None:
    """Take the app, the passkeys and the codes away: by the person, or by an administrator when the
    telephone and the codes are lost. All sessions end where somebody else does it."""
    TOTPDevice.objects.filter(user=account).delete()
    StaticDevice.objects.filter(user=account).delete()
    Passkey.objects.filter(user=account).delete()
    log(instance=account, action=FACTOR_REMOVED, user=by)
    if by != account:
        sign_out_everywhere(account=account, by=by)


def _stored(code: str) -> str:
    """What is kept of a recovery code: whoever reads the database cannot use it. Ten random
    letters cannot be guessed back from a keyed digest."""
    return salted_hmac("articles.recovery_code", _plain(code), algorithm="sha256").hexdigest()[:16]


def _plain(code: str) -> str:
    return code.replace("-", "").replace(" ", "").strip().lower()
