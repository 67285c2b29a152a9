"""Signing in: guessing is stopped, nobody learns who exists, every session can be ended."""

import datetime

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from articles.editing.accounts.password_reset import ResetView
from articles.models import AttemptCount
from articles.services.accounts import mail_limits, sign_in_limits
from articles.services.accounts.invitations import invite
from articles.services.accounts.sign_out import sign_out_everywhere
from articles.services.site.mails import mail_last_proved
from articles.views.known_devices import COOKIE, device_of
from tests.factories import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("newsroom")]
PASSWORD = "a long enough pass phrase"
LOGIN = "/admin/login/"


def sign_in(client, username, password=PASSWORD, address="192.0.2.1"):
    data = {"username": username, "password": password}
    return client.post(LOGIN, data, REMOTE_ADDR=address)


def test_a_few_wrong_passwords_stop_the_right_one_for_a_while(client, monkeypatch):
    user = make_user(group="Editors")
    for _ in range(sign_in_limits.PAIR.most):
        assert sign_in(client, user.username, "wrong").status_code == 200
    assert sign_in(client, user.username).status_code == 200
    # The person elsewhere is not kept out by whoever guesses here.
    assert sign_in(client, user.username, address="198.51.100.9").status_code == 302
    client.logout()
    later = timezone.now() + datetime.timedelta(minutes=31)
    monkeypatch.setattr("articles.editing.accounts.backends.timezone.now", lambda: later)
    assert sign_in(client, user.username).status_code == 302


def test_an_administrator_ends_a_lock_out_and_the_count_begins_anew(client):
    user, boss = make_user(group="Editors"), make_user(group="Administrators")
    for _ in range(sign_in_limits.PAIR.most):
        sign_in(client, user.username, "wrong")
    office = Client()
    office.force_login(boss)
    office.post(f"/admin/accounts/{user.pk}/", {"do": "unlock"})
    entry = ModelLogEntry.objects.get(action="account.unlocked")
    assert (entry.object_id, entry.user) == (str(user.pk), boss)
    assert sign_in(client, user.username).status_code == 302
    client.logout()
    for _ in range(sign_in_limits.PAIR.most):
        sign_in(client, user.username, "wrong")
    assert sign_in(client, user.username).status_code == 200


def test_the_answer_is_the_same_for_nobody_and_for_somebody_locked_out(client):
    user = make_user(group="Editors")
    answers = set()
    for name in (user.username, "nobody-of-this-name"):
        for _ in range(sign_in_limits.PAIR.most + 2):
            page = sign_in(client, name, "wrong").content.decode()
            answers.add(page.replace(name, "NAME").partition("<form")[0].partition("messages")[2])
    assert len(answers) == 1
    assert "sign-in is locked for 15 minutes" in answers.pop()


def test_one_client_cannot_go_through_the_names(client):
    for number in range(sign_in_limits.CLIENT.most):
        sign_in_limits.count_failure(name=f"name{number}", client="192.0.2.1", now=timezone.now())
    user = make_user(group="Editors")
    assert sign_in(client, user.username).status_code == 200
    assert sign_in(client, user.username, address="192.0.2.2").status_code == 302


def test_neither_names_nor_addresses_are_stored(client):
    user = make_user("somebody", group="Editors")
    sign_in(client, user.username, "wrong")
    sign_in(client, "my-password-in-the-wrong-field", "wrong")
    stored = str(list(AttemptCount.objects.values()))
    for word in ("somebody", "192.0.2.1", "wrong-field"):
        assert word not in stored
    entries = list(ModelLogEntry.objects.filter(action="account.sign_in_failed").order_by("pk"))
    assert [entry.label for entry in entries] == ["somebody", "Unknown username"]
    assert "wrong-field" not in str([(entry.label, entry.data) for entry in entries])


def test_yesterdays_counts_are_forgotten():
    now = timezone.now()
    for name, when in (("a", now - datetime.timedelta(days=2)), ("b", now)):
        sign_in_limits.count_failure(name=name, client="c", now=when)
    assert not AttemptCount.objects.filter(begun_at__lt=now - datetime.timedelta(days=1)).exists()


def test_a_success_begins_the_count_anew(client):
    user = make_user(group="Editors")
    for _ in range(3):
        for _ in range(sign_in_limits.PAIR.most - 1):
            sign_in(client, user.username, "wrong")
        assert sign_in(client, user.username).status_code == 302
        client.logout()


def test_the_header_of_the_proxy_names_the_client(client, settings):
    settings.ADVOCACY_CLIENT_HEADER = "X-Real-IP"
    user = make_user(group="Editors")
    data = {"username": user.username, "password": "wrong"}
    for _ in range(sign_in_limits.PAIR.most):
        client.post(LOGIN, data, headers={"x-real-ip": "203.0.113.5"})
    right = {**data, "password": PASSWORD}
    assert client.post(LOGIN, right, headers={"x-real-ip": "203.0.113.5"}).status_code == 200
    assert client.post(LOGIN, right, headers={"x-real-ip": "203.0.113.6"}).status_code == 302


