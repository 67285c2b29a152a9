"""Inviting, deactivating, and what the history says of it."""

import datetime
import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, ModelLogEntry, Page, PageLogEntry

from articles.models import Claim, Invitation, ReaderReport, User
from articles.selectors.accounts.abilities import read_abilities
from articles.services.accounts.second_factor import begin_enrolment, has_second_factor
from articles.services.reader_reports.queue import give_report, part_report
from tests.factories import make_article, make_user
from tests.factories.reports import make_report
from tests.publishing import draft as submittable
from tests.publishing import published, shown

pytestmark = pytest.mark.django_db
NEW = {
    "username": "rosa",
    "first_name": "Rosa",
    "last_name": "Demo",
    "password1": "four plain words here",
    "password2": "four plain words here",
}


@pytest.fixture
def administrator(newsroom, client):
    user = make_user(group="Administrators")
    client.force_login(user)
    return user


def send(client, django_capture_on_commit_callbacks, email="rosa@example.org"):
    editors = Group.objects.get(name="Editors")
    with django_capture_on_commit_callbacks(execute=True):
        return client.post(
            reverse("invitations"), {"email": email, "first_name": "Rosa", "groups": [editors.pk]}
        )


def link_in(mail):
    return re.search(r"https?://\S+?(/admin/invitation/\S+)", mail.body)[1]


def test_an_invitation_makes_one_account(
    client, administrator, mailoutbox, django_capture_on_commit_callbacks
):
    send(client, django_capture_on_commit_callbacks)
    mail = mailoutbox[0]
    assert mail.to == ["rosa@example.org"]
    assert mail.alternatives[0].mimetype == "text/html"
    link = link_in(mail)
    assert Invitation.objects.get().digest not in mail.body
    client.logout()
    assert 'value="Rosa"' in client.get(link).content.decode()
    assert client.post(link, NEW).status_code == 302
    rosa = User.objects.get(username="rosa")
    assert (rosa.email, rosa.groups.get().name) == ("rosa@example.org", "Editors")
    assert client.get("/admin/").status_code == 200
    assert client.post(link, {**NEW, "username": "another"}).status_code == 410
    actions = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {"account.invited", "account.invitation_accepted"} <= actions


@pytest.mark.parametrize(
    ("password", "why"), [("short", "at least 12"), ("1q2w3e4r5t6y", "too common")]
)
def test_a_weak_password_is_refused(
    client, administrator, mailoutbox, django_capture_on_commit_callbacks, password, why
):
    send(client, django_capture_on_commit_callbacks)
    weak = {**NEW, "password1": password, "password2": password}
    page = client.post(link_in(mailoutbox[0]), weak)
    assert why in page.content.decode()
    assert not User.objects.filter(username="rosa").exists()


def test_an_invitation_ends(client, administrator, mailoutbox, django_capture_on_commit_callbacks):
    for email in ("a@example.org", "b@example.org"):
        send(client, django_capture_on_commit_callbacks, email)
    taken_back, old = Invitation.objects.order_by("pk")
    client.post(reverse("invitation_revoke", args=[taken_back.pk]))
    Invitation.objects.filter(pk=old.pk).update(
        expires_at=timezone.now() - datetime.timedelta(seconds=1)
    )
    for mail in mailoutbox:
        assert client.get(link_in(mail)).status_code == 410
    assert client.get("/admin/invitation/made-up/").status_code == 410


CONSOLE = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}


def test_without_a_mail_server_the_administrator_gets_the_link(
    client, administrator, settings, django_capture_on_commit_callbacks, capsys
):
    settings.MAILERS = CONSOLE
    page = send(client, django_capture_on_commit_callbacks).content.decode()
    link = re.search(r'value="https?://\S+?(/admin/invitation/\S+?)"', page)[1]
    assert "does not send mail yet" in page
    assert "Invitation sent" not in page
    assert link not in client.get(reverse("invitations")).content.decode()
    assert capsys.readouterr().out == ""
    client.logout()
    assert client.post(link, NEW).status_code == 302
    assert User.objects.get(username="rosa").email == "rosa@example.org"


def test_a_mail_that_could_not_be_sent_is_not_said_to_be_sent(
    client, administrator, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    response = send(client, django_capture_on_commit_callbacks)
    assert "the mail could not be sent" in response.content.decode()
    assert "/admin/invitation/" in response.content.decode()
    assert "no-store" in response.headers["Cache-Control"]


def test_each_group_says_what_its_members_may_do(client, administrator):
    page = client.get(reverse("invitations")).content.decode()
    contributors = page.split("Contributors")[1].split("Copy editors")[0]
    assert "Write stories and change their own." in contributors
    assert "Approve and publish" not in contributors
    moderators = page.split("Moderators")[1]
    assert "Approve and publish stories that passed their checks." in moderators
    group = Group.objects.get(name="Contributors")
    screen = client.get(reverse("wagtailusers_groups:edit", args=[group.pk]))
    assert "Write stories and change their own." in screen.content.decode()


def test_a_group_that_lost_its_rights_is_not_praised(administrator, django_assert_num_queries):
    group = Group.objects.get(name="Editors")
    group.page_permissions.all().delete()
    with django_assert_num_queries(4):
        said = read_abilities([group])
    assert said == {group.pk: "No rights in the newsroom yet."}


def test_whoever_has_an_account_is_not_invited(
    client, administrator, django_capture_on_commit_callbacks
):
    user = make_user()
    response = send(client, django_capture_on_commit_callbacks, user.email.upper())
    assert "already" in response.content.decode()


@pytest.mark.parametrize("group", ["Contributors", "Editors", "Moderators"])
def test_only_administrators_invite_and_manage(newsroom, client, group):
    client.force_login(make_user(group=group))
    for address in (
        reverse("invitations"),
        reverse("account_of_other", args=[make_user().pk]),
    ):
        response = client.get(address)
        assert response.status_code == 302
        assert "permission" in shown(response)


def test_leaving_hands_the_work_over_and_keeps_the_words(client, administrator):
    leaver, successor = make_user(group="Editors"), make_user(group="Editors")
    draft = submittable(owner=leaver)
    live = make_article(owner=leaver, live=True)
    Page.objects.filter(pk=draft.pk).update(locked=True, locked_by=leaver)
    draft.get_workflow().start(draft, leaver)
    state = draft.current_workflow_task_state
    Claim.objects.create(
        task_state=state, article=draft, claimed_by=leaver, claimed_at=timezone.now()
    )
    comment = Comment.objects.create(page=draft, user=leaver, text="Why?", contentpath="title")
    address = reverse("account_of_other", args=[leaver.pk])
    refused = client.post(address, {"do": "deactivate"})
    assert "Choose who takes over" in refused.content.decode()
    client.post(address, {"do": "deactivate", "successor": successor.pk})
    leaver.refresh_from_db()
    draft.refresh_from_db()
    live.refresh_from_db()
    assert not leaver.is_active
    assert (draft.owner, draft.locked) == (successor, False)
    assert live.owner == leaver
    assert not Claim.objects.exists()
    assert Comment.objects.get(pk=comment.pk).user == leaver
    assert ModelLogEntry.objects.filter(action="account.deactivated").count() == 1
    client.post(address, {"do": "reactivate"})
    leaver.refresh_from_db()
    assert leaver.is_active


@pytest.mark.parametrize(
    ("group", "left"), [("Moderators", (2, 0)), ("Editors", (0, 2)), (None, (0, 2))]
)
def test_reports_of_readers_are_not_left_with_somebody_who_is_gone(
    client, administrator, group, left
):
    leaver = make_user(group="Moderators")
    story = published()
    first, second, done, other = (make_report(story) for _ in range(4))
    for report in (first, second, done):
        give_report(report=report, to=leaver, by=leaver)
    ReaderReport.objects.filter(pk=second.pk).update(state="answered")
    ReaderReport.objects.filter(pk=done.pk).update(state="closed_no_change")
    successor = make_user(group=group) if group else None
    address = reverse("account_of_other", args=[leaver.pk])
    assert "Open reader reports: 2" in client.get(address).content.decode()
    data = {"do": "deactivate", "successor": successor.pk if successor else ""}
    said = shown(client.post(address, data))
    handed, freed = left
    assert f"0 stories and {handed} reports. Back in the queue: {freed} reports" in said
    states = dict(ReaderReport.objects.values_list("pk", "state"))
    people = dict(ReaderReport.objects.values_list("pk", "assigned_to"))
    expected = successor.pk if handed else None
    assert people == {
        first.pk: expected,
        second.pk: expected,
        done.pk: leaver.pk,
        other.pk: None,
    }
    assert states[first.pk] == ("assigned" if handed else "new")
    assert states[second.pk] == "answered"
    entries = PageLogEntry.objects.filter(action="article.report_given", user=administrator)
    assert [entry.data["to"] for entry in entries] == [expected, expected]
    # Whoever opens the closed one again does not give it to somebody who is gone.
    part_report(report=done, by=administrator)
    done.refresh_from_db()
    assert (done.assigned_to, done.state) == (None, "new")


def test_nobody_deactivates_themselves(client, administrator):
    address = reverse("account_of_other", args=[administrator.pk])
    page = client.post(address, {"do": "deactivate"}).content.decode()
    assert "your own account" in page
    administrator.refresh_from_db()
    assert administrator.is_active


def test_accounts_are_not_deleted(client, administrator):
    user = make_user(group="Editors")
    client.force_login(make_user(is_superuser=True))
    response = client.post(reverse("wagtailusers_users:delete", args=[user.pk]))
    assert response["Location"] == reverse("account_of_other", args=[user.pk])
    bulk = f"{reverse('wagtail_bulk_action', args=['articles', 'user', 'delete'])}?id={user.pk}"
    client.post(bulk)
    edit = reverse("wagtailusers_users:edit", args=[user.pk])
    client.post(edit, {"username": user.username, "email": user.email})
    assert User.objects.get(pk=user.pk).is_active


def test_the_second_factor_of_somebody_is_taken_away_with_a_mail(client, administrator, mailoutbox):
    user = make_user(group="Editors")
    device = begin_enrolment(account=user)
    device.confirmed = True
    device.save()
    client.post(reverse("account_of_other", args=[user.pk]), {"do": "second_factor"})
    assert not has_second_factor(user)
    assert mailoutbox[0].to == [user.email]


def test_changed_rights_are_in_the_history(client, administrator):
    user, group = make_user(), Group.objects.get(name="Moderators")
    user.groups.add(group)
    user.groups.remove(group)
    group.permissions.clear()
    group.page_permissions.first().delete()
    entries = ModelLogEntry.objects.filter(action="account.rights_changed").order_by("pk")
    reasons = [entry.data["reason"] for entry in entries.filter(label=str(user))]
    assert reasons == ["groups given: Moderators", "groups taken: Moderators"]
    assert entries.filter(label="Moderators", data__reason__startswith="rights all taken").exists()
    assert entries.filter(label="Moderators", data__reason__startswith="right taken").exists()


def test_the_history_is_filtered_and_written_out(client, administrator):
    client.force_login(make_user(is_superuser=True))
    make_user(group="Editors")
    address = reverse("wagtailadmin_reports:site_history")
    page = client.get(address, {"action": "account.rights_changed"})
    assert "Rights changed" in page.content.decode()
    table = client.get(address, {"export": "csv"})
    written = b"".join(table.streaming_content).decode()
    assert table["Content-Type"].startswith("text/csv")
    assert "Editors" in written