def test_signing_out_everywhere_ends_every_session(client):
    user, other = make_user(group="Editors"), Client()
    client.force_login(user)
    other.force_login(user)
    client.post("/admin/account/sign-in/", {"do": "sign_out"})
    for one in (client, other):
        assert one.get("/admin/").status_code == 302
    entry = ModelLogEntry.objects.get(action="account.signed_out_everywhere")
    assert entry.user == user


def test_signing_in_and_out_is_in_the_history(client):
    user = make_user(group="Editors")
    sign_in(client, user.username)
    client.post("/admin/logout/")
    actions = ModelLogEntry.objects.filter(object_id=str(user.pk)).order_by("pk")
    found = list(actions.values_list("action", flat=True))
    assert found[-2:] == ["account.signed_in", "account.signed_out"]


def test_nothing_is_looked_for_before_the_answer_to_who_forgot_a_password(rf, mailoutbox):
    """The mail goes out when the server closes the answer, which it does when it has sent it."""
    user = make_user(group="Editors")
    request = rf.post("/admin/password_reset/", {"email": user.email})
    request._dont_enforce_csrf_checks = True
    answer = ResetView.as_view()(request)
    assert answer.status_code == 302
    assert not mailoutbox
    # As the test client does: the connection to the database is not the request's own.
    request_finished.disconnect(close_old_connections)
    answer.close()
    request_finished.connect(close_old_connections)
    assert len(mailoutbox) == 1


def test_a_forgotten_password_tells_nobody_who_exists(client, mailoutbox):
    user = make_user(group="Editors")
    pages = [
        client.post("/admin/password_reset/", {"email": email})
        for email in (user.email, "nobody@example.org")
    ]
    assert len({(page.status_code, page.get("Location")) for page in pages}) == 1
    assert len(mailoutbox) == 1


def test_strangers_do_not_lock_out_somebody_known(client):
    """110 failures from 22 addresses lock the account for whoever comes from elsewhere."""
    user = make_user(group="Editors")
    assert sign_in(client, user.username).status_code == 302
    assert client.get("/admin/").status_code == 200
    client.post("/admin/logout/")
    for number in range(110):
        address = f"198.51.100.{number % 22}"
        sign_in(Client(), user.username, "wrong", address=address)
    assert sign_in(Client(), user.username, address="203.0.113.5").status_code == 200
    assert sign_in(client, user.username).status_code == 302


def test_a_known_browser_is_forgotten_with_the_password_and_by_signing_out_everywhere(client, rf):
    user = make_user(group="Editors")
    sign_in(client, user.username)
    client.get("/admin/")
    request = rf.get("/admin/login/")
    request.COOKIES = {COOKIE: client.cookies[COOKIE].value}
    assert device_of(request, user.username)
    assert not device_of(request, make_user(group="Editors").username)
    sign_out_everywhere(account=user, by=user)
    assert not device_of(request, user.username)


def test_a_known_browser_guesses_no_faster(client):
    user = make_user(group="Editors")
    sign_in(client, user.username)
    client.get("/admin/")
    client.post("/admin/logout/")
    for number in range(sign_in_limits.DEVICE.most):
        sign_in(client, user.username, "wrong", address=f"203.0.113.{number}")
    assert sign_in(client, user.username, address="203.0.113.77").status_code == 200


def test_readers_get_no_token(client):
    assert COOKIE not in client.get("/").cookies
    assert COOKIE not in client.get(LOGIN).cookies


def test_new_passwords_are_mailed_a_few_times_an_hour(client):
    user = make_user(group="Editors")
    answers = set()
    for number in range(6):
        asked = client.post(
            "/admin/password_reset/", {"email": user.email}, REMOTE_ADDR=f"203.0.113.{number}"
        )
        answers.add((asked.status_code, asked["Location"]))
    assert len(answers) == 1
    assert len(mail.outbox) == mail_limits.RESET_ADDRESS.most


def test_no_screen_promises_a_mail_that_nothing_sends(client, settings):
    done = "/admin/password_reset/done/"
    assert "Check your email" in client.get(done).content.decode()
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    said = client.get(done).content.decode()
    assert "Check your email" not in said
    assert "cannot send email" in said


def test_links_of_invitations_are_not_tried_for_ever(client):
    boss = make_user(group="Administrators")
    sent = invite(
        email="new@example.org",
        groups=[],
        by=boss,
        now=timezone.now(),
        path_of=lambda token: f"/admin/invitation/{token}/",
    )
    path = sent.link[sent.link.index("/admin/") :]
    assert client.get(path).status_code == 200
    for number in range(mail_limits.WRONG_LINKS.most):
        assert client.get(f"/admin/invitation/guess{number}/").status_code == 410
    assert client.get(path).status_code == 410
    assert client.get(path, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_a_test_mail_that_went_out_is_remembered(client, settings):
    call_command("sendtestemail", "desk@example.org")
    assert mail_last_proved() is not None
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
    with pytest.raises(CommandError):
        call_command("sendtestemail", "desk@example.org")
